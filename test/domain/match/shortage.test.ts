import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../shared/domain/draw/hash.ts'
import type { OfficerRow } from '../../../shared/domain/draw/types.ts'
import { matchOfficers } from '../../../shared/domain/match/match.ts'
import { describeNeed } from '../../../shared/domain/match/need.ts'
import { canFormTeams, type FeasibilityInput } from '../../../shared/domain/match/shortage.ts'
import { Refusal } from '../../../shared/kernel/refusal.ts'
import { dice } from '../draw/random-draw.ts'
import { legalAssignments } from './legal-assignments.ts'

const tags = ['执法资格', '会计']
const targets = (count: number, region = '示例三区') =>
  Array.from({ length: count }, (_, at) => ({ id: `T${String(at).padStart(3, '0')}`, region }))
const people = (count: number, region: string, held: number): OfficerRow[] =>
  Array.from({ length: count }, (_, at) => [`P${region}${held}${at}`, region, held])

const scarce = { officers: [...people(5, '', 3), ...people(40, '', 1)], recusals: [], tags, masks: [3, 1] }

describe('a shortage', () => {
  it('is told in the words of the field', () => {
    const { shortage } = matchOfficers({
      ...scarce,
      targets: targets(191),
      seed: sha256(new Uint8Array()),
      sweeps: 0,
      cap: 25,
    })

    expect(shortage?.facts).toMatchObject({
      targets: 191,
      need: '示例三区 · 执法资格 + 会计',
      officers: 5,
      cap: 25,
      cover: 125,
      short: 66,
    })
    expect(shortage?.officers).toEqual(people(5, '', 3).map(([id]) => id))
    expect(new Refusal('no-team', shortage?.facts).zh).toContain(
      '191 个席位需要 示例三区 · 执法资格 + 会计，5 名执法人员每人最多 25 个，可覆盖 125 个，缺 66 个',
    )
  })

  it('counts every target that lacks different officers', () => {
    const officers = [...people(1, '', 1), ...people(3, '别处', 1)]

    const { shortage } = matchOfficers({
      officers,
      recusals: [],
      tags,
      masks: [1, 1],
      targets: targets(4),
      seed: sha256(new Uint8Array()),
      sweeps: 0,
    })

    expect(shortage?.facts).toMatchObject({ targets: 8, officers: 1, cap: 4, cover: 4, short: 4 })
    expect(new Set(shortage?.seats.map(({ target }) => target)).size).toBe(4)
  })
})

describe('what seats need', () => {
  it('is told in the names of the draw, and stays short over many regions', () => {
    expect(describeNeed({ regions: ['东'], masks: [3, 0, 3], tags })).toBe('东 · 执法资格 + 会计 / 执法人员')
    expect(describeNeed({ regions: [], masks: [2], tags })).toBe('会计')
    expect(describeNeed({ regions: ['东', '西', '南', '北'], masks: [2], tags })).toBe('东、西、南 等 4 个区域 · 会计')
  })
})

describe('before a freeze is committed', () => {
  const level = (take: number, pool: FeasibilityInput['levels'][number]['pool']) => ({ take, pool })

  it('says that any draw can be served', () => {
    expect(canFormTeams({ ...scarce, levels: [level(10, targets(50))] })).toEqual({
      possible: true,
      certain: true,
      lacks: [],
    })
  })

  it('names a region that has too few officers, and whether a draw could avoid it', () => {
    const officers = [...people(2, '东', 3), ...people(1, '西', 3)]
    const pool = [...targets(6, '东'), ...targets(2, '西').map(({ id, region }) => ({ id: `W${id}`, region }))]

    const some = canFormTeams({ officers, recusals: [], tags, masks: [1, 1], levels: [level(6, pool)] })
    const every = canFormTeams({ officers, recusals: [], tags, masks: [1, 1], levels: [level(7, pool)] })

    expect(some).toMatchObject({ possible: true, certain: false })
    expect(some.lacks).toEqual([
      expect.objectContaining({
        region: '西',
        need: '西 · 执法资格',
        targets: 4,
        officers: 1,
        cover: 2,
        short: 2,
        always: false,
        ids: ['WT000', 'WT001'],
      }),
    ])
    expect(every).toMatchObject({ possible: false, certain: false })
  })

  it('names a target whose officers are all recused but one', () => {
    const officers = people(2, '', 3)
    const recusals = [['T001', officers[0]?.[0] as string] as [string, string]]

    const { lacks } = canFormTeams({ officers, recusals, tags, masks: [1, 1], levels: [level(2, targets(3))] })

    expect(lacks).toEqual([expect.objectContaining({ ids: ['T001'], short: 1, always: false })])
  })

  it('names what a cap leaves uncovered', () => {
    const { possible, lacks } = canFormTeams({ ...scarce, cap: 25, levels: [level(191, targets(300))] })

    expect(possible).toBe(false)
    expect(lacks).toContainEqual(
      expect.objectContaining({
        targets: 191,
        need: '执法资格 + 会计',
        officers: 5,
        cap: 25,
        cover: 125,
        short: 66,
        always: true,
      }),
    )
  })

  it('agrees with trying all assignments, whenever the whole pool is drawn', () => {
    const roll = dice(11)
    const seen = { possible: 0, impossible: 0 }
    for (let at = 0; at < 400; at++) {
      const officers = Array.from(
        { length: 1 + roll(4) },
        (_, o): OfficerRow => [`P${o}`, ['', '东'][roll(2)] as string, roll(4)],
      )
      const pool = targets(1 + roll(2)).map(({ id }) => ({ id, region: ['东', '西'][roll(2)] as string }))
      const masks = Array.from({ length: 1 + roll(2) }, () => roll(4))
      const recusals = roll(2) === 0 ? [['T000', 'P0'] as [string, string]] : []

      const { possible, certain } = canFormTeams({
        officers,
        recusals,
        tags,
        masks,
        levels: [level(pool.length, pool)],
      })

      const served = legalAssignments({ officers, recusals, masks, targets: pool }).length > 0
      expect([possible, certain]).toEqual([served, served])
      seen[served ? 'possible' : 'impossible']++
    }
    expect(Math.min(seen.possible, seen.impossible)).toBeGreaterThan(50)
  })
})

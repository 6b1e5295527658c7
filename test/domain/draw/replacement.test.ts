import { describe, expect, it } from 'vitest'
import { replaceTargets, supplementMatch } from '../../../shared/domain/draw/replacement.ts'
import type { Bundle, OfficerRow } from '../../../shared/domain/draw/types.ts'
import { executeDraw } from './executed.ts'
import { readVectors } from './vectors.ts'

const vector = (wanted: string): Bundle =>
  readVectors().find(({ name }) => name === wanted)?.bundle ?? expect.fail(wanted)
const bundle = vector('odd-ids.json')
const [high] = bundle.drawn
const reserves = executeDraw(bundle).reserves[0]?.ids ?? []
const lost = (...ids: (string | undefined)[]) => ids.map((id) => ({ id: id as string, reason: 'closed' }))

describe('a target that is found closed', () => {
  it('is replaced by the next ticket of its level, loss by loss', () => {
    const [first, second] = high?.ids ?? []

    const replaced = replaceTargets({ ...bundle, losses: lost(second, first) })

    expect(replaced.map((each) => [each.level, each.out, each.in])).toEqual([
      ['D', second, reserves[0]],
      ['D', first, reserves[1]],
    ])
  })

  it('keeps earlier replacements when a later loss is recorded, a replacement itself included', () => {
    const one = replaceTargets({ ...bundle, losses: lost(high?.ids[0]) })

    const two = replaceTargets({ ...bundle, losses: lost(high?.ids[0], reserves[0], bundle.drawn[1]?.ids[0]) })

    expect(two.slice(0, 1)).toEqual(one)
    expect(two[1]).toMatchObject({ out: reserves[0], in: reserves[1] })
    expect(two[2]).toMatchObject({ level: 'C', out: bundle.drawn[1]?.ids[0] })
  })

  it('must stand in the draw', () => {
    const standsNot = expect.objectContaining({ code: 'target-not-standing' })

    expect(() => replaceTargets({ ...bundle, losses: lost('nobody') })).toThrow(standsNot)
    expect(() => replaceTargets({ ...bundle, losses: lost(reserves[0]) })).toThrow(standsNot)
    expect(() => replaceTargets({ ...bundle, losses: lost(high?.ids[0], high?.ids[0]) })).toThrow(standsNot)
  })

  it('is refused a replacement when no reserve is left', () => {
    const small = vector('small.json')

    expect(() => replaceTargets({ ...small, losses: lost(small.drawn[1]?.ids[0]) })).toThrow(
      expect.objectContaining({ code: 'reserve-empty', facts: { id: small.drawn[1]?.ids[0], level: 'C' } }),
    )
  })
})

describe('a supplement', () => {
  const standing = (bundle.teams ?? []).map(([id]) => id)

  it('gives the same teams as the draw when nothing has changed', () => {
    const supplement = supplementMatch({ ...bundle, targets: standing })

    expect(supplement.teams).toEqual(bundle.teams)
    expect(supplement.officersDigest).toBe(bundle.manifest.officers.digest)
  })

  it('keeps an officer off the target for which his recusal was upheld, and binds the new list', () => {
    const [target, team] = bundle.teams?.[0] ?? expect.fail('no team')
    const recusals = [...bundle.recusals, [target, team[0] as string] as [string, string]]

    const supplement = supplementMatch({ ...bundle, recusals, targets: [target] })

    expect(supplement.teams?.[0]?.[0]).toBe(target)
    expect(supplement.teams?.[0]?.[1]).not.toContain(team[0])
    expect(supplement.officersDigest).not.toBe(bundle.manifest.officers.digest)
    expect(supplementMatch({ ...bundle, recusals, targets: [target] })).toEqual(supplement)
    expect(supplementMatch({ ...bundle, recusals: recusals.toReversed(), targets: [target] })).toEqual(supplement)
  })

  it('seats the targets of an infeasible draw once officers are lent', () => {
    const infeasible = vector('infeasible.json')
    const targets = infeasible.drawn.flatMap(({ ids }) => ids)

    const lent = Array.from({ length: 3 }, (_, at): OfficerRow => [`借调${at}`, '', 7])

    expect(supplementMatch({ ...infeasible, targets })).toMatchObject({
      teams: null,
      shortage: { facts: { short: 1 } },
    })
    expect(supplementMatch({ ...infeasible, targets, officers: [...infeasible.officers, ...lent] }).teams).toHaveLength(
      targets.length,
    )
  })
})

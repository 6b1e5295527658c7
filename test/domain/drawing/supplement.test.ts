import { describe, expect, it } from 'vitest'
import { buildBundle } from '../../../shared/domain/draw/bundle.ts'
import { nonceCommit } from '../../../shared/domain/draw/manifest.ts'
import type { Bundle } from '../../../shared/domain/draw/types.ts'
import { assemblePool } from '../../../shared/domain/drawing/assemble-pool.ts'
import { freezePool } from '../../../shared/domain/drawing/freeze-pool.ts'
import {
  lossesOf,
  standingAfter,
  supplementOfLoss,
  supplementOfRecusal,
  teamAfter,
} from '../../../shared/domain/drawing/supplement.ts'
import { supplementDifference } from '../../../shared/domain/verify/verify-supplements.ts'
import { fromHex } from '../../../shared/kernel/bytes.ts'
import { sampleOfficer, sampleTarget, sampleTask } from '../../functions/drawing/fixtures.ts'
import { executeDraw } from '../draw/executed.ts'

const nonce = '7'.repeat(64)
const at = '2022-07-05T01:00:00.000Z'

/** A joint team of three: a leader, one of market supervision, one of taxation. */
const seats = [
  ['执法证', '财政'],
  ['执法证', '市场监管'],
  ['执法证', '税务'],
]

function drawn(): Bundle {
  const specialties = ['财政', '市场监管', '税务']
  const officers = Array.from({ length: 9 }, (_, n) =>
    sampleOfficer(n + 1, { region: '', specialties: [specialties[n % 3] as string] }),
  )
  const targets = Array.from({ length: 40 }, (_, n) => sampleTarget(n + 1))
  const task = sampleTask({ seats })
  const pool = assemblePool({ task, targets, officers, earlier: new Set(), day: '2022-07-04', region: '140900' })
  const frozen = freezePool(task, pool, {
    drawId: '01EXAMPLE',
    department: '140900/finance',
    frozenAt: '2022-07-04T01:00:00.000Z',
    code: 'test',
    round: 1,
    contributors: ['示例见证甲'],
    nonceCommit: nonceCommit(fromHex(nonce)),
    attempt: 1,
    day: '2022-07-04',
  })
  const contributions = [{ kind: 'witness' as const, by: '示例见证甲', value: '示例之词' }]
  return buildBundle({ frozen, contributions, nonce, outcome: executeDraw({ ...frozen, contributions, nonce }) })
}

describe('a joint team', () => {
  it('has an officer of each department on its seat, from the task to the bundle', () => {
    const bundle = drawn()
    const maskOf = new Map(bundle.officers.map(([id, , mask]) => [id, mask]))

    expect(bundle.manifest.tags).toEqual(['执法证', '财政', '市场监管', '税务'])
    expect(bundle.manifest.seats).toEqual([0b0011, 0b0101, 0b1001])
    expect(bundle.teams?.length).toBeGreaterThan(0)
    for (const [, team] of bundle.teams ?? []) {
      expect(team).toHaveLength(3)
      for (const [seat, officer] of team.entries()) {
        expect((maskOf.get(officer) ?? 0) & (bundle.manifest.seats[seat] as number)).toBe(bundle.manifest.seats[seat])
      }
    }
  })
})

describe('a supplement', () => {
  const bundle = drawn()
  const [target, team] = (bundle.teams ?? [])[0] as [string, string[]]
  const given = { bundle, n: 1, at, losses: [], officers: bundle.officers, recusals: bundle.recusals }
  const recusal = (seat: number) =>
    supplementOfRecusal(
      { ...given, recusals: [[target, team[seat] as string]] },
      { target, team, officerId: team[seat] as string },
    )

  it.each([0, 1, 2])('passes on seat %i alone, to somebody with its tags', (seat) => {
    const made = recusal(seat)

    const after = teamAfter(made)
    const mask = bundle.officers.find(([id]) => id === after[seat])?.[2] ?? 0
    expect(after.filter((_, other) => other !== seat)).toEqual(team.filter((_, other) => other !== seat))
    expect(after[seat]).not.toBe(team[seat])
    expect(mask & (bundle.manifest.seats[seat] as number)).toBe(bundle.manifest.seats[seat])
    expect(supplementDifference(bundle, made)).toBeNull()
  })

  it('is the same however often it is made, and whatever order the officers come in', () => {
    const again = supplementOfRecusal(
      { ...given, officers: [...bundle.officers].reverse(), recusals: [[target, team[1] as string]] },
      { target, team, officerId: team[1] as string },
    )

    expect(again).toEqual(recusal(1))
  })

  it('brings in a target that was not drawn, with a whole team', () => {
    const level = bundle.drawn.find(({ ids }) => ids.length > 0 && ids.length < 5)
    const lost = level?.ids[0] ?? ''

    const made = supplementOfLoss({ ...given, losses: [{ id: lost, reason: 'closed' }] })

    const everybody = bundle.drawn.flatMap(({ ids }) => ids)
    expect(everybody).not.toContain(made.target)
    expect(made.replaced).toMatchObject({ level: level?.level, out: lost, in: made.target })
    expect(new Set(teamAfter(made)).size).toBe(3)
    expect(supplementDifference(bundle, made)).toBeNull()
  })

  it('is told apart from every altered one', () => {
    const made = recusal(0)
    const altered = {
      seed: '0'.repeat(64),
      manifestDigest: '0'.repeat(64),
      drawId: 'other',
      firstSeat: 1,
      kept: [],
      officersDigest: '0'.repeat(64),
      teams: [[target, ['SX0900-99']]] as [string, string[]][],
      officers: made.officers.slice(1),
    }

    for (const [field, value] of Object.entries(altered)) {
      expect([field, supplementDifference(bundle, { ...made, [field]: value })]).not.toEqual([field, null])
    }
  })

  it('is refused when nobody else can take the seat', () => {
    const few = bundle.officers.filter(([id]) => team.includes(id))

    expect(() =>
      supplementOfRecusal(
        { ...given, officers: few, recusals: [[target, team[2] as string]] },
        { target, team, officerId: team[2] as string },
      ),
    ).toThrowError(expect.objectContaining({ code: 'no-team' }))
  })

  it('keeps losses in their order, and knows who stands', () => {
    const note = { at, key: '', officersDigest: '', level: 'C', officers: [] }
    const notes = [
      { ...note, n: 1, out: 'a', reason: 'closed', target: 'x' },
      { ...note, n: 2, recused: 'SX0900-01', target: 'b' },
      { ...note, n: 3, out: 'x', reason: 'moved', target: 'y' },
    ]

    const { standing, lost } = standingAfter([{ ids: ['a', 'b'] }], notes)

    expect(lossesOf(notes)).toEqual([
      { id: 'a', reason: 'closed' },
      { id: 'x', reason: 'moved' },
    ])
    expect([...standing].sort()).toEqual(['b', 'y'])
    expect([...lost].sort()).toEqual(['a', 'x'])
  })
})

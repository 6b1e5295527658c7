import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Bundle } from '../../../shared/domain/draw/types.ts'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  bundleOf,
  drawnOf,
  drawOf,
  expert,
  expired,
  frozen,
  putRegistries,
  recused,
  sampleTarget,
  sampleTask,
} from './fixtures.ts'

describe('two rounds of the seed’s task', () => {
  let p: TestPlatform
  let first: Draw
  let second: Draw
  const bundles: Bundle[] = []

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
    await p.put('tasks', sampleTask())
    first = await drawOf(p, await drawnOf(p, '2022-1', 1))
    second = await drawOf(p, await drawnOf(p, '2022-1', 2))
    for (const { id } of [first, second]) bundles.push(await bundleOf(p, id))
  })
  afterAll(() => p.stop())

  function bundleFor({ round }: Draw): Bundle {
    return bundles[round - 1] as Bundle
  }

  function idsOf(draw: Draw): string[] {
    return bundleFor(draw).drawn.flatMap(({ ids }) => ids)
  }

  it('draws not less than a fifth of all agencies, the closed one counted', () => {
    const rosterSize = first.strata.reduce((sum, { size }) => sum + size, 0)

    expect(rosterSize).toBe(60)
    expect(first.poolSize).toBe(59)
    expect(idsOf(first).length).toBeGreaterThanOrEqual(12)
    expect(first.drawnCount).toBe(idsOf(first).length)
    for (const { level, ids } of bundleFor(first).drawn) {
      expect(ids).toHaveLength(first.strata.find((stratum) => stratum.level === level)?.take ?? -1)
    }
  })

  it('draws not less than a fifth in round 2 as well, and says which class was drawn out', async () => {
    const { manifest } = JSON.parse(new TextDecoder().decode(await p.bucket('archive').get(second.frozenKey)))

    expect(idsOf(second).length).toBe(12)
    expect(second).toMatchObject({ floor: 2000, floorUsed: manifest.floor })
    expect(second.floorNote?.zh).toContain('D 级第 1 轮')
    expect(manifest.floor).toBeGreaterThan(2000)
    expect(manifest).toMatchObject({ floorAsked: 2000 })
    expect(first.floorNote).toBeUndefined()
  })

  it('never draws a closed agency, nor one of another field', () => {
    const drawn = [...idsOf(first), ...idsOf(second)]

    expect(bundleFor(first).manifest.exclusions).toEqual([{ id: sampleTarget(60).id, reason: 'closed' }])
    expect(first.excluded).toEqual([{ reason: 'closed', count: 1 }])
    expect(drawn).not.toContain(sampleTarget(60).id)
    expect(drawn).not.toContain(sampleTarget(99).id)
  })

  it('gives every agency two different officers with valid certificates, never one who is recused', () => {
    const teams = bundles.flatMap(({ teams: each }) => each ?? [])

    expect(teams.map(([target]) => target).sort()).toEqual([...idsOf(first), ...idsOf(second)].sort())
    for (const [target, officers] of teams) {
      expect(new Set(officers).size).toBe(2)
      expect(officers).not.toContain(expired.id)
      expect(officers).not.toContain(expert.id)
      if (recused.recusals.includes(target)) expect(officers).not.toContain(recused.id)
    }
  })

  it('leaves out of round 2 whom round 1 drew, with the reason, and uses another seed', () => {
    const again = idsOf(second).filter((id) => idsOf(first).includes(id))
    const { exclusions } = bundleFor(second).manifest
    const excluded = exclusions.filter(({ reason }) => reason === 'drawn-earlier-round').map(({ id }) => id)

    expect(again).toEqual([])
    expect(excluded.sort()).toEqual(idsOf(first).sort())
    expect(second.seed).not.toBe(first.seed)
  })

  it('keeps a bundle of each draw that a stranger can verify, and that says what the record says', async () => {
    for (const draw of [first, second]) {
      const bundle = bundleFor(draw)

      expect(verifyBundle(bundle)).toMatchObject({ ok: true, firstDifference: null })
      expect(bundle).toMatchObject({
        manifestDigest: draw.manifestDigest,
        resultDigest: draw.resultDigest,
        seed: draw.seed,
      })
    }
  })

  it('answers a repeated execution with the same draw, writing nothing', async () => {
    const before = await p.store('draws').get(first.id)

    const again = await p.call('drawer', 'executeDraw', { drawId: first.id })

    expect(again).toMatchObject({ status: 200, body: JSON.parse(JSON.stringify(first)) })
    expect((await p.store('draws').get(first.id)).version).toBe(before.version)
  })

  it('has no third round', async () => {
    const answer = await p.call('drawer', 'freezeDraw', { taskId: '2022-1', round: 3, witnesses: ['示例见证甲'] })

    expect(answer).toMatchObject({ status: 409, body: { type: 'rounds-complete', rounds: 2 } })
  })

  it('will not void round 1 while round 2 rests on it', async () => {
    const answer = await p.call('approver', 'voidDraw', { drawId: first.id, reason: '示例理由' })

    expect(answer).toMatchObject({ status: 409, body: { type: 'later-round-drawn', round: 2, id: second.id } })
  })

  it('voids a drawn round while no inspection has begun, keeps all of it, and counts the next attempt', async () => {
    const answer = await p.call('approver', 'voidDraw', { drawId: second.id, reason: '示例：名单有误' })

    const kept = await p.call('auditor', 'getDraw', { drawId: second.id })
    const redrawn = await p.store('draws').get((await frozen(p, '2022-1', 2)).drawId)
    expect(answer.status).toBe(200)
    expect(kept.body).toMatchObject({
      state: 'void',
      attempt: 1,
      seed: second.seed,
      bundleKey: second.bundleKey,
      drawnCount: second.drawnCount,
      voided: { reason: '示例：名单有误', by: 'approver' },
    })
    expect(redrawn.record).toMatchObject({ attempt: 2, round: 2, state: 'frozen' })
  })
})

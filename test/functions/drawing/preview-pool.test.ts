import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import {
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

describe('the pool before it is frozen', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
    await p.put('tasks', sampleTask())
    await p.put('tasks', sampleTask({ id: '2022-2' }))
    await p.put('tasks', sampleTask({ id: '2022-3', seats: [['执法证', '税务'], ['执法证']] }))
  })
  afterAll(() => p.stop())

  it('shows sizes, exclusions, the arithmetic of each quota and each chance', async () => {
    const { status, body } = await p.call('drawer', 'previewPool', { taskId: '2022-1', round: 1 })

    const unlucky = body.levels.find(({ level }) => level === 'D')
    expect(status).toBe(200)
    expect(body).toMatchObject({ rosterSize: 60, poolSize: 59, day: '2022-07-04' })
    expect(body.exclusions).toEqual([{ id: sampleTarget(60).id, reason: 'closed', zh: '停业' }])
    expect(unlucky).toMatchObject({ size: 10, pool: 10, minimum: 7, probability: [7, 10] })
    expect(unlucky?.zh).toContain('10 家的 61% 为 6.1，不低于 → 7 家')
    expect(body.levels.reduce((sum, { take }) => sum + take, 0)).toBe(13)
    expect(body.floor).toEqual({ asked: 2000, used: 2000, needed: 12, reached: 13, exhausted: [] })
  })

  it('shows who may serve, why others may not, and from whom an officer is recused', async () => {
    const { body } = await p.call('drawer', 'previewPool', { taskId: '2022-1', round: 1 })

    expect(body.eligible).toHaveLength(12)
    expect(body.eligible.find(({ id }) => id === recused.id)?.recusedFrom).toEqual([
      sampleTarget(1).id,
      sampleTarget(2).id,
    ])
    expect(body.notEligible).toEqual([
      { id: expired.id, name: expired.name, reason: 'certificate-expired', zh: '执法证已过期' },
      { id: expert.id, name: expert.name, reason: 'expert', zh: '专家/辅助人员不计入两名执法人员' },
    ])
    expect(body.teams).toMatchObject({ possible: true, certain: true, lacks: [] })
  })

  it('says that no team can be formed, and which seat nobody fits, instead of refusing', async () => {
    const { status, body } = await p.call('drawer', 'previewPool', { taskId: '2022-3', round: 1 })

    expect(status).toBe(200)
    expect(body.teams.possible).toBe(false)
    expect(body.teams.lacks.length).toBeGreaterThan(0)
    expect(body.eligible.every(({ seats }) => seats.join() === '2')).toBe(true)
  })

  it('promises what a freeze then commits to, and writes nothing itself', async () => {
    const { body } = await p.call('drawer', 'previewPool', { taskId: '2022-1', round: 1 })
    const before = await p.store('draws').list()

    const { drawId } = await frozen(p, '2022-1')

    const record = await drawOf(p, drawId)
    expect(before.items).toEqual([])
    expect(record.strata).toEqual(
      body.levels.map(({ level, size, pool, quota, take }) => ({ level, size, pool, quota, take })),
    )
  })

  it('shows in round 2 whom round 1 drew', async () => {
    await drawnOf(p, '2022-2')

    const { body } = await p.call('drawer', 'previewPool', { taskId: '2022-2', round: 2 })

    expect(body.exclusions.filter(({ reason }) => reason === 'drawn-earlier-round')).toHaveLength(13)
    expect(body.poolSize).toBe(46)
  })

  it('is for drawers, and for the round that is next', async () => {
    const role = await p.call('clerk', 'previewPool', { taskId: '2022-1', round: 1 })
    const later = await p.call('drawer', 'previewPool', { taskId: '2022-1', round: 2 })
    const word = await p.call('drawer', 'previewPool', { taskId: '2022-1', round: 'two' })
    const unknown = await p.call('drawer', 'previewPool', { taskId: '2022-99', round: 1 })

    expect(role).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
    expect(later).toMatchObject({ status: 409, body: { type: 'round-out-of-order', next: 1 } })
    expect(word).toMatchObject({ status: 400, body: { type: 'malformed-request' } })
    expect(unknown).toMatchObject({ status: 404, body: { type: 'not-found' } })
  })
})

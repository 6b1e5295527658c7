import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fileKey, pageKey } from '../../../shared/contract/site-paths.ts'
import type { Supplement } from '../../../shared/domain/drawing/supplement.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { supplementDifference, verifySupplements } from '../../../shared/domain/verify/verify-supplements.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  bundleOf,
  drawnOf,
  drawOf,
  liftCap,
  putRegistries,
  sampleOfficer,
  sampleTarget,
  sampleTask,
} from './fixtures.ts'

describe('a recusal after the draw', () => {
  let p: TestPlatform
  let tasks = 0
  let drawId: string
  let inspection: Inspection
  let leader: string
  let second: string

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p, 24)
    await liftCap(p)
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    const taskId = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id: taskId }))
    await use(await drawnOf(p, taskId))
  })

  async function use(draw: string): Promise<void> {
    drawId = draw
    await p.settle()
    inspection = (await p.store('inspections').list({ prefix: `${drawId}-`, limit: 1 })).items[0] as Inspection
    ;[leader, second] = inspection.officerIds as [string, string]
  }

  const person = (officerId: string) => `officer-${officerId.slice(-2)}`
  const declare = (officerId: string, by: string, more: Record<string, unknown> = {}) =>
    p.call(by, 'declareRecusal', {
      inspectionId: inspection.id,
      officerId,
      request: 'officer',
      reason: '与被查单位负责人系近亲属',
      ...more,
    })
  const decide = (officerId: string, decision: 'upheld' | 'rejected', by = 'head') =>
    p.call(by, 'decideRecusal', { inspectionId: inspection.id, officerId, decision, remark: '经核实' })

  it('passes the seat on by the draw’s own seed once it is upheld; the other officer stays', async () => {
    const declared = await declare(leader, person(leader))
    const before = (await p.store('inspections').get(inspection.id)).record
    const upheld = await decide(leader, 'upheld')
    await p.settle()

    const after = (await p.store('inspections').get(inspection.id)).record
    const draw = await drawOf(p, drawId)
    const { items } = (await p.call('auditor', 'listRecusals', { inspectionId: inspection.id })).body
    const gone = await p.store('assignments').get(`${leader}#${inspection.id}`)
    expect(declared).toMatchObject({ status: 201, body: { state: 'declared', request: 'officer' } })
    expect(before.officerIds).toEqual([leader, second])
    expect(upheld).toMatchObject({ status: 200, body: { state: 'upheld' } })
    expect(after.officerIds[1]).toBe(second)
    expect([leader, second]).not.toContain(after.officerIds[0])
    expect(draw.supplements).toMatchObject([{ n: 1, recused: leader, target: inspection.targetId }])
    expect(draw.supplements?.[0]?.officers).toEqual(after.officerIds)
    expect(items).toMatchObject([{ officerId: leader, state: 'upheld', supplement: 1 }])
    expect(gone.record.calledOff).toBe('2022-07-04')
    expect(
      (await p.store('assignments').get(`${after.officerIds[0]}#${inspection.id}`)).record.calledOff,
    ).toBeUndefined()
  })

  it('leaves a supplement that a stranger computes again; both seats can pass on one after the other', async () => {
    for (const officer of [leader, second]) {
      await declare(officer, 'clerk', { request: 'party' })
      await decide(officer, 'upheld')
    }
    await p.settle()

    const bundle = await bundleOf(p, drawId)
    const { supplements = [] } = await drawOf(p, drawId)
    const after = (await p.store('inspections').get(inspection.id)).record
    expect(supplements).toHaveLength(2)
    const files: Supplement[] = []
    for (const { key } of supplements) {
      const file = JSON.parse(new TextDecoder().decode(await p.bucket('archive').get(key))) as Supplement
      expect(supplementDifference(bundle, file, files)).toBeNull()
      expect(supplementDifference(bundle, { ...file, kept: ['SX0900-99'] }, files)).toMatchObject({
        where: expect.stringContaining('.kept'),
      })
      files.push(file)
    }
    const place = { department: p.department, id: drawId }
    const published = new TextDecoder().decode(await p.bucket('site').get(fileKey('supplements', place)))
    const page = new TextDecoder().decode(await p.bucket('site').get(pageKey('draw', place)))
    expect(verifySupplements(bundle, published)).toMatchObject({ ok: true, checks: [{ number: 1 }, { number: 2 }] })
    expect(verifySupplements(bundle, published.replaceAll(leader, 'SX0900-99'))).toMatchObject({ ok: false })
    expect(verifySupplements(bundle, '{"suite":"MC1","drawId":"another","supplements":[]}')).toMatchObject({
      ok: false,
      firstDifference: { where: '$.drawId' },
    })
    expect(page).toContain('递补与回避改派')
    expect(after.officerIds).toEqual(supplements[1]?.officers)
    expect(after.officerIds).not.toContain(leader)
    expect(after.officerIds).not.toContain(second)
    expect(new Set(after.officerIds).size).toBe(2)
  })

  it('changes nothing when it is rejected, and may be declared again', async () => {
    await declare(second, person(second))

    const rejected = await decide(second, 'rejected')
    await p.settle()
    const again = await declare(second, person(second))

    expect(rejected).toMatchObject({ status: 200, body: { state: 'rejected' } })
    expect((await drawOf(p, drawId)).supplements).toBeUndefined()
    expect(again.status).toBe(201)
  })

  it('is not decided by whoever declared it, and declared only for the team', async () => {
    const stranger = await declare('SX0900-99', 'clerk')
    const forOther = await declare(second, person(leader))
    const role = await decide(leader, 'upheld', 'clerk')
    const unknown = await decide('SX0900-99', 'upheld')

    const own = await p.store('recusals').find(`${inspection.id}#${leader}`)
    expect(stranger).toMatchObject({ status: 403, body: { type: 'not-your-inspection' } })
    expect(forOther).toMatchObject({ status: 201, body: { officerId: leader } })
    expect(own?.record.declaredBy).toBe(person(leader))
    expect(role).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
    expect(unknown).toMatchObject({ status: 404, body: { type: 'not-found' } })
  })

  it('stands in later draws, whatever the officer registry says', async () => {
    await declare(leader, person(leader))
    await decide(leader, 'upheld')
    await p.settle()
    const id = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id, floor: 10_000 }))

    const bundle = await bundleOf(p, await drawnOf(p, id))

    expect(bundle.recusals).toContainEqual([inspection.targetId, leader])
    expect(bundle.teams?.find(([target]) => target === inspection.targetId)?.[1]).not.toContain(leader)
  })

  it('says when nobody can take the seat, and passes it on once an officer was lent', async () => {
    const id = `2022-${++tasks}`
    const scope = '示例类别：两人'
    await p.put('targets', sampleTarget(301, { field: scope, creditClass: 'D' }))
    for (const n of [21, 22]) await p.put('officers', sampleOfficer(n, { specialties: ['危化'] }))
    await p.put(
      'tasks',
      sampleTask({
        id,
        scope,
        rounds: 1,
        seats: [
          ['执法证', '危化'],
          ['执法证', '危化'],
        ],
      }),
    )
    await use(await drawnOf(p, id))
    await declare(leader, 'clerk', { request: 'party' })
    await decide(leader, 'upheld')
    await p.settle()
    const failed = (await p.store('recusals').get(`${inspection.id}#${leader}`)).record
    await p.put('officers', sampleOfficer(23, { specialties: ['危化'] }))

    await decide(leader, 'upheld', 'head')
    await p.settle()

    const after = (await p.store('inspections').get(inspection.id)).record
    expect(failed).toMatchObject({ state: 'upheld', failure: { code: 'no-team' } })
    expect(after.officerIds).toEqual(
      leader === inspection.officerIds[0] ? ['SX0900-23', second] : [second, 'SX0900-23'],
    )
  })
})

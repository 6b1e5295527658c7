import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import { nonceCommit } from '../../../shared/domain/draw/manifest.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Person } from '../../../shared/domain/registry/department.ts'
import { fromHex } from '../../../shared/kernel/bytes.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { contributedTo, drawnOf, frozen, putRegistries, sampleTarget, sampleTask } from './fixtures.ts'

describe('voiding a draw', () => {
  let p: TestPlatform
  let tasks = 0
  let taskId: string

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
    await allowApproverToDraw(p)
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    taskId = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id: taskId }))
  })

  it('keeps a mistaken freeze readable with its reason and number; the second attempt counts 2', async () => {
    const { drawId } = await frozen(p, taskId)

    const answer = await p.call('approver', 'voidDraw', { drawId, reason: '示例：见证人名单有误' })

    const second = (await p.store('draws').get((await frozen(p, taskId)).drawId)).record
    const listed = await p.call('auditor', 'listDraws', { limit: 2 })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        state: 'void',
        attempt: 1,
        voided: { reason: '示例：见证人名单有误', by: 'approver', at: expect.stringMatching(/^2022-07-04T01:/) },
      },
    })
    expect(second).toMatchObject({ attempt: 2, state: 'frozen' })
    expect(listed.body.items.map(({ id }) => id).sort()).toEqual([drawId, second.id].sort())
  })

  it('waits for a second person when whoever froze it asks, though he is an approver', async () => {
    const { body } = await p.call('head', 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证甲'] })

    const own = await p.call('head', 'voidDraw', { drawId: body.draw.id, reason: '示例理由' })
    const self = await p.call('head', 'decideVoid', { drawId: body.draw.id })
    const other = await p.call('approver', 'decideVoid', { drawId: body.draw.id })

    expect(own).toMatchObject({ status: 202, body: { state: 'frozen', voiding: { by: 'head' } } })
    expect(self).toMatchObject({ status: 409, body: { type: 'four-eyes', did: '申请作废' } })
    expect(other).toMatchObject({
      status: 200,
      body: { state: 'void', voided: { by: 'approver', reason: '示例理由' } },
    })
  })

  it('is asked by the drawer and decided by an approver; rejected, the draw goes on', async () => {
    const drawId = await contributedTo(p, taskId)
    const nobody = await p.call('approver', 'decideVoid', { drawId })
    const asked = await p.call('drawer', 'voidDraw', { drawId, reason: '示例：范围有误' })
    const again = await p.call('drawer', 'voidDraw', { drawId, reason: '另一个理由' })
    const rejected = await p.call('approver', 'decideVoid', { drawId, decision: 'rejected' })

    const executed = await p.call('drawer', 'executeDraw', { drawId })

    expect(nobody).toMatchObject({ status: 409, body: { type: 'void-not-asked' } })
    expect(asked).toMatchObject({ status: 202, body: { voiding: { reason: '示例：范围有误', by: 'drawer' } } })
    expect(again).toMatchObject({ status: 202, body: { voiding: { reason: '示例：范围有误' } } })
    expect(rejected.body).not.toHaveProperty('voiding')
    expect(executed).toMatchObject({ status: 200, body: { state: 'executed' } })
  })

  it('opens the nonce of a draw that was never executed, so that its commitment can be checked', async () => {
    const { drawId } = await frozen(p, taskId)

    const { body } = await p.call('approver', 'voidDraw', { drawId, reason: '示例理由' })

    const { nonce = '', nonceCommit: committed } = body as Draw
    expect(nonceCommit(fromHex(nonce))).toBe(committed)
    expect(
      JSON.stringify((await p.call('auditor', 'getDraw', { drawId: await drawnOf(p, taskId) })).body),
    ).not.toContain('"nonce"')
  })

  it('is refused a second time', async () => {
    const { drawId } = await frozen(p, taskId)
    await p.call('approver', 'voidDraw', { drawId, reason: '示例理由' })

    const again = await p.call('approver', 'voidDraw', { drawId, reason: '示例理由' })

    expect(again).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
  })

  it('is refused once an officer has begun to record a result', async () => {
    const drawId = await drawnOf(p, taskId)
    await p.put('inspections', begunInspection(drawId, taskId))

    const answer = await p.call('approver', 'voidDraw', { drawId, reason: '示例理由' })

    expect(answer).toMatchObject({ status: 409, body: { type: 'results-recorded', count: 1 } })
    expect((await p.store('draws').get(drawId)).record.state).toBe('executed')
  })

  it('happens once when two approvers ask at the same moment', async () => {
    const { drawId } = await frozen(p, taskId)

    const answers = await Promise.all(
      ['approver', 'head'].map((person) => p.call(person, 'voidDraw', { drawId, reason: `示例 ${person}` })),
    )

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409 || status === 412)).toHaveLength(1)
  })

  it('needs a reason, an approver and a draw of the department', async () => {
    const { drawId } = await frozen(p, taskId)

    const reasonless = await p.call('approver', 'voidDraw', { drawId })
    const role = await p.call('clerk', 'voidDraw', { drawId, reason: '示例理由' })
    const decider = await p.call('drawer', 'decideVoid', { drawId })
    const unknown = await p.call('approver', 'voidDraw', { drawId: 'unknown', reason: '示例理由' })

    expect(reasonless).toMatchObject({ status: 400, body: { type: 'malformed-request', where: 'reason' } })
    expect(decider).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
    expect(role).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
    expect(unknown).toMatchObject({ status: 404, body: { type: 'not-found' } })
  })
})

/** Gives `head` the drawer's role beside his own: only the four-eyes rule stands in his way then. */
async function allowApproverToDraw(p: TestPlatform): Promise<void> {
  const read = await p.store('people').get('head')
  const person: Person = { ...read.record, roles: ['approver', 'drawer'] }
  await p.ports.table.transact([p.store('people').replace(read, person).item], 'head-may-draw')
}

function begunInspection(drawId: string, taskId: string): Inspection {
  const target = sampleTarget(1)
  return {
    id: `${drawId}-example`,
    drawId,
    taskId,
    taskName: '示例任务',
    round: 1,
    targetId: target.id,
    targetName: target.name,
    region: target.region,
    regionName: target.regionName,
    creditClass: target.creditClass,
    itemIds: ['item-1'],
    officerIds: ['SX0900-01', 'SX0900-02'],
    window: { from: '2022-07-01', to: '2022-09-30' },
    dispatchedAt: '2022-07-04T01:00:00.000Z',
    state: 'recorded',
    photos: [],
    reviews: [],
    referrals: [],
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nonceCommit } from '../../../shared/domain/draw/manifest.ts'
import { fromHex } from '../../../shared/kernel/bytes.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  codesOf,
  committed,
  contributedTo,
  frozen,
  putRegistries,
  sampleItem,
  sampleOfficer,
  sampleTarget,
  sampleTask,
} from './fixtures.ts'

const witnesses = ['示例见证甲', '示例见证乙']

describe('freezing a draw', () => {
  let p: TestPlatform
  let tasks = 0
  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
  })
  afterAll(() => p.stop())

  /** A task of its own for each test. */
  async function newTask(more: Parameters<typeof sampleTask>[0] = {}): Promise<string> {
    const id = `2022-${100 + ++tasks}`
    await p.put('tasks', sampleTask({ id, ...more }))
    return id
  }

  it('commits to the pool, the officers and the nonce before any seed exists', async () => {
    const taskId = await newTask()

    const answer = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses })

    const draw = committed(answer.body.draw)
    const file = JSON.parse(new TextDecoder().decode(await p.bucket('archive').get(draw.frozenKey)))
    const { nonce } = (await p.store('drawSecrets').get(draw.id)).record
    expect(answer.status).toBe(201)
    expect(draw).toMatchObject({ taskId, round: 1, attempt: 1, state: 'frozen', frozenBy: 'drawer', poolSize: 59 })
    expect(draw.contributors.map(({ by }) => by)).toEqual(witnesses)
    expect(file).toMatchObject({ manifestDigest: draw.manifestDigest, leftOut: expect.any(Array) })
    expect(file.manifest).toMatchObject({
      drawId: draw.id,
      attempt: 1,
      contributors: witnesses,
      nonceCommit: draw.nonceCommit,
      task: { items: ['item-1', 'item-2'] },
    })
    expect(nonceCommit(fromHex(nonce))).toBe(draw.nonceCommit)
  })

  it('tells the nonce to nobody before the draw is executed', async () => {
    const taskId = await newTask()
    const freeze = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses }, { idempotencyKey: 'nonce' })
    const drawId = freeze.body.draw.id
    const { nonce } = (await p.store('drawSecrets').get(drawId)).record

    const answers = [
      freeze,
      await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses }, { idempotencyKey: 'nonce' }),
      await p.call('drawer', 'getDraw', { drawId }),
      await p.call('auditor', 'listDraws', {}),
      await p.call('drawer', 'getTask', { taskId }),
      await p.call(undefined, 'contribute', {
        drawId,
        department: p.department,
        code: (await codesOf(p, drawId))[0] ?? '',
        words: '示例',
      }),
    ]

    const archived = new TextDecoder().decode(await p.bucket('archive').get(freeze.body.draw.frozenKey))
    expect(nonce).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(answers)).not.toContain(nonce)
    expect(archived).not.toContain(nonce)
  })

  it('answers a repeated Idempotency-Key with the same draw, and refuses it for another body', async () => {
    const taskId = await newTask()
    const freeze = () => p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses }, { idempotencyKey: taskId })

    const first = await freeze()
    const again = await freeze()
    const other = await p.call(
      'drawer',
      'freezeDraw',
      { taskId, round: 1, witnesses: ['示例见证丙'] },
      { idempotencyKey: taskId },
    )

    expect(again).toMatchObject({ status: 201, body: { draw: { id: first.body.draw.id } } })
    expect(other).toMatchObject({ status: 422, body: { type: 'key-reused' } })
  })

  it('lets one of two freezes at the same moment succeed', async () => {
    const taskId = await newTask()

    const answers = await Promise.all(
      Array.from({ length: 4 }, () => p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses })),
    )

    const { record: task } = await p.store('tasks').get(taskId)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status !== 201).every(({ status }) => [409, 412].includes(status))).toBe(true)
    expect(task.progress).toEqual([
      { round: 1, attempts: 1, open: answers.find(({ status }) => status === 201)?.body.draw.id },
    ])
  })

  it('refuses a second draw while one is open, naming it', async () => {
    const taskId = await newTask()
    const { drawId } = await frozen(p, taskId)

    const answer = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses })

    expect(answer).toMatchObject({ status: 409, body: { type: 'draw-open', id: drawId, round: 1 } })
  })

  it('refuses round 2 before round 1 is drawn', async () => {
    const taskId = await newTask()
    const early = await p.call('drawer', 'freezeDraw', { taskId, round: 2, witnesses })
    await contributedTo(p, taskId)

    const stillEarly = await p.call('drawer', 'freezeDraw', { taskId, round: 2, witnesses })

    expect(early).toMatchObject({ status: 409, body: { type: 'round-out-of-order', next: 1, round: 2 } })
    expect(stillEarly).toMatchObject({ status: 409, body: { type: 'round-out-of-order', next: 1 } })
  })

  it('refuses to draw from an unpublished, a retired or an unknown item', async () => {
    await p.put('items', sampleItem('item-draft', { state: 'draft' }))
    await p.put('items', sampleItem('item-retired', { state: 'retired' }))

    for (const id of ['item-draft', 'item-retired', 'item-unknown']) {
      const taskId = await newTask({ itemIds: ['item-1', id] })
      const answer = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses })

      expect(answer).toMatchObject({ status: 409, body: { type: 'item-not-published', id } })
      expect((await p.store('tasks').get(taskId)).record.progress).toBeUndefined()
    }
  })

  it('refuses an empty pool', async () => {
    const taskId = await newTask({ scope: '没有这一类' })

    const answer = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses })

    expect(answer).toMatchObject({ status: 409, body: { type: 'pool-empty' } })
  })

  it('refuses when a target of the pool could not be given a team, naming what is short and leaving nothing', async () => {
    const scope = '示例类别：缺人'
    await p.put('targets', sampleTarget(201, { field: scope, region: '140981' }))
    const taskId = await newTask({ scope, seats: [['执法证', '税务'], ['执法证']] })
    await p.put('officers', sampleOfficer(31, { region: '140902', specialties: ['税务'] }))
    const before = await count(p)

    const answer = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses })

    expect(answer).toMatchObject({
      status: 409,
      body: { type: 'no-team', targets: 2, cover: 1, short: 1, ids: [sampleTarget(201).id] },
    })
    expect(answer.body['title']).toContain('执法证 + 税务')
    expect(await count(p)).toEqual(before)
  })

  it('refuses an id that is not legal, rather than mending it', async () => {
    const scope = '示例类别：编号有误'
    await p.put('targets', sampleTarget(202, { id: '示例 ', field: scope }))
    const taskId = await newTask({ scope })

    const answer = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses })

    expect(answer).toMatchObject({ status: 422, body: { type: 'id-not-legal' } })
  })

  it('refuses a witness named twice', async () => {
    const taskId = await newTask()

    const answer = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证甲', '示例见证甲'] })

    expect(answer).toMatchObject({ status: 422, body: { type: 'manifest-malformed' } })
  })

  it.each([
    ['clerk', 'not-your-role', 403],
    ['approver', 'not-your-role', 403],
    [undefined, 'not-signed-in', 401],
  ])('is refused to %s', async (person, type, status) => {
    const answer = await p.call(person, 'freezeDraw', { taskId: '2022-1', round: 1, witnesses })

    expect(answer).toMatchObject({ status, body: { type } })
  })

  it.each([
    ['an unknown property', { round: 1, witnesses, seed: 'mine' }],
    ['no witness', { round: 1, witnesses: [] }],
    ['a round of the wrong type', { round: '1', witnesses }],
    ['a missing round', { witnesses }],
    ['round 0', { round: 0, witnesses }],
  ])('refuses %s', async (_, input) => {
    const answer = await p.call('drawer', 'freezeDraw', { taskId: '2022-1', ...input })

    expect(answer).toMatchObject({ status: 400, body: { type: 'malformed-request' } })
  })

  it('does not know another department’s task', async () => {
    const answer = await p.call('drawer', 'freezeDraw', { taskId: '2022-999', round: 1, witnesses })

    expect(answer).toMatchObject({ status: 404, body: { type: 'not-found', id: '2022-999' } })
  })
})

async function count(p: TestPlatform) {
  const { items: draws } = await p.store('draws').list({ limit: 200 })
  const { items: secrets } = await p.store('drawSecrets').list({ limit: 200 })
  return { draws: draws.length, secrets: secrets.length }
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RouteName } from '../../../infra/local/api-client.ts'
import { good, inspectionSample } from '../../domain/inspection/samples.ts'
import { putRegistries, sampleItem, sampleTask } from '../drawing/fixtures.ts'
import type { Input } from './sample-input.ts'
import { type Door, expectProblem, openDoor, routeOf } from './the-door.ts'

let door: Door
let n = 0

beforeAll(async () => {
  door = await openDoor()
  await door.p.clock.set('2022-07-20T02:00:00Z')
  await putRegistries(door.p)
})
afterAll(() => door.stop())
beforeEach(() => {
  n += 1
})

/** A record of its own for each test, approved and with a result, as its service leaves it. */
async function approvedInspection(): Promise<string> {
  const result = {
    ...good,
    items: ['item-1', 'item-2'].map((itemId) => ({ itemId, code: '01' as const, finding: '' })),
    endedOn: '2022-07-19',
    recordedBy: 'SX0900-01',
    recordedAt: '2022-07-19T02:00:00Z',
  }
  const inspection = inspectionSample({ id: `d${n}-t`, itemIds: ['item-1', 'item-2'], state: 'approved', result })
  await door.p.put('inspections', inspection)
  return inspection.id
}

/** For each service that takes POSTs, one of them: what makes it possible, and another body under which it is as legal. */
const posts: Readonly<Record<string, { name: RouteName; make: () => Promise<{ input: Input; other: Input }> }>> = {
  registries: {
    name: 'retireItem',
    make: async () => {
      await door.p.put('items', sampleItem(`retiring-${n}`))
      const input = { itemId: `retiring-${n}`, reason: '示例理由' }
      return { input, other: { ...input, reason: '另一示例理由' } }
    },
  },
  planning: {
    name: 'returnPlan',
    make: async () => {
      const id = String(2100 + n)
      const plan = {
        year: 2100 + n,
        title: '示例',
        state: 'submitted',
        tasks: [],
        decisions: [],
        draftedBy: 'clerk',
      } as const
      await door.p.put('plans', { ...plan, id })
      return { input: { planId: id, reason: '示例理由' }, other: { planId: id, reason: '另一示例理由' } }
    },
  },
  freezing: {
    name: 'freezeDraw',
    make: async () => {
      await door.p.put('tasks', sampleTask({ id: `task-${n}` }))
      const input = { taskId: `task-${n}`, round: 1, witnesses: ['示例见证甲'] }
      return { input, other: { ...input, witnesses: ['示例见证乙'] } }
    },
  },
  reviewing: {
    name: 'referInspection',
    make: async () => {
      const input = {
        inspectionId: await approvedInspection(),
        kind: 'judicial',
        recipient: '示例机关',
        reason: '示例',
      }
      return { input, other: { ...input, reason: '另一示例理由' } }
    },
  },
  publishing: {
    name: 'publishResult',
    make: async () => {
      const inspectionId = await approvedInspection()
      n += 1
      return { input: { inspectionId }, other: { inspectionId: await approvedInspection() } }
    },
  },
}

it('tries one POST of every service that has one which changes something', () => {
  const asked = Object.values(posts).map(({ name }) => routeOf(name).service)

  expect(asked).toEqual(Object.keys(posts))
})

describe.each(Object.entries(posts))('a POST of %s', (_, { name, make }) => {
  it('answers a repeated key with the first answer, and writes nothing again', async () => {
    const { input } = await make()
    const before = await door.outbox()

    const first = await door.ask(name, input, { idempotencyKey: `key-${n}` })
    const again = await door.ask(name, input, { idempotencyKey: `key-${n}` })

    expect(first.status, JSON.stringify(first.body)).toBeLessThan(300)
    expect(first.headers).not.toHaveProperty('idempotent-replayed')
    expect(again).toMatchObject({ status: first.status, headers: { 'idempotent-replayed': 'true' } })
    expect(again.body).toEqual(first.body)
    expect(again.headers['etag']).toBe(first.headers['etag'])
    expect(await door.outbox()).toBe(before + 1)
  })

  it('refuses a key that served another body', async () => {
    const { input, other } = await make()
    await door.ask(name, input, { idempotencyKey: `key-${n}` })
    const before = await door.outbox()

    const answer = await door.ask(name, other, { idempotencyKey: `key-${n}` })

    expectProblem(name, answer)
    expect(answer).toMatchObject({ status: 422, body: { type: 'key-reused', key: `key-${n}` } })
    expect(await door.outbox()).toBe(before)
  })

  it('makes one change of five at once under one key, and answers all alike', async () => {
    const { input } = await make()
    const before = await door.outbox()

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => door.ask(name, input, { idempotencyKey: `key-${n}` })),
    )

    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body)
    expect(answers.map(({ status }) => status)).toEqual(
      answers.map(() => (routeOf(name).path.endsWith('/draws') ? 201 : answers[0]?.status)),
    )
    expect(answers.filter(({ headers }) => !headers['idempotent-replayed'])).toHaveLength(1)
    expect(await door.outbox()).toBe(before + 1)
  })

  it('makes one change of five at once without a key, and refuses the others with reason', async () => {
    const { input } = await make()
    const before = await door.outbox()

    const answers = await Promise.all(Array.from({ length: 5 }, () => door.ask(name, input)))

    const refused = answers.filter(({ status }) => status >= 300)
    for (const answer of refused) expectProblem(name, answer)
    expect(await door.outbox()).toBe(before + answers.length - refused.length)
  })

  it('does not take a refusal for the answer of a key', async () => {
    const { input } = await make()
    const wrong = Object.fromEntries(
      Object.entries(input).map(([field, value]) => [field, field.endsWith('Id') ? 'none' : value]),
    )
    const refused = await door.ask(name, wrong, { idempotencyKey: `key-${n}` })

    const answer = await door.ask(name, input, { idempotencyKey: `key-${n}` })

    expect(refused.status).toBe(404)
    expect(answer.status).toBeLessThan(300)
  })
})

it('keeps each person’s keys apart', async () => {
  await door.p.put('items', sampleItem(`own-${n}`))
  const input = { itemId: `own-${n}`, reason: '示例理由' }
  await door.ask('retireItem', input, { idempotencyKey: 'shared', person: 'approver' })

  const answer = await door.ask('retireItem', input, { idempotencyKey: 'shared', person: 'head' })

  expect(answer).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
})

it('does not confuse one key on two routes', async () => {
  await door.p.put('items', sampleItem(`two-${n}`, { state: 'draft' }))
  await door.ask('publishItem', { itemId: `two-${n}` }, { idempotencyKey: `two-${n}`, person: 'approver' })

  const answer = await door.ask(
    'retireItem',
    { itemId: `two-${n}`, reason: '示例理由' },
    { idempotencyKey: `two-${n}`, person: 'approver' },
  )

  expect(answer).toMatchObject({ status: 422, body: { type: 'key-reused' } })
})

import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliver } from '../../../functions/events/consume.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import { createTasks } from '../../../functions/tasking/create-tasks.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleTask } from '../drawing/fixtures.ts'

const served = { createTasks } as unknown as Parameters<typeof deliver>[0]
const allDone = { batchItemFailures: [] }

describe('the tasks of a published plan', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform()
  })
  afterAll(() => p.stop())

  it('are all there after a delivery that died half-way came again, each once', async () => {
    await p.put('plans', plan('2023', 3))

    const died = await deliver(served, dyingAfter(p.ports, 2), published(p, '2023'))
    const halfway = await tasksOf('2023')
    const again = await deliver(served, p.ports, published(p, '2023'))
    const after = await tasksOf('2023')
    const thrice = await deliver(served, p.ports, published(p, '2023'))

    expect(died.batchItemFailures).toHaveLength(1)
    expect(halfway.map(({ id }) => id)).toEqual(['2023-1', '2023-2'])
    expect([again, thrice]).toEqual([allDone, allDone])
    expect(after.map(({ id }) => id)).toEqual(['2023-1', '2023-2', '2023-3'])
    expect(await tasksOf('2023')).toEqual(after)
  })

  it('that stand are never touched, whatever has been drawn from them', async () => {
    await p.put('plans', plan('2024', 2))
    const progress = [{ round: 1, attempts: 1, executed: '01EXAMPLE' }]
    await p.put('tasks', sampleTask({ id: '2024-1', planId: '2024', progress }))

    const delivered = await deliver(served, p.ports, published(p, '2024'))

    const tasks = await tasksOf('2024')
    expect(delivered).toEqual(allDone)
    expect(tasks.map(({ id }) => id)).toEqual(['2024-1', '2024-2'])
    expect(tasks[0]?.progress).toEqual(progress)
  })

  it('are not made of a version that a revision replaced while they were being made', async () => {
    await p.put('plans', plan('2025', 2))
    const revise = async () => {
      const read = await p.store('plans').get('2025')
      const revised = { ...read.record, version: 2, tasks: read.record.tasks.slice(0, 1) }
      await p.ports.table.transact([p.store('plans').replace(read, revised).item], 'revise-2025')
    }

    const delivered = await deliver(served, meetingAfter(p.ports, 1, revise), published(p, '2025'))

    expect(delivered).toEqual(allDone)
    expect((await tasksOf('2025')).map(({ id }) => id)).toEqual(['2025-1'])
  })

  async function tasksOf(planId: string): Promise<Task[]> {
    return (await p.store('tasks').list({ prefix: `${planId}-` })).items
  }
})

/** The event as the table's stream brings it. */
function published({ department }: TestPlatform, planId: string) {
  const row = {
    pk: outboxPartition,
    sk: `event-${planId}`,
    type: 'plan.published',
    at: '2022-03-01T01:00:00.000Z',
    department,
    object: `plans/${planId}`,
    payload: '{}',
  }
  const dynamodb = { NewImage: marshall(row), SequenceNumber: '1' } as DynamoDBRecord['dynamodb']
  return { Records: [{ eventName: 'INSERT' as const, ...(dynamodb ? { dynamodb } : {}) }] }
}

/** A table on which something else happens just before its n-th transaction, counted from 0. */
function meetingAfter(ports: Ports, commits: number, meet: () => Promise<void>): Ports {
  let done = 0
  const transact: Ports['table']['transact'] = async (items, token) => {
    if (done++ === commits) await meet()
    return ports.table.transact(items, token)
  }
  return { ...ports, table: { ...ports.table, transact } }
}

/** A table that commits a number of transactions and is then gone. */
function dyingAfter(ports: Ports, commits: number): Ports {
  let done = 0
  const transact: Ports['table']['transact'] = (items, token) =>
    done++ < commits ? ports.table.transact(items, token) : Promise.reject(new Error('killed half-way'))
  return { ...ports, table: { ...ports.table, transact } }
}

function plan(id: string, tasks: number): Plan {
  const { name, type, itemIds, scope, floor, rounds, window, initiator } = sampleTask()
  return {
    id,
    year: Number(id),
    title: '示例年度抽查计划',
    state: 'published',
    tasks: Array.from({ length: tasks }, (_, at) => ({
      number: at + 1,
      name,
      type,
      itemIds,
      scope,
      floor,
      rounds,
      window,
      initiator,
    })),
    decisions: [],
    draftedBy: 'clerk',
  }
}

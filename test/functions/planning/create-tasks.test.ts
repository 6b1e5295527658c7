import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { surround } from '../../../functions/http/surroundings.ts'
import { createTasks } from '../../../functions/planning/create-tasks.ts'
import { type DeliveredEvent, subscriptions } from '../../../shared/contract/events.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleTask } from '../drawing/fixtures.ts'

describe('the tasks of a published plan', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform()
  })
  afterAll(() => p.stop())

  it('are all there after a delivery that died half-way came again, each once', async () => {
    await p.put('plans', plan('2023', 3))

    await expect(deliver('2023', { dieAfter: 2 })).rejects.toThrow('killed')
    const halfway = await tasksOf('2023')
    await deliver('2023')
    const after = await tasksOf('2023')
    await deliver('2023')

    expect(halfway.map(({ id }) => id)).toEqual(['2023-1', '2023-2'])
    expect(after.map(({ id }) => id)).toEqual(['2023-1', '2023-2', '2023-3'])
    expect(await tasksOf('2023')).toEqual(after)
  })

  it('that stand are never touched, whatever has been drawn from them', async () => {
    await p.put('plans', plan('2024', 2))
    const drawn = sampleTask({
      id: '2024-1',
      planId: '2024',
      progress: [{ round: 1, attempts: 1, executed: '01EXAMPLE' }],
    })
    await p.put('tasks', drawn)

    await deliver('2024')

    const tasks = await tasksOf('2024')
    expect(tasks.map(({ id }) => id)).toEqual(['2024-1', '2024-2'])
    expect(tasks[0]).toEqual(drawn)
  })

  async function tasksOf(planId: string): Promise<Task[]> {
    return (await p.store('tasks').list({ prefix: `${planId}-` })).items
  }

  /** Hands the event to the subscriber as the stream does, with commits that die after a number of them. */
  async function deliver(planId: string, { dieAfter = Number.POSITIVE_INFINITY } = {}): Promise<void> {
    const { needs } = subscriptions.createTasks
    const event: DeliveredEvent = {
      id: `event-${planId}`,
      at: '2022-03-01T01:00:00.000Z',
      department: p.department,
      type: 'plan.published',
      object: `plans/${planId}`,
      payload: {},
    }
    let commits = 0
    await createTasks({
      ...surround(p.ports, needs, p.department),
      event,
      commit: async (step, writes) => {
        if (commits++ >= dieAfter) throw new Error('killed')
        try {
          await p.ports.table.transact(
            writes.map(({ item }) => item),
            `${planId}-${step}-${commits}-${Math.random()}`.slice(0, 36),
          )
        } catch (error) {
          throw writes[0]?.refuse(undefined) ?? error
        }
        return true
      },
    })
  }
})

function plan(id: string, tasks: number): Plan {
  const year = Number(id)
  const { ratios: _, seats: __, ratioScope: ___, method: ____, id: _____, planId: ______, ...planned } = sampleTask()
  return {
    id,
    year,
    title: '示例年度抽查计划',
    state: 'published',
    tasks: Array.from({ length: tasks }, (_unused, at) => ({ ...planned, number: at + 1 })),
    decisions: [],
    draftedBy: 'clerk',
  }
}

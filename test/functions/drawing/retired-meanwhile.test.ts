import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { putRegistries, sampleItem, sampleTask } from './fixtures.ts'

describe('an item retired between the reading and the commit', () => {
  let p: TestPlatform
  let atCommit: (() => Promise<void>) | undefined
  beforeAll(async () => {
    p = await platform({
      now: '2022-07-04T01:00:00Z',
      wrapPorts: (ports) => ({
        ...ports,
        table: {
          ...ports.table,
          transact: async (items, token) => {
            const act = atCommit
            atCommit = undefined
            await act?.()
            return ports.table.transact(items, token)
          },
        },
      }),
    })
    await putRegistries(p)
  })
  afterAll(() => p.stop())

  /** Retires it as another request would, at the very moment of the next commit. */
  async function retire(id: string): Promise<void> {
    const read = await p.store('items').get(id)
    const item = { ...read.record, state: 'retired' as const, retired: { on: '2022-07-04', reason: '示例' } }
    await p.ports.table.transact([p.store('items').replace(read, item).item], randomUUID())
  }

  it('stops a freeze: nothing is committed to', async () => {
    await p.put('items', sampleItem('item-3'))
    await p.put('tasks', sampleTask({ itemIds: ['item-1', 'item-3'] }))
    atCommit = () => retire('item-3')

    const answer = await p.call('drawer', 'freezeDraw', { taskId: '2022-1', round: 1, witnesses: ['示例见证甲'] })

    expect(answer).toMatchObject({ status: 409, body: { type: 'item-not-published', id: 'item-3' } })
    expect((await p.store('draws').list()).items).toEqual([])
    expect((await p.store('tasks').get('2022-1')).record.progress).toBeUndefined()
  })

  it('stops a plan from becoming public', async () => {
    await p.put('items', sampleItem('item-4'))
    const { name, type, scope, floor, rounds, window, initiator } = sampleTask()
    await p.put('plans', {
      id: '2022',
      year: 2022,
      title: '示例年度抽查计划',
      state: 'approved',
      tasks: [{ number: 1, name, type, itemIds: ['item-1', 'item-4'], scope, floor, rounds, window, initiator }],
      decisions: [],
      draftedBy: 'clerk',
    })
    atCommit = () => retire('item-4')

    const answer = await p.call('publisher', 'publishPlan', { planId: '2022' })

    expect(answer).toMatchObject({ status: 409, body: { type: 'item-not-published', id: 'item-4' } })
    expect((await p.store('plans').get('2022')).record.state).toBe('approved')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { frozen, putRegistries, sampleTask } from './fixtures.ts'

describe('reading tasks and draws', () => {
  let p: TestPlatform
  let drawIds: string[]
  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
    drawIds = []
    for (const id of ['2022-1', '2022-2', '2023-1']) {
      await p.put('tasks', sampleTask({ id, planId: id.slice(0, 4) }))
      drawIds.push((await frozen(p, id)).drawId)
      await p.clock.set(new Date(p.clock.now().getTime() + 1000).toISOString())
    }
  })
  afterAll(() => p.stop())

  it('lists draws newest first, a page at a time', async () => {
    const first = await p.call('auditor', 'listDraws', { limit: 2 })
    const second = await p.call('auditor', 'listDraws', { limit: 2, cursor: first.body.next })
    const forged = await p.call('auditor', 'listDraws', { cursor: 'forged' })

    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual([...drawIds].reverse())
    expect(forged).toMatchObject({ status: 400, body: { type: 'bad-cursor' } })
  })

  it('lists the tasks of one plan', async () => {
    const { body } = await p.call('drawer', 'listTasks', { planId: '2022' })

    expect(body.items.map(({ id }) => id)).toEqual(['2022-1', '2022-2'])
  })

  it('shows on a task which draw is open and how many attempts there were', async () => {
    const { body } = await p.call('drawer', 'getTask', { taskId: '2022-1' })

    expect(body.progress).toEqual([{ round: 1, attempts: 1, open: drawIds[0] }])
  })

  it.each([
    ['getDraw', { drawId: 'unknown' }],
    ['getTask', { taskId: 'unknown' }],
  ] as const)('%s does not know another department’s record', async (route, input) => {
    const answer = await p.call('auditor', route, input)

    expect(answer).toMatchObject({ status: 404, body: { type: 'not-found', id: 'unknown' } })
  })

  it('wants a signed-in person', async () => {
    const answer = await p.call(undefined, 'listDraws', {})

    expect(answer).toMatchObject({ status: 401, body: { type: 'not-signed-in' } })
  })
})

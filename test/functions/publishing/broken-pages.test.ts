import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { deadLinks, watchSite } from './crawl.ts'
import { deliver, eventRow } from './deliver.ts'
import { plannedYear, siteOf, taskId } from './world.ts'

/** A record as an import of long ago, or a hand in the database, could have left it. */
const malformed = { ratios: null } as unknown as Partial<Task>

describe('a page that its record does not allow', () => {
  const { watch, wrapPorts } = watchSite()
  let p: TestPlatform
  let sound: Task
  beforeAll(async () => {
    p = await platform({ wrapPorts })
    await plannedYear(p)
    sound = (await p.store('tasks').get(taskId)).record
  })
  afterAll(() => p.stop())

  const page = (path: string) => watch.files.get(`140900/finance/${path}index.html`)
  const broken = async (state?: string) =>
    (await p.call('operator', 'listBrokenPages', state ? { state } : {})).body.items
  const replaceTask = async (change: Partial<Task>) => {
    const store = p.store('tasks')
    const read = await store.get(taskId)
    await p.ports.table.transact([store.replace(read, { ...read.record, ...change }).item], `${read.version}`)
  }
  const quietly = async <T>(work: () => Promise<T>): Promise<{ answer: T; words: string }> => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answer = await work()
    const words = said.mock.calls.flat().join('\n')
    said.mockRestore()
    return { answer, words }
  }

  it('keeps its last good version, while the rest is published; it is named to the operator and in the log', async () => {
    const before = page(`tasks/${taskId}/`)
    await replaceTask({ ...malformed, name: '改名后的任务' })

    const { answer, words } = await quietly(() => deliver(p, eventRow(p, 'task.held', `tasks/${taskId}`)))

    expect(answer).toBe('done')
    expect(page('tasks/')).toContain('改名后的任务')
    expect(page(`tasks/${taskId}/`)).toBe(before)
    expect(words).toContain(`"what":"page broken","department":"140900/finance","page":"task ${taskId}"`)
    expect(await broken()).toMatchObject([
      { what: `task ${taskId}`, path: `140900/finance/tasks/${taskId}/index.html`, since: expect.any(String) },
    ])
  })

  it('is noted once, however often it is tried', async () => {
    const listed = await broken()

    await quietly(() => deliver(p, eventRow(p, 'task.held', `tasks/${taskId}`)))

    expect(await broken()).toEqual(listed)
    expect((await p.call('clerk', 'listBrokenPages', {})).status).toBe(403)
  })

  it('has a page that says so in its place where none stood, so that nothing links to nothing', async () => {
    await p.put('tasks', { ...sound, ...malformed, id: '2022-2', number: 2, name: '新任务' })

    await quietly(() => deliver(p, eventRow(p, 'task.created', 'tasks/2022-2')))

    expect(page('tasks/')).toContain('新任务')
    expect(page('tasks/2022-2/')).toContain('暂时无法显示')
    expect(watch.files.get('140900/finance/tasks/2022-2/index.en.html')).toContain('cannot be shown at the moment')
    expect(page('tasks/2022-2/')).not.toContain('新任务')
    expect([...watch.dead, ...deadLinks(watch.files)]).toEqual([])
  })

  it('is mended by the next event of its department, whatever that is about', async () => {
    await replaceTask({ ...sound, name: '改名后的任务' })

    await quietly(() => deliver(p, eventRow(p, 'item.published', 'items/CZ-DLJZ-01')))

    expect(page(`tasks/${taskId}/`)).toContain('改名后的任务')
    expect((await broken()).map(({ what }) => what)).toEqual(['task 2022-2'])
    expect(await broken('mended')).toMatchObject([{ what: `task ${taskId}`, mendedOn: '2022-04-20' }])
  })

  it('does not stop what is counted with it: an inspection that cannot be counted is named, the others are', async () => {
    const sample = (await import('../../pages/samples.ts')).inspection
    const id = (n: number) => `01J0000000000000000000DRAW-91140900MA0S00000${n}`
    for (const n of [10, 11]) {
      const bad = n === 10 ? { reviews: null as never } : {}
      await p.put('inspections', { ...sample, id: id(n), targetId: `91140900MA0S00000${n}`, ...bad })
    }

    await quietly(() =>
      deliver(
        p,
        eventRow(p, 'inspection.dispatched', `inspections/${id(10)}`),
        eventRow(p, 'inspection.dispatched', `inspections/${id(11)}`),
      ),
    )

    expect((await broken()).map(({ what }) => what)).toEqual([`inspections/${id(10)}`, 'task 2022-2'])
    expect(page('targets/91140900MA0S0000011/')).toContain('检查中')
    expect([...(await siteOf(p)).keys()].some((key) => key.includes('91140900MA0S0000010'))).toBe(false)
  })

  it('is counted and shown once its record is mended', async () => {
    const store = p.store('inspections')
    const read = await store.get('01J0000000000000000000DRAW-91140900MA0S0000010')
    await p.ports.table.transact([store.replace(read, { ...read.record, reviews: [] }).item], 'mended')

    await quietly(() => deliver(p, eventRow(p, 'item.published', 'items/CZ-DLJZ-01')))

    expect((await broken()).map(({ what }) => what)).toEqual(['task 2022-2'])
    const counted = await p.store('listings').get('tally/inspection/01J0000000000000000000DRAW-91140900MA0S0000010')
    expect(counted.record).toMatchObject({ kind: 'tally', year: '2022' })
  })
})

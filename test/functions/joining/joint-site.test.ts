import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageKey } from '../../../shared/contract/site-paths.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { drawnOf, liftCap } from '../drawing/fixtures.ts'
import { deadLinks, linksIn, watchSite } from '../publishing/crawl.ts'
import { market, putItems, putJointTask, putPeopleAndTargets, tax } from './samples.ts'

describe('the public pages of a joint visit', () => {
  const { watch, wrapPorts } = watchSite()
  let p: TestPlatform
  let drawId: string
  let visit: Inspection

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z', neighbours: true, wrapPorts })
    await p.settle()
    await putItems(p)
    await putPeopleAndTargets(p)
    await liftCap(p)
    await putJointTask(p, '2022-1')
    // A task of its own number, which is another one.
    await p.in(market).put('tasks', { ...(await putJointTask(p, '2022-9')), id: '2022-1', cooperating: [] })
    drawId = await drawnOf(p, '2022-1')
    await p.settle()
    visit = (await p.store('inspections').list({ prefix: `${drawId}-` })).items[0] as Inspection
  })
  afterAll(() => p.stop())

  const target = (department: string, id = visit.targetId) => pageKey('target', { department, id })
  /** These tasks were put down without their plan. */
  const dead = () => deadLinks(watch.files).filter((link) => !/\/plans\/2022\/index(\.en)?\.html$/.test(link))
  const page = (key: string) => watch.files.get(key) ?? ''

  it('lead from each department’s page of the target to the others’, and to the draw of the initiator', () => {
    for (const department of [p.department, market, tax]) {
      const links = linksIn(target(department), page(target(department)))
      for (const other of [p.department, market, tax].filter((each) => each !== department)) {
        expect(links).toContain(target(other))
      }
      expect(links).toContain(pageKey('draw', { department: p.department, id: drawId }))
      expect(links).toContain(pageKey('task', { department: p.department, id: '2022-1' }))
    }
    expect(dead()).toEqual([])
  })

  it('name the cooperating departments on the task’s page', () => {
    const text = page(pageKey('task', { department: p.department, id: '2022-1' }))

    expect(text).toContain('配合部门')
    expect(text).toContain('忻州市税务局')
  })

  it('show nobody in any department while the initiator holds its drawn targets back', async () => {
    const task = await putJointTask(p, '2022-2', {
      hold: { until: '2022-07-15', reason: '防止通风报信', by: 'approver' },
    })
    const held = await drawnOf(p, task.id)
    await p.settle()
    const { items } = await p.store('inspections').list({ prefix: `${held}-` })
    const fresh = items.find(({ targetId }) => page(target(p.department, targetId)) === '')
    for (const [key, text] of watch.files)
      if (key.startsWith('140900/')) expect(text.includes(`${held}-`), key).toBe(false)

    await p.clock.set('2022-07-15T18:00:00Z')
    await p.runSchedule('tendSite')
    await p.settle()

    const shown = target(market, (fresh ?? items[0])?.targetId)
    expect(page(shown)).toContain(pageKey('draw', { department: p.department, id: held }).slice('140900/'.length))
    expect(dead()).toEqual([])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { at, executedDraw, inspectionsOf, plannedYear, rebuilt, siteOf, taskId } from './world.ts'

describe('drawn targets that are held back while a tip-off is possible', () => {
  let p: TestPlatform
  let drawId: string
  beforeAll(async () => {
    p = await platform()
    await plannedYear(p)
    await at(p, '2022-07-04T01:00:00Z')
  })
  afterAll(() => p.stop())

  const hold = (input: object = {}) =>
    p.call('approver', 'holdDrawn', { taskId, until: '2022-07-15', reason: '防止通风报信', ...input })
  const keys = async (part: string) => [...(await siteOf(p)).keys()].filter((key) => key.includes(part))

  it('are held until a day within the task’s window, by an approver', async () => {
    expect((await hold({ until: '2022-07-01' })).body['type']).toBe('day-not-acceptable')
    expect((await hold({ until: '2022-12-01' })).body['type']).toBe('day-not-acceptable')
    expect((await p.call('drawer', 'holdDrawn', { taskId, until: '2022-07-15', reason: '防止' })).status).toBe(403)

    expect(await hold()).toMatchObject({ status: 200, body: { hold: { until: '2022-07-15' } } })
  })

  it('are nowhere on the site, while commitment and numbers are', async () => {
    drawId = await executedDraw(p)
    await p.settle()
    await rebuilt(p)

    const drawn = await inspectionsOf(p, drawId)
    const site = await siteOf(p)
    const page = site.get(`140900/finance/draws/${drawId}/index.html`) ?? ''
    expect(drawn.length).toBeGreaterThan(5)
    expect(page).toContain('暂缓公开')
    expect(page).toContain(`抽中</dt><dd>${drawn.length} 家`)
    expect(page).toMatch(/清单摘要<\/dt><dd><code>[0-9a-f]{64}/)
    expect(await keys('bundle.json')).toEqual([])
    expect(await keys('/targets/')).toEqual([])
    for (const [key, text] of site) {
      if (key.endsWith('manifest.json')) continue
      for (const { targetId } of drawn) expect(text).not.toContain(targetId)
    }
  })

  it('are opened by the night after the last day, once', async () => {
    await at(p, '2022-07-15T01:00:00Z')
    await p.runSchedule('tendSite')
    await p.settle()
    expect(await keys('bundle.json')).toEqual([])

    await at(p, '2022-07-15T18:00:00Z')
    await p.runSchedule('tendSite')
    await p.settle()

    const drawn = await inspectionsOf(p, drawId)
    expect(await keys('bundle.json')).toHaveLength(1)
    expect(await keys('/targets/')).toHaveLength(3 * drawn.length)
    expect((await siteOf(p)).get(`140900/finance/draws/${drawId}/index.html`)).toContain(drawn[0]?.targetId)
    expect((await p.store('tasks').get(taskId)).record.hold?.openedOn).toBe('2022-07-16')
  })

  it('cannot be taken back once the public has seen them', async () => {
    expect(await hold({ until: '2022-08-15' })).toMatchObject({ status: 409, body: { type: 'already-public' } })
  })
})

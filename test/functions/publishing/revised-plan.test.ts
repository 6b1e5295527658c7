import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PlannedTask } from '../../../shared/domain/plan/plan.ts'
import { publishedPlan, row } from '../../domain/plan/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleItem } from '../drawing/fixtures.ts'
import { answerWarnings } from '../planning/fixtures.ts'
import { rebuilt, siteOf } from './world.ts'

let p: TestPlatform
const folder = '140900/finance'
const words = (page = '') => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

beforeAll(async () => {
  p = await platform({ now: '2022-04-13T01:00:00Z' })
  for (const id of ['item-1', 'item-2']) await p.put('items', sampleItem(id))
  const { publishedBy: _, publishedOn: __, ...approved } = publishedPlan({ state: 'approved' })
  await p.put('plans', approved)
  await p.runSchedule('tendSite')
  await p.settle()
  await p.call('publisher', 'publishPlan', { planId: '2022' })
  await p.settle()
})
afterAll(() => p.stop())

/** Two tasks stay, one of them with another ratio; the third is dropped, a fourth is new. */
async function revise(): Promise<void> {
  await p.clock.set('2022-05-20T01:00:00Z')
  await p.call('clerk', 'openRevision', { planId: '2022', reason: '示例：根据办公室安排调整' })
  const second = { ...row, number: 2, scope: '示例甲', floor: 2500 }
  const fourth: PlannedTask = { ...row, number: 4, name: '示例新增任务', scope: '示例丙' }
  const { version } = await p.store('plans').get('2022')
  const title = publishedPlan().title
  await p.call('clerk', 'editPlan', { planId: '2022', title, tasks: [row, second, fourth] }, { ifMatch: version })
  await answerWarnings(p, '2022')
  await p.call('clerk', 'submitPlan', { planId: '2022' })
  await p.call('approver', 'approvePlan', { planId: '2022' })
  await p.settle()
}

it('opens its year among the statistics when it becomes public, as a rebuild would write them', async () => {
  const statistics = async () => [...(await siteOf(p))].filter(([key]) => key.startsWith(`${folder}/indicators/`))
  const written = await statistics()

  await rebuilt(p)

  expect(written.map(([key]) => key)).toContain(`${folder}/indicators/2022/index.html`)
  expect(await statistics()).toEqual(written)
})

it('leaves the public page as it is until the revision is published', async () => {
  const key = `${folder}/plans/2022/index.html`
  const before = (await siteOf(p)).get(key)

  await revise()

  expect(before).toContain('示例2022年度抽查计划')
  expect((await siteOf(p)).get(key)).toBe(before)
})

it('then shows both versions with their differences, and the tasks as they are now', async () => {
  const published = await p.call('publisher', 'publishPlan', { planId: '2022' })
  await p.settle()
  const site = await siteOf(p)

  expect(published.status).toBe(200)
  const plan = words(site.get(`${folder}/plans/2022/index.html`))
  expect(plan).toContain('第 2 版 现行 修订理由 示例：根据办公室安排调整')
  expect(plan).toContain('改动 抽查比例 不低于20% 不低于25%')
  expect(plan).toContain('示例新增任务 新增 任务 — 见第 2 版')
  expect(plan).toContain('第 1 版 已被修订')
  expect(words(site.get(`${folder}/tasks/2022-2/index.html`))).toContain('每轮不低于 25%')
  expect(words(site.get(`${folder}/tasks/2022-3/index.html`))).toContain('已撤销')
  expect(words(site.get(`${folder}/tasks/2022-4/index.html`))).toContain('示例新增任务')
  expect(words(site.get(`${folder}/plans/index.html`))).toContain('2022年5月20日 （第 2 版）')
})

it('is the same site after a rebuild', async () => {
  const before = await siteOf(p)

  await rebuilt(p)

  const after = await siteOf(p)
  for (const [key, body] of before) if (key.startsWith(`${folder}/`)) expect(after.get(key), key).toBe(body)
})

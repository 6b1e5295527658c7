import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeRequest } from '../../../infra/local/api-client.ts'
import { sampleSubject } from '../../../infra/local/seed/people.ts'
import { publishedPlan, row } from '../../domain/plan/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleItem } from '../drawing/fixtures.ts'
import { answerWarnings, staffed } from './fixtures.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: '2023-01-10T01:00:00Z' })
  await p.put('items', sampleItem('item-1'))
  await p.put('items', sampleItem('item-2'))
  await staffed(p)
  await p.put('plans', publishedPlan({ tasks: [row] }))
})
afterAll(() => p.stop())

const create = (input: object, person = 'clerk') => p.call(person, 'createPlan', { ...input })

describe('a plan begun by hand', () => {
  it('is an empty draft, written, answered for and published like any other', async () => {
    const created = await create({ year: 2031, title: '示例2031年度计划' })
    const { headers } = await p.call('clerk', 'getPlan', { planId: '2031' })
    const tasks = [{ ...row, window: { from: '2031-07-01', to: '2031-09-30' } }]
    const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
    const edited = await p.call('clerk', 'editPlan', { planId: '2031', title: '示例', tasks }, { ifMatch })
    await answerWarnings(p, '2031')
    const submitted = await p.call('clerk', 'submitPlan', { planId: '2031' })

    expect(created).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      body: { plan: { id: '2031', state: 'draft', tasks: [], draftedBy: 'clerk' }, findings: [{ rule: 'plan-empty' }] },
    })
    expect(edited.status).toBe(200)
    expect(submitted).toMatchObject({ status: 200, body: { state: 'submitted' } })
  })

  it('copies last year’s published plan: windows moved, an item retired since reported', async () => {
    const { record: item } = await p.store('items').get('item-2')
    await p.call('approver', 'retireItem', { itemId: 'item-2', reason: '示例：依据废止' })

    const { status, body } = await create({ year: 2023, from: '2022' })

    expect(item.state).toBe('published')
    expect(status).toBe(201)
    expect(body.plan).toMatchObject({
      id: '2023',
      title: '示例2023年度抽查计划',
      copiedFrom: '2022@1',
      tasks: [{ window: { from: '2023-07-01', to: '2023-09-30' } }],
    })
    expect(body.findings[0]).toMatchObject({
      rule: 'item-retired',
      zh: '任务 1 的抽查事项“示例事项 item-2”（item-2）已于 2023-01-10 废止。请改用现行事项。',
    })
  })

  it('opens the deadlines of its year', async () => {
    await create({ year: 2024 })
    await p.settle()

    const { body } = await p.call('clerk', 'listDeadlines', { year: '2024' })

    expect(body.items.map(({ rule }) => rule)).toContain('plan-public')
  })

  it('does not take the place of a plan that is there, nor copies one that is unknown or never was public', async () => {
    await create({ year: 2040 })

    const again = await create({ year: 2040, from: '2022' })
    const both = await Promise.all([create({ year: 2041 }), create({ year: 2041 })])
    const unknown = await create({ year: 2042, from: '1999' })
    const unpublished = await create({ year: 2042, from: '2040' })

    expect(again).toMatchObject({ status: 409, body: { type: 'already-exists', id: '2040' } })
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]))
    expect(unknown.status).toBe(404)
    expect(unpublished).toMatchObject({ status: 409, body: { type: 'plan-not-published', year: 2040 } })
    expect(await p.store('plans').find('2042')).toBeUndefined()
  })
})

describe('warnings of a plan', () => {
  it('are answered by two clerks at once without a loss; the approver reads both answers', async () => {
    await create({ year: 2050, from: '2022' })
    const { headers } = await p.call('clerk', 'getPlan', { planId: '2050' })
    const tasks = [{ ...row, itemIds: ['item-1'], rounds: 9, window: { from: '2050-07-01', to: '2050-09-30' } }]
    const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
    await p.call('clerk', 'editPlan', { planId: '2050', title: '示例', tasks }, { ifMatch })
    const { body } = await p.call('clerk', 'listPlanFindings', { planId: '2050' })
    const warnings = body.items.filter(({ severity }) => severity === 'warning').map(({ id }) => id)

    const answers = await Promise.all(
      warnings.map((finding) =>
        p.call('clerk', 'answerWarning', { planId: '2050', finding, answer: `示例答复 ${finding}` }),
      ),
    )

    const shown = await p.call('approver', 'listPlanFindings', { planId: '2050' })
    expect(warnings.length).toBeGreaterThan(1)
    expect(answers.map(({ status }) => status)).toEqual(warnings.map(() => 200))
    expect(shown.body.items.filter(({ answer }) => answer).map(({ id, answer }) => [id, answer?.answer])).toEqual(
      warnings.map((id) => [id, `示例答复 ${id}`]),
    )
  })

  it('block the submission by their sentences; one that is not there cannot be answered', async () => {
    await create({ year: 2051, from: '2022' })
    const { headers } = await p.call('clerk', 'getPlan', { planId: '2051' })
    const tasks = [{ ...row, itemIds: ['item-1'], window: { from: '2051-07-01', to: '2051-09-30' } }]
    const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
    await p.call('clerk', 'editPlan', { planId: '2051', title: '示例', tasks }, { ifMatch })

    const blocked = await p.call('clerk', 'submitPlan', { planId: '2051' })
    const unknown = await p.call('clerk', 'answerWarning', { planId: '2051', finding: 'nothing', answer: '示例' })

    expect(blocked).toMatchObject({
      status: 409,
      body: {
        type: 'warnings-unanswered',
        rules: ['joint-missing'],
        title:
          '计划有 1 条提示尚未书面答复，不能提交：计划中没有部门联合抽查任务。请列入联合抽查任务，或说明由哪份计划安排。请逐条答复，或修改计划。',
      },
    })
    expect(unknown).toMatchObject({ status: 409, body: { type: 'finding-unknown', finding: 'nothing' } })
  })
})

it('a plan’s year is a picture for those who are signed in: a bar for each task, a mark for each deadline', async () => {
  const token = await p.issuer.mint(sampleSubject('clerk'), p.clock.now())

  const { statusCode, headers, body } = await p.request(routeRequest('getPlanPicture', { planId: '2022' }, { token }))

  expect([statusCode, headers?.['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8'])
  expect(body).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  expect(body).toContain('<title>示例2022年度抽查计划</title>')
  expect(body).toContain('7月1日至9月30日 · 2 次')
  expect(body).toContain('4月15日：内部抽查计划报领导小组办公室备案')
  expect([...(body ?? '').matchAll(/<rect class="part"/g)]).toHaveLength(1)
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkingRules } from '../../../shared/domain/documents/working-rules.ts'
import { conduct } from '../../domain/documents/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform({ now: '2022-06-20T01:00:00Z' })
  await p.runSchedule('sweepReminders')
  await p.put('items', conduct)
})
afterAll(() => p.stop())

const written = (rules: WorkingRules) =>
  rules.chapters.map((each) => ({ ...each, text: each.text.replace(/【待填：[^】]*】/g, '示例') }))

const etag = (headers: Record<string, string>) => headers['etag']?.replaceAll('"', '') ?? ''

/** From the template to an approved text. */
async function approved(rulesId: string): Promise<void> {
  const { body, headers } = await p.call('clerk', 'getWorkingRules', { rulesId })
  const edit = { rulesId, title: body.title, chapters: written(body) }
  expect((await p.call('clerk', 'editWorkingRules', edit, { ifMatch: etag(headers) })).status).toBe(200)
  expect((await p.call('clerk', 'submitWorkingRules', { rulesId })).status).toBe(200)
  expect((await p.call('approver', 'approveWorkingRules', { rulesId })).status).toBe(200)
}

describe('working rules', () => {
  it('begin once, from the template', async () => {
    const first = await p.call('clerk', 'startWorkingRules', { kind: 'rules' })
    const again = await p.call('clerk', 'startWorkingRules', { kind: 'rules' })

    expect([first.status, again.status]).toEqual([201, 409])
    expect(first.body.title).toBe('忻州市财政局“双随机、一公开”抽查工作细则')
  })

  it('are edited by whoever read them last, and the other keeps his words', async () => {
    const { body, headers } = await p.call('clerk', 'getWorkingRules', { rulesId: 'rules' })
    const edit = { rulesId: 'rules', title: '细则', chapters: body.chapters }
    const first = await p.call('clerk', 'editWorkingRules', edit, { ifMatch: etag(headers) })
    const second = await p.call('clerk', 'editWorkingRules', edit, { ifMatch: etag(headers) })
    const without = await p.call('clerk', 'editWorkingRules', edit)

    expect([first.status, second.status, without.status]).toEqual([200, 412, 428])
  })

  it('are refused without a chapter that the notice asks for, by its name in both languages', async () => {
    const { body, headers } = await p.call('clerk', 'getWorkingRules', { rulesId: 'rules' })
    const chapters = written(body).filter(({ id }) => id !== 'archive')
    await p.call('clerk', 'editWorkingRules', { rulesId: 'rules', title: '细则', chapters }, { ifMatch: etag(headers) })
    const refused = await p.call('clerk', 'submitWorkingRules', { rulesId: 'rules' })

    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({
      type: 'chapters-missing',
      title: expect.stringContaining('缺少必备的章：归档方式'),
      detail: expect.stringContaining('archive'),
    })
  })

  it('close the deadline of 30 June when they become public, and stay readable edition by edition', async () => {
    const { body, headers } = await p.call('clerk', 'getWorkingRules', { rulesId: 'rules' })
    const chapters = [...written(body), { id: 'archive', title: '归档方式', text: '电子卷宗，保管十年。' }]
    await p.call(
      'clerk',
      'editWorkingRules',
      { rulesId: 'rules', title: body.title, chapters },
      { ifMatch: etag(headers) },
    )
    await approved('rules')
    const early = await p.call('clerk', 'listDeadlines', { year: '2022' })
    expect((await p.call('publisher', 'publishWorkingRules', { rulesId: 'rules' })).status).toBe(200)
    await p.settle()
    const { body: after } = await p.call('clerk', 'listDeadlines', { year: '2022' })
    const of = (items: typeof after.items) => items.find(({ rule }) => rule === 'working-rules')

    expect(of(early.body.items)?.closed).toBeUndefined()
    expect(of(after.items)?.closed).toEqual({ on: '2022-06-20', by: 'working-rules.published', late: false })
    const editions = await p.call('auditor', 'listRulesEditions', { rulesId: 'rules' })
    expect(editions.body.items).toMatchObject([{ id: 'rules@1', edition: 1, publishedOn: '2022-06-20' }])
  })

  it('published twice are refused; edited, they become the second edition while the first stays', async () => {
    expect((await p.call('publisher', 'publishWorkingRules', { rulesId: 'rules' })).status).toBe(409)
    await approved('rules')
    await p.call('publisher', 'publishWorkingRules', { rulesId: 'rules' })
    const { body } = await p.call('auditor', 'listRulesEditions', { rulesId: 'rules' })

    expect(body.items.map(({ edition }) => edition)).toEqual([1, 2])
  })

  it('go back to their clerk with a reason', async () => {
    const { body, headers } = await p.call('clerk', 'getWorkingRules', { rulesId: 'rules' })
    await p.call(
      'clerk',
      'editWorkingRules',
      { rulesId: 'rules', title: body.title, chapters: body.chapters },
      { ifMatch: etag(headers) },
    )
    await p.call('clerk', 'submitWorkingRules', { rulesId: 'rules' })
    const returned = await p.call('approver', 'returnWorkingRules', { rulesId: 'rules', reason: '写明档案保管机构' })

    expect(returned.body).toMatchObject({ state: 'draft', returned: { by: 'approver', reason: '写明档案保管机构' } })
  })
})

describe('a guide', () => {
  it('belongs to an item, and does not close the deadline of the rules', async () => {
    const unnamed = await p.call('clerk', 'startWorkingRules', { kind: 'guide' })
    const unknown = await p.call('clerk', 'startWorkingRules', { kind: 'guide', itemId: 'nobodys' })
    const named = await p.call('clerk', 'startWorkingRules', { kind: 'rules', itemId: conduct.id })
    const guide = await p.call('clerk', 'startWorkingRules', { kind: 'guide', itemId: conduct.id })

    expect([unnamed.status, unknown.status, named.status, guide.status]).toEqual([400, 404, 400, 201])
    expect(guide.body).toMatchObject({ id: `guide-${conduct.id}`, itemId: conduct.id, state: 'draft' })
  })

  it('is written, approved and published like the rules', async () => {
    await approved(`guide-${conduct.id}`)

    expect((await p.call('publisher', 'publishWorkingRules', { rulesId: `guide-${conduct.id}` })).status).toBe(200)
  })
})

describe('who may', () => {
  it.each([
    ['officer-01', 'startWorkingRules', { kind: 'rules' }],
    ['clerk', 'approveWorkingRules', { rulesId: 'rules' }],
    ['approver', 'publishWorkingRules', { rulesId: 'rules' }],
    ['approver', 'submitWorkingRules', { rulesId: 'rules' }],
  ] as const)('%s may not %s', async (person, route, input) => {
    expect((await p.call(person, route, input)).status).toBe(403)
  })

  it('knows no text of nobody', async () => {
    expect((await p.call('clerk', 'getWorkingRules', { rulesId: 'guide-x' })).status).toBe(404)
  })
})

describe('the public site', () => {
  const page = async (id: string) => {
    const bytes = await p.bucket('site').get(`${p.department}/rules/${id}index.html`)
    return bytes && new TextDecoder().decode(bytes)
  }

  it('shows the edition in force and keeps those before it, each under its own address', async () => {
    await p.settle()
    const [list, first, second, guide] = await Promise.all(
      ['', 'rules~401/', 'rules~402/', `guide-${conduct.id}~401/`].map(page),
    )

    expect(list).toContain('第 2 版')
    expect(list).toContain('以前的版本')
    expect(first).toContain('已被取代')
    expect(first).toContain('href="../rules~402/index.html"')
    expect(second).toContain('现行')
    expect(second).toContain('归档方式')
    expect(guide).toContain('检查项目')
  })

  it('shows nothing of a draft', async () => {
    expect(await page('rules~403/')).toBeUndefined()
    expect(await page('')).not.toContain('待填')
  })
})

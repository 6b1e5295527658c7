import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleSources } from '../../domain/reports/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { documentText, fetched } from '../files/opened.ts'

describe('reports through the door', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-10-12T01:00:00Z' })
    await p.runSchedule('sweepReminders')
    for (const one of sampleSources.inspections) await p.put('inspections', one)
    for (const one of sampleSources.tasks) await p.put('tasks', one)
  })
  afterAll(() => p.stop())

  it('are drafted behind the request, and fetched as document and annex', async () => {
    const asked = await p.call('reviewer', 'askForReport', { kind: 'results-reported', year: 2022 })
    const before = await p.call('reviewer', 'getReport', { reportId: asked.body.id })
    await p.settle()
    const { body } = await p.call('reviewer', 'getReport', { reportId: asked.body.id })
    const text = await documentText(await fetched(body.document))
    const page = (await fetched(body.page)).toString()
    const sheets = await readXlsx(await fetched(body.annex))

    expect([asked.status, before.body]).toMatchObject([202, { report: { state: 'asked' } }])
    expect(body.report).toMatchObject({
      state: 'drafted',
      edition: 1,
      blanks: ['发文字号〔2022〕号', '需要说明的事项'],
    })
    for (const said of [text, page]) {
      expect(said).toContain('示例二号代理记账有限公司')
      expect(said).toContain('示例一号&lt;代理&amp;记账&gt;有限公司')
      expect(said).toContain('【待填：发文字号〔2022〕号】')
    }
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['检查明细', '照片资料清单'])
    expect(sheets[0]?.data.map((row) => row[2])).toEqual([
      '检查对象',
      '示例一号<代理&记账>有限公司',
      '示例二号代理记账有限公司',
      '示例三号代理记账有限公司',
    ])
  })

  it.each([
    ['officer-01', { kind: 'self-check', year: 2022 }, 403],
    ['clerk', { kind: 'praise', year: 2022 }, 400],
    ['clerk', { kind: 'self-check', year: 22 }, 400],
  ])('refuse %s %j', async (person, input, status) => {
    expect((await p.call(person, 'askForReport', input)).status).toBe(status)
  })

  it('are not found under another’s id', async () => {
    expect((await p.call('clerk', 'getReport', { reportId: 'nobodys' })).status).toBe(404)
  })
})

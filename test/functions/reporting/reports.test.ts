import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { sampleSources } from '../../domain/reports/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { documentText, fetched } from '../files/opened.ts'

/** An inspection is found by the day that its draw's id bears: this one's is 5 July 2022. */
const drawId = '01G75TG60087ZVCCZZP3CEA6WG'

describe('reports through the door', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-10-12T01:00:00Z' })
    await p.runSchedule('sweepReminders')
    for (const one of sampleSources.inspections) await p.put('inspections', { ...one, id: `${drawId}-${one.id}` })
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

  it('of an ad-hoc task bear its name and its results, with what was answered to each checklist', async () => {
    const [task] = sampleSources.tasks
    const [inspection] = sampleSources.inspections
    const id = `${drawId}-ad-hoc`
    const items = [{ itemId: 'item-1', code: '01', finding: '示例', answers: [{ line: 'staff', value: 4 }] }]
    const answered = { itemVersions: { 'item-1': 1 }, result: { ...inspection?.result, items } }
    const guide = { procedure: '示例', checklist: [{ id: 'staff', text: '专职从业人员人数', type: 'number' }] }
    await p.put('tasks', { ...task, id: '2022L-1', name: '示例投诉核查', adHoc: {} } as never)
    await p.put('inspections', {
      ...inspection,
      ...answered,
      id,
      taskId: '2022L-1',
      targetName: '示例被投诉公司',
    } as never)
    await p.put('editions', { id: 'item-1@1', itemId: 'item-1', name: '示例事项', guide } as never)

    const asked = await p.call('reviewer', 'askForReport', { kind: 'results-reported', year: 2022, taskId: '2022L-1' })
    await p.settle()
    const { body } = await p.call('reviewer', 'getReport', { reportId: asked.body.id })
    const text = await documentText(await fetched(body.document))
    const sheets = await readXlsx(await fetched(body.annex))

    expect(text).toContain('示例投诉核查')
    expect(text).toContain('示例被投诉公司')
    expect(text).not.toContain('示例二号')
    expect(sheets[1]).toMatchObject({ sheet: '检查表记录' })
    expect(sheets[1]?.data[1]?.slice(2, 6)).toEqual(['示例被投诉公司', '示例事项', '专职从业人员人数', '4'])
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

describe('a report in the hands of a person', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-06-08T01:00:00Z' })
    await p.runSchedule('sweepReminders')
    for (const one of sampleSources.tasks) await p.put('tasks', one)
  })
  afterAll(() => p.stop())

  const texts = {
    '发文字号〔2022〕号': '示例财发〔2022〕8号',
    存在的不足: '示例不足一。\n示例不足二。',
    难点问题: '示例难点',
    下半年工作举措: '示例举措',
    计划制定情况: '示例：计划正在制定',
  }

  async function drafted(input: Record<string, unknown>) {
    const { body } = await p.call('clerk', 'askForReport', input)
    await p.settle()
    return p.call('clerk', 'getReport', { reportId: body.id })
  }

  it('keeps its figures while its blanks are written; each edition has files of its own', async () => {
    const first = await drafted({ kind: 'half-year-summary', year: 2022 })
    const { id } = first.body.report
    await p.put('inspections', { ...(sampleSources.inspections[0] as Inspection), id: `${drawId}-another` })
    const written = await p.call(
      'clerk',
      'writeReport',
      { reportId: id, texts },
      { ifMatch: first.headers['etag']?.replaceAll('"', '') ?? '' },
    )
    const meanwhile = await p.call('clerk', 'fileReport', { reportId: id })
    await p.settle()
    const second = await p.call('clerk', 'getReport', { reportId: id })
    const text = await documentText(await fetched(second.body.document))

    expect([written.status, written.body.state, meanwhile.status]).toEqual([200, 'asked', 409])
    expect(second.body.report).toMatchObject({ state: 'drafted', edition: 2, blanks: [] })
    for (const said of ['示例财发〔2022〕8号', '示例不足一。', '示例不足二。', '尚未抽取检查对象'])
      expect(text).toContain(said)
    expect(text).not.toContain('待填')
    expect(await documentText(await fetched(first.body.document))).toContain('【待填：存在的不足】')
  })

  it('is filed without being uploaded, and its filing closes the deadline', async () => {
    const { body } = await p.call('clerk', 'listReports', {})
    const id = body.items[0]?.id ?? ''
    const filed = await p.call('clerk', 'fileReport', { reportId: id })
    await p.settle()
    const again = await p.call('clerk', 'fileReport', { reportId: id })
    const deadlines = await p.call('clerk', 'listDeadlines', { year: '2022' })

    expect(filed.status).toBe(201)
    expect(filed.body).toMatchObject({ kind: 'half-year-summary', state: 'filed', filedOn: '2022-06-08' })
    expect(again.status).toBe(409)
    expect(deadlines.body.items.find(({ rule }) => rule === 'half-year-summary')?.closed).toEqual({
      on: '2022-06-08',
      by: 'filing.filed',
      late: false,
    })
    const report = await p.call('clerk', 'getReport', { reportId: id })
    expect(report.body.report).toMatchObject({ state: 'filed', filingId: filed.body.id })
  })

  it('with blanks is not filed: they are named', async () => {
    const { body } = await drafted({ kind: 'self-check', year: 2022 })
    const refused = await p.call('clerk', 'fileReport', { reportId: body.report.id })

    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ type: 'blanks-left', title: expect.stringContaining('整改情况') })
  })

  it('has only its own blanks, and of two who write the second is told', async () => {
    const { body, headers } = await drafted({ kind: 'self-check', year: 2022 })
    const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
    const { id: reportId } = body.report
    const unknown = await p.call('clerk', 'writeReport', { reportId, texts: { 不存在: 'x' } }, { ifMatch })
    const first = await p.call('clerk', 'writeReport', { reportId, texts: { 整改情况: '示例' } }, { ifMatch })
    const second = await p.call('reviewer', 'writeReport', { reportId, texts: { 整改情况: '别的' } }, { ifMatch })

    expect([unknown.status, first.status, second.status]).toEqual([400, 200, 412])
    expect(unknown.body).toMatchObject({ type: 'no-such-blank', unknown: ['不存在'] })
  })

  it('of a month is drafted with the lists behind its figures, filed, and closes nothing', async () => {
    const { body } = await drafted({ kind: 'monthly-figures', year: 2022, month: 5 })
    const sheets = await readXlsx(await fetched(body.annex))

    expect(body.report).toMatchObject({ month: 5, state: 'drafted' })
    expect(sheets.map(({ sheet }) => sheet)).toContain('完成检查')
  })

  it.each([
    [{ kind: 'monthly-figures', year: 2022 }, 400, '须指明月份'],
    [{ kind: 'monthly-figures', year: 2022, month: 13 }, 400, ''],
    [{ kind: 'monthly-figures', year: 2022, month: 7 }, 422, '尚未开始'],
    [{ kind: 'self-check', year: 2023 }, 422, '尚未开始'],
    [{ kind: 'self-check', year: 2022, month: 5 }, 400, '不分月份'],
    [{ kind: 'self-check', year: 2022, taskId: '2022-1' }, 400, '不分任务'],
    [{ kind: 'results-reported', year: 2022, taskId: 'nobodys' }, 404, ''],
  ])('is refused as %j: %s', async (input, status, why) => {
    const answer = await p.call('clerk', 'askForReport', input)

    expect(answer.status).toBe(status)
    expect((answer.body as unknown as { title: string }).title).toContain(why)
  })
})

import { describe, expect, it } from 'vitest'
import { blanksOf } from '../../../shared/domain/documents/document.ts'
import { indicator, recordsOf } from '../../../shared/domain/indicators/indicators.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { ItemEdition } from '../../../shared/domain/registry/item.ts'
import { draftReport } from '../../../shared/domain/reports/draft-report.ts'
import type { ReportDraft, ReportKind } from '../../../shared/domain/reports/report.ts'
import { told } from '../../../shared/domain/reports/report-figures.ts'
import { wordsOf } from '../documents/words.ts'
import { photoSample } from '../inspection/samples.ts'
import { sampleSources } from './samples.ts'

const words = ({ document }: ReportDraft) => wordsOf(document)
const draft = (kind: ReportKind, sources = sampleSources) => draftReport({ kind, year: 2022 }, sources)

describe('a report drafted from the record', () => {
  const summary = draft('half-year-summary')

  it('says what the record says, late ones late', () => {
    const text = words(summary)

    expect(text).toContain('年度抽查计划于2022年4月11日批准，2022年4月13日向社会公示')
    expect(text).toContain('抽查比例不低于20%，抽查2次，已完成抽取1次')
    expect(text).toContain('共随机抽取检查对象3户，已检查2户，检查结果已公示1户')
    expect(text).toContain('未发现问题1项、发现问题已责令改正1项')
    expect(text).toContain('责令改正1户，其中复查合格0户、尚未办结1户')
    expect(text).toContain('检查结果公示率|50%（1/2）|100%')
    expect(text).toContain('上半年工作总结报领导小组办公室|2022-06-10|2022-06-13 逾期办结')
    expect(text).toContain('全年工作自查报告报领导小组办公室|2022-12-10|未到期')
    expect(text).toContain('检查结果、处理意见、照片资料报法规税政科|2022-09-30|已逾期，未办结')
  })

  it('tells the version of a plan that was revised, an ad-hoc task as one, and what it did for others’ joint tasks', () => {
    const [first, ...rest] = sampleSources.inspections as [Inspection, ...Inspection[]]
    const initiator = { department: '140900/market', name: '示例市场监管局' }
    const joined = { ...first, taskName: '示例联合抽查', joint: { initiator, departments: [] } }
    const [task] = sampleSources.tasks
    const adHoc = { ...task, id: '2022L-1', name: '示例投诉核查', adHoc: { kind: 'complaint' } }
    const was = { approvedOn: '2022-04-11', publishedOn: '2022-04-13', endedOn: '2022-05-18' }
    const former = [
      { ...was, version: 1, state: 'revised' },
      { version: 2, state: 'abandoned', endedOn: '2022-05-01' },
    ]
    const plan = { ...sampleSources.plan, version: 3, former, approvedOn: '2022-05-16', publishedOn: '2022-05-18' }
    const text = words(
      draft('self-check', {
        ...sampleSources,
        plan: plan as typeof sampleSources.plan,
        tasks: [...sampleSources.tasks, adHoc as (typeof sampleSources.tasks)[0]],
        inspections: [joined, ...rest],
      }),
    )

    expect(text).toContain(
      '年度抽查计划首版于2022年4月11日批准，2022年4月13日向社会公示；经1次调整，现行第3版于2022年5月16日批准，2022年5月18日向社会公示',
    )
    expect(text).toContain('临时任务“示例投诉核查”：')
    expect(text).toContain('配合示例市场监管局开展部门联合抽查“示例联合抽查”：检查对象1户。')
  })

  it('leaves to a person what the record does not know', () => {
    expect(blanksOf(summary.document)).toEqual(['发文字号〔2022〕号', '存在的不足', '难点问题', '下半年工作举措'])
    expect(blanksOf(draft('self-check').document)).toContain('自查发现的问题及原因')
    expect(blanksOf(draft('half-year-summary', { ...sampleSources, plan: undefined }).document)).toContain(
      '计划制定情况',
    )
  })

  it('of results lists each target with its opinion, to the division', () => {
    const report = draft('results-reported')

    expect(report.document.addressee).toBe('法规税政科')
    expect(words(report)).toContain('示例二号代理记账有限公司|1|SX0900-01\nSX0900-02|发现问题已责令改正|责令限期改正|')
    expect(words(report)).toContain('示例三号代理记账有限公司|1|SX0900-01\nSX0900-02|尚无结果||')
    expect(words(report)).not.toContain('示例取消')
    expect(report.annexes[0]?.rows).toHaveLength(3)
  })

  it('of a year without records says so and invents nothing', () => {
    const empty = draft('self-check', { ...sampleSources, tasks: [], inspections: [], obligations: [] })

    expect(words(empty)).toContain('截至报告日尚未抽取检查对象')
    expect(words(empty)).toContain('检查结果公示率|尚无记录|100%')
  })

  it('draws what it counts, and draws nothing where there is nothing', () => {
    const empty = draft('self-check', { ...sampleSources, tasks: [], inspections: [], obligations: [] })

    expect(words(summary)).toContain('检查结果（按检查事项）：未发现问题 1项，发现问题已责令改正 1项')
    expect(words(summary)).toContain('主要指标完成情况：检查结果公示率 50%')
    expect(empty.document.blocks.filter(({ kind }) => kind === 'chart')).toEqual([])
  })

  it('brings the list behind each figure, and as many lines count as the figure says', () => {
    for (const [at, id] of told.entries()) {
      const { zh, counted, total } = indicator(id, sampleSources)
      const sheet = summary.annexes[at + 1]

      expect(sheet?.name).toBe(zh)
      expect(sheet?.rows).toHaveLength(total)
      expect(sheet?.rows.filter((row) => row[2] === '是')).toHaveLength(counted)
      expect(sheet?.rows.map(([of]) => of)).toEqual(recordsOf(id, sampleSources).map(({ of }) => of))
      expect(sheet?.rows.filter((row) => /^[a-z-]+$/.test(row[3] ?? ''))).toEqual([])
    }
  })

  it('brings beside each measured figure what was measured of each record', () => {
    const sheet = summary.annexes.find(({ head }) => head.includes('数值（个工作日）'))
    const { measured } = indicator('time-to-publication', sampleSources)

    expect(sheet?.rows.map((row) => row[4])).toContain(`${measured?.most}`)
    expect(words(summary)).toContain(`，平均${measured?.average}个工作日`)
  })

  it('of results brings the answers to each checklist in the words of its edition', () => {
    const [first, ...rest] = sampleSources.inspections as [Inspection, ...Inspection[]]
    const answers = [
      { line: 'staff', value: 4 },
      { line: 'norms', value: 'no', note: '示例：未见制度文本' },
      { line: 'gone', value: 'yes' },
    ]
    const items = (first.result?.items ?? []).map((item) => ({ ...item, answers }))
    const asked = { ...first, itemVersions: { 'item-1': 2 }, result: { ...first.result, items } } as Inspection
    const checklist = [
      { id: 'staff', text: '专职从业人员人数', type: 'number', unit: '人' },
      { id: 'norms', text: '是否有内部规范', type: 'yes-no' },
    ]
    const edition = { id: 'item-1@2', itemId: 'item-1', name: '业务开展情况', guide: { procedure: '', checklist } }
    const sources = {
      ...sampleSources,
      inspections: [asked, ...rest],
      editions: new Map([['item-1@2', edition as unknown as ItemEdition]]),
    }
    const { annexes, document } = draft('results-reported', sources)

    const sheet = annexes.find(({ name }) => name === '检查表记录')
    expect(sheet?.rows.map((row) => row.slice(2))).toEqual([
      [first.targetName, '业务开展情况', '专职从业人员人数', '4', '人', ''],
      [first.targetName, '业务开展情况', '是否有内部规范', '否', '', '示例：未见制度文本'],
      [first.targetName, '业务开展情况', 'gone', '是', '', ''],
    ])
    expect(wordsOf(document)).toContain('2.检查表记录')
    expect(draft('results-reported').annexes.map(({ name }) => name)).not.toContain('检查表记录')
  })

  it('of results lists the photos that were taken, and no scan of a letter', () => {
    const [first, ...rest] = sampleSources.inspections as [Inspection, ...Inspection[]]
    const photos = [
      photoSample({ id: 'visit', state: 'accepted' }),
      photoSample({ id: 'refused', state: 'refused' }),
      photoSample({ id: 'letter', state: 'accepted', purpose: 'letter' }),
      photoSample({ id: 'proof', state: 'accepted', purpose: 'rectification' }),
    ]
    const { annexes } = draft('results-reported', { ...sampleSources, inspections: [{ ...first, photos }, ...rest] })

    const sheet = annexes.find(({ name }) => name === '照片资料清单')
    expect(sheet?.rows.map((row) => row[2])).toEqual(['visit', 'proof'])
  })

  it('of one task leaves out the sheets of another department’s joint task that has the same number', () => {
    const [first, ...rest] = sampleSources.inspections as [Inspection, ...Inspection[]]
    const initiator = { department: '140900/market', name: '示例市场监管局' }
    const foreign = { ...first, targetName: '示例联合公司', joint: { initiator, departments: [] } }
    const own = { ...first, joint: { initiator: { ...initiator, department: '140900/finance' }, departments: [] } }
    const sources = { ...sampleSources, inspections: [foreign, own, ...rest] }
    const report = draftReport({ kind: 'results-reported', year: 2022, taskId: '2022-1' }, sources)

    expect(words(report)).not.toContain('示例联合公司')
    expect(words(report)).toContain(first.targetName)
    expect(words(draft('results-reported', sources))).toContain('示例联合公司')
  })

  it('of one task leaves out the others', () => {
    const [first, ...rest] = sampleSources.inspections
    const other = { ...(first as NonNullable<typeof first>), taskId: '2022-9', targetName: '示例别家公司' }
    const sources = { ...sampleSources, inspections: [other, ...rest] }
    const report = draftReport({ kind: 'results-reported', year: 2022, taskId: '2022-1' }, sources)

    expect(report.document.title).toBe('忻州市财政局\n“对从事会计代理记账机构的检查”抽查检查结果汇总')
    expect(words(report)).not.toContain('示例别家公司')
  })
})

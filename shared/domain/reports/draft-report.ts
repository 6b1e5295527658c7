import { chineseDay, type Day } from '../../kernel/days.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { indicator, type YearOfRecords } from '../indicators/indicators.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { dispositions, resultCodes } from '../inspection/result-codes.ts'
import type { Plan } from '../plan/plan.ts'
import type { Department } from '../registry/department.ts'
import { type Block, type ReportDraft, type ReportKind, type Run, reportKinds } from './report.ts'

export interface ReportSources extends YearOfRecords {
  readonly year: number
  readonly department: Department
  readonly plan: Plan | undefined
}

/** Drafts a report from the record alone: what the record does not say is a marked blank and never a phrase. */
export function draftReport(kind: ReportKind, sources: ReportSources): ReportDraft {
  const { department, year, today } = sources
  const { zh, to } = reportKinds[kind]
  return {
    office: `${department.name}文件`,
    number: { blank: `发文字号〔${year}〕号` },
    title: `${department.name}${year}年“双随机、一公开”${zh}`,
    addressee: to === '法规税政科' ? to : department.leadingGroup,
    blocks: kind === 'results-reported' ? resultBlocks(sources) : summaryBlocks(kind, sources),
    signedBy: department.name,
    day: today,
    annex: annexOf(sources),
  }
}

const gaps = {
  'half-year-summary': ['存在的不足', '难点问题', '下半年工作举措'],
  'self-check': ['自查发现的问题及原因', '整改情况', '下一步工作举措'],
} as const

function summaryBlocks(kind: 'half-year-summary' | 'self-check', sources: ReportSources): Block[] {
  const [first, second, next] = gaps[kind]
  return [
    paragraph(
      `现将${sources.department.name}${sources.year}年“双随机、一公开”监管工作情况报告如下（截至${chineseDay(sources.today)}）。`,
    ),
    heading('一、计划与组织实施情况'),
    planParagraph(sources),
    ...sources.tasks.map(({ name, rounds, floor, progress = [] }) =>
      paragraph(
        `任务“${name}”：抽查比例不低于${floor / 100}%，抽查${rounds}次，已完成抽取${progress.filter(({ executed }) => executed).length}次。`,
      ),
    ),
    heading('二、检查与公示情况'),
    ...resultParagraphs(sources),
    heading('三、后续处置情况'),
    followUpParagraph(sources),
    heading('四、主要指标'),
    indicatorTable(sources),
    heading('五、时限事项办结情况'),
    deadlineTable(sources),
    heading('六、存在不足和难点问题'),
    paragraph({ blank: first }),
    paragraph({ blank: second }),
    heading('七、下一步工作举措'),
    paragraph({ blank: next }),
  ]
}

function resultBlocks(sources: ReportSources): Block[] {
  return [
    paragraph(
      `现将${sources.year}年抽查检查结果、处理意见汇总报送（截至${chineseDay(sources.today)}），照片资料存平台档案。`,
    ),
    heading('一、总体情况'),
    ...resultParagraphs(sources),
    heading('二、后续处置情况'),
    followUpParagraph(sources),
    heading('三、逐户检查结果'),
    {
      kind: 'table',
      head: ['检查对象', '轮次', '执法证号', '结果', '处理意见', '公示日期'],
      rows: standing(sources).map((one) => [
        one.targetName,
        `第${one.round}轮`,
        one.officerIds.join('、'),
        resultWords(one),
        one.result?.opinion ?? '',
        one.publishedOn ?? '',
      ]),
    },
    heading('四、需要说明的事项'),
    paragraph({ blank: '需要说明的事项' }),
  ]
}

function planParagraph({ plan, year }: ReportSources): Block {
  if (!plan) return paragraph(`${year}年度抽查计划尚未录入平台。`, { blank: '计划制定情况' })
  const approved = plan.approvedOn ? `于${chineseDay(plan.approvedOn)}批准` : '尚未批准'
  const published = plan.publishedOn ? `${chineseDay(plan.publishedOn)}向社会公示` : '尚未公示'
  return paragraph(`年度抽查计划${approved}，${published}，共安排抽查任务${plan.tasks.length}项。`)
}

function resultParagraphs(sources: ReportSources): Block[] {
  const all = standing(sources)
  const ended = all.filter(({ result }) => result)
  if (all.length === 0) return [paragraph('截至报告日尚未抽取检查对象。')]
  const codes = new Map<string, number>()
  for (const code of ended.flatMap(({ result }) => result?.items.map((item) => item.code) ?? []))
    codes.set(resultCodes[code], (codes.get(resultCodes[code]) ?? 0) + 1)
  const published = all.filter(({ publishedOn }) => publishedOn)
  return [
    paragraph(
      `共随机抽取检查对象${all.length}户，已检查${ended.length}户，检查结果已公示${published.length}户。`,
      ...(codes.size > 0
        ? [`按检查事项计，结果为：${[...codes].map(([label, count]) => `${label}${count}项`).join('、')}。`]
        : []),
    ),
  ]
}

function followUpParagraph({ inspections }: ReportSources): Block {
  const ordered = inspections.filter(({ rectification }) => rectification)
  const open = ordered.filter(({ rectification }) => !rectification?.closedOn)
  const referrals = inspections.flatMap((one) => one.referrals)
  return paragraph(
    `责令改正${ordered.length}户，其中复查合格${ordered.length - open.length}户、尚未办结${open.length}户；抄告、移送${referrals.length}件，其中已收到回执${referrals.filter(({ receipt }) => receipt).length}件。`,
  )
}

const told = ['disclosure-rate', 'credit-class-used', 'plan-progress', 'on-time'] as const

function indicatorTable(sources: ReportSources): Block {
  const figures = told.map((id) => indicator(id, sources))
  return {
    kind: 'table',
    head: ['指标', '完成情况', '目标'],
    rows: figures.map((figure) => [
      figure.zh,
      figureWords(figure),
      figure.goal === undefined ? '—' : percent(figure.goal),
    ]),
  }
}

function figureWords({ counted, total, share }: Indicator): string {
  return share === undefined ? '尚无记录' : `${percent(share)}（${counted}/${total}）`
}

function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10}%`
}

function deadlineTable({ obligations, today, year }: ReportSources): Block {
  const yearly = obligations.filter(({ object }) => object === `${year}`)
  return {
    kind: 'table',
    head: ['事项', '期限', '办结情况'],
    rows: yearly.map(({ zh, dueOn, closed }) => [zh, dueOn, closedWords(closed, { dueOn, today })]),
  }
}

function closedWords(
  closed: { on: Day; late: boolean } | undefined,
  { dueOn, today }: { dueOn: Day; today: Day },
): string {
  if (closed) return `${closed.on} 办结${closed.late ? '（逾期）' : ''}`
  return dueOn < today ? '已逾期，未办结' : '未到期'
}

function annexOf(sources: ReportSources): ReportDraft['annex'] {
  return {
    name: `${sources.year}年检查明细`,
    head: [
      '任务',
      '轮次',
      '检查对象',
      '区域',
      '信用类别',
      '执法证号',
      '检查结束日',
      '结果',
      '处置',
      '处理意见',
      '照片数',
      '公示日期',
    ],
    rows: standing(sources).map((one) => [
      one.taskName,
      `${one.round}`,
      one.targetName,
      one.regionName,
      one.creditClass,
      one.officerIds.join('、'),
      one.result?.endedOn ?? '',
      resultWords(one),
      one.result ? dispositions[one.result.disposition] : '',
      one.result?.opinion ?? '',
      `${one.photos.length}`,
      one.publishedOn ?? '',
    ]),
  }
}

function resultWords({ result }: Inspection): string {
  if (!result) return '尚无结果'
  return [...new Set(result.items.map(({ code }) => resultCodes[code]))].join('、')
}

function standing({ inspections }: ReportSources): Inspection[] {
  return inspections.filter(({ state }) => state !== 'called-off')
}

function heading(text: string): Block {
  return { kind: 'heading', text }
}

function paragraph(...runs: Run[]): Block {
  return { kind: 'paragraph', runs }
}

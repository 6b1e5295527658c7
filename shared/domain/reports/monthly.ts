import { chineseDay, type Day, dayOf } from '../../kernel/days.ts'
import { type Block, blank, type Chart, heading, paragraph } from '../documents/document.ts'
import { type Sheet, sheetName } from '../documents/sheet.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { codeChart, followUpParagraph, type ReportSources, resultWords, standing } from './report-parts.ts'

/** One thing that happened on a day, as a line of the list behind a figure. */
interface Happened {
  readonly of: string
  readonly zh: string
  readonly on: Day
  readonly note: string
}

interface MonthlyFigure {
  readonly zh: string
  readonly unit: string
  readonly list: (sources: ReportSources) => Happened[]
}

/** What a month is told by: each figure is the length of its list. */
const monthlyFigures: readonly MonthlyFigure[] = [
  { zh: '派发检查', unit: '户', list: (year) => days(year, ({ dispatchedAt }) => dayOf(new Date(dispatchedAt))) },
  { zh: '完成检查', unit: '户', list: (year) => days(year, ({ result }) => result?.endedOn, resultWords) },
  { zh: '公示检查结果', unit: '户', list: (year) => days(year, ({ publishedOn }) => publishedOn, resultWords) },
  { zh: '责令改正', unit: '户', list: (year) => days(year, ({ rectification }) => rectification?.ordered, termWords) },
  { zh: '整改复查合格', unit: '户', list: (year) => days(year, ({ rectification }) => rectification?.closedOn) },
  { zh: '抄告、移送收到回执', unit: '件', list: receipts },
  { zh: '时限事项到期', unit: '项', list: deadlines },
  { zh: '时限事项逾期', unit: '项', list: (year) => deadlines(year).filter(({ note }) => note !== '按期办结') },
]

export function monthlyBlocks(sources: ReportSources, month: number): Block[] {
  const { year, department, today } = sources
  const inMonth = standing(sources).filter(({ result }) => result !== undefined && isIn(result.endedOn, year, month))
  return [
    paragraph(
      `现将${department.name}${year}年${month}月“双随机、一公开”抽查工作情况报告如下（${chineseDay(today)}自平台记录生成）。`,
    ),
    heading('一、本月工作数据'),
    figureTable(sources, month),
    heading('二、检查结果'),
    ...(inMonth.length === 0
      ? [paragraph('本月没有结束的检查。')]
      : [paragraph(`本月完成检查${inMonth.length}户。`), ...codeChart(`${month}月检查结果（按检查事项）`, inMonth)]),
    ...monthChart(sources, month),
    heading('三、后续处置（本年累计）'),
    followUpParagraph({ inspections: standing(sources) }),
    heading('四、问题和建议'),
    paragraph(blank('本月存在的问题')),
    paragraph(blank('下月工作安排')),
  ]
}

/** The list behind each figure, of the year up to that month: the month's own lines are marked. */
export function monthlyAnnexes(sources: ReportSources, month: number): Sheet[] {
  return monthlyFigures.map(({ zh, list }) => ({
    name: sheetName(zh),
    head: ['日期', '本月', '内容', '说明', '记录'],
    rows: upTo(list(sources), sources.year, month).map(({ on, zh: what, note, of }) => [
      on,
      isIn(on, sources.year, month) ? '是' : '',
      what,
      note,
      of,
    ]),
  }))
}

function figureTable(sources: ReportSources, month: number): Block {
  return {
    kind: 'table',
    head: ['指标', '单位', '本月', '本年累计'],
    widths: [5, 1.5, 2, 2],
    rows: monthlyFigures.map(({ zh, unit, list }) => {
      const all = upTo(list(sources), sources.year, month)
      return [zh, unit, `${all.filter(({ on }) => isIn(on, sources.year, month)).length}`, `${all.length}`]
    }),
  }
}

function monthChart(sources: ReportSources, month: number): Chart[] {
  const ended = standing(sources).flatMap(({ result }) => (result ? [result.endedOn] : []))
  const months = Array.from({ length: month }, (_, at) => at + 1)
  const values = months.map((each) => ended.filter((on) => isIn(on, sources.year, each)).length)
  if (values.every((value) => value === 0)) return []
  const categories = months.map((each) => `${each}月`)
  return [{ kind: 'chart', shape: 'column', title: '各月完成检查户数', unit: '户', categories, values }]
}

function days(
  sources: ReportSources,
  on: (one: Inspection) => Day | undefined,
  note: (one: Inspection) => string = () => '',
): Happened[] {
  return standing(sources).flatMap((one) => {
    const day = on(one)
    if (day === undefined) return []
    return [
      {
        of: `inspections/${one.id}`,
        zh: `${one.taskName} 第${one.round}轮 ${one.targetName}`,
        on: day,
        note: note(one),
      },
    ]
  })
}

function termWords({ rectification }: Inspection): string {
  return rectification ? `期限 ${rectification.dueOn}` : ''
}

function receipts(sources: ReportSources): Happened[] {
  return standing(sources).flatMap(({ id, targetName, referrals }) =>
    referrals.flatMap(({ receipt, recipient }) =>
      receipt
        ? [{ of: `inspections/${id}`, zh: targetName, on: receipt.on, note: `${recipient} ${receipt.number}` }]
        : [],
    ),
  )
}

function deadlines({ obligations, today }: ReportSources): Happened[] {
  return obligations
    .filter(({ lapses, dueOn, closed }) => !lapses && (closed !== undefined || dueOn < today))
    .map(({ id, zh, about, dueOn, closed }) => ({
      of: `obligations/${id}`,
      zh: about ? `${zh}（${about}）` : zh,
      on: dueOn,
      note: closed ? (closed.late ? `${closed.on} 逾期办结` : '按期办结') : '尚未办结',
    }))
}

function upTo(list: readonly Happened[], year: number, month: number): Happened[] {
  const last = `${monthOf(year, month)}-31`
  return list.filter(({ on }) => on >= `${year}-01-01` && on <= last).sort((a, b) => (a.on < b.on ? -1 : 1))
}

function isIn(day: Day, year: number, month: number): boolean {
  return day.startsWith(`${monthOf(year, month)}-`)
}

function monthOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

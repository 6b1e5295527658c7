import { chineseDay, type Day } from '../../kernel/days.ts'
import { type Block, blank, type Chart, paragraph } from '../documents/document.ts'
import type { YearOfRecords } from '../indicators/indicators.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { resultCodes } from '../inspection/result-codes.ts'
import { type Plan, versionOf } from '../plan/plan.ts'
import type { Department } from '../registry/department.ts'
import type { ItemEdition } from '../registry/item.ts'

export interface ReportSources extends YearOfRecords {
  readonly year: number
  readonly department: Department
  readonly plan: Plan | undefined
  /** What was asked of each target: the pinned editions of the items, by their ids. */
  readonly editions?: ReadonlyMap<string, ItemEdition>
}

/** Without those called off before anybody went. */
export function standing({ inspections }: Pick<ReportSources, 'inspections'>): Inspection[] {
  return inspections.filter(({ state }) => state !== 'called-off')
}

/** Of a revised plan the first version and the one in force. */
export function planParagraph({ plan, year }: ReportSources): Block {
  if (!plan) return paragraph(`${year}年度抽查计划尚未录入平台。`, blank('计划制定情况'))
  const revised = (plan.former ?? []).filter(({ state }) => state === 'revised')
  const [first] = revised
  const before = first ? `首版${daysOf(first)}；经${revised.length}次调整，现行第${versionOf(plan)}版` : ''
  return paragraph(`年度抽查计划${before}${daysOf(plan)}，共安排抽查任务${plan.tasks.length}项。`)
}

function daysOf({ approvedOn, publishedOn }: Pick<Plan, 'approvedOn' | 'publishedOn'>): string {
  const approved = approvedOn ? `于${chineseDay(approvedOn)}批准` : '尚未批准'
  return `${approved}，${publishedOn ? `${chineseDay(publishedOn)}向社会公示` : '尚未公示'}`
}

export function taskParagraphs({ tasks, inspections, department }: ReportSources): Block[] {
  const own = tasks.map(({ name, rounds, floor, adHoc, progress = [] }) =>
    paragraph(
      `${adHoc ? '临时任务' : '任务'}“${name}”：抽查比例不低于${floor / 100}%，抽查${rounds}次，已完成抽取${progress.filter(({ executed }) => executed).length}次。`,
    ),
  )
  const joined = standing({ inspections }).filter((one) => !isDrawnBy(one, department.id))
  const byTask = Map.groupBy(
    joined,
    ({ joint, taskName }) => `配合${joint?.initiator.name}开展部门联合抽查“${taskName}”`,
  )
  return [...own, ...[...byTask].map(([words, those]) => paragraph(`${words}：检查对象${those.length}户。`))]
}

/** A sheet of a joint visit bears the number that the task has with its initiator, whatever task of our own has the same. */
export function isDrawnBy({ joint }: Pick<Inspection, 'joint'>, department: string): boolean {
  return joint === undefined || joint.initiator.department === department
}

export function resultParagraphs(sources: ReportSources): Block[] {
  const all = standing(sources)
  if (all.length === 0) return [paragraph('截至报告日尚未抽取检查对象。')]
  const ended = all.filter(({ result }) => result)
  const published = all.filter(({ publishedOn }) => publishedOn)
  const codes = countCodes(ended)
  const said = codes.map(([label, count]) => `${label}${count}项`).join('、')
  return [
    paragraph(
      `共随机抽取检查对象${all.length}户，已检查${ended.length}户，检查结果已公示${published.length}户。`,
      ...(codes.length > 0 ? [`按检查事项计，结果为：${said}。`] : []),
    ),
  ]
}

/** Results by their label, counted by inspected item, in the order of the codes. */
function countCodes(inspections: readonly Inspection[]): [label: string, count: number][] {
  const found = inspections.flatMap(({ result }) => result?.items.map(({ code }) => code) ?? [])
  const counts = (Object.keys(resultCodes) as (keyof typeof resultCodes)[])
    .sort()
    .map((code): [string, number] => [resultCodes[code], found.filter((each) => each === code).length])
  return counts.filter(([, count]) => count > 0)
}

export function codeChart(title: string, inspections: readonly Inspection[]): Chart[] {
  const codes = countCodes(inspections)
  if (codes.length === 0) return []
  return [
    {
      kind: 'chart',
      shape: 'bar',
      title,
      unit: '项',
      categories: codes.map(([label]) => label),
      values: codes.map(([, count]) => count),
    },
  ]
}

export function followUpParagraph({ inspections }: Pick<ReportSources, 'inspections'>): Block {
  const ordered = inspections.filter(({ rectification }) => rectification)
  const closed = ordered.filter(({ rectification }) => rectification?.closedOn)
  const referrals = inspections.flatMap((one) => one.referrals)
  const received = referrals.filter(({ receipt }) => receipt)
  return paragraph(
    `责令改正${ordered.length}户，其中复查合格${closed.length}户、尚未办结${ordered.length - closed.length}户；抄告、移送${referrals.length}件，其中已收到回执${received.length}件。`,
  )
}

export function deadlineTable({ obligations, today, year }: ReportSources): Block {
  const yearly = obligations.filter(({ object }) => object === `${year}`)
  return {
    kind: 'table',
    head: ['事项', '期限', '办结情况'],
    widths: [6, 2.4, 3.6],
    rows: yearly.map(({ zh, dueOn, closed }) => [zh, dueOn, closedWords(closed, { dueOn, today })]),
  }
}

function closedWords(
  closed: { readonly on: Day; readonly late: boolean } | undefined,
  { dueOn, today }: { readonly dueOn: Day; readonly today: Day },
): string {
  if (closed) return `${closed.on} ${closed.late ? '逾期办结' : '办结'}`
  return dueOn < today ? '已逾期，未办结' : '未到期'
}

export function resultWords({ result }: Inspection): string {
  if (!result) return '尚无结果'
  return [...new Set(result.items.map(({ code }) => resultCodes[code]))].join('、')
}

import type { PlannedTask } from '../plan/plan.ts'
import { foldedText, isBlank, type Sheet, type SheetRow, shownText } from './cells.ts'
import { type Finder, finder } from './findings.ts'
import { holdAgainst, noticeWords } from './hold-against-notice.ts'
import type { Item } from './item.ts'
import type { PlanDraft } from './plan-draft.ts'
import { ratiosIn, roundsIn, windowIn } from './plan-words.ts'
import type { Reading } from './read-rows.ts'
import { type RowReader, rowReader } from './row-reader.ts'
import { findTable, type Table } from './table.ts'

const RATIO_AND_ROUNDS = '抽查比例及频次'

/** The seed notice itself writes 比列. */
const columns = [
  { name: '序号' },
  { name: '抽查任务名称' },
  { name: '抽查类型' },
  { name: '抽查事项' },
  { name: '抽查对象范围' },
  { name: RATIO_AND_ROUNDS, also: ['抽查比列及频次'] },
  { name: '抽查检查起止时间' },
  { name: '发起部门' },
]

/** Characters; a record of DynamoDB holds 400 KB, and each may take three bytes. */
const LARGEST_PLAN = 50_000

const types = { targeted: '定向', 'non-targeted': '不定向' } as const

interface PlanSources {
  readonly fileName: string
  /** The notice's body, when the clerk gave it. */
  readonly notice?: string | undefined
  /** The item list, by which names become ids. */
  readonly items: readonly Pick<Item, 'id' | 'name' | 'state'>[]
}

/**
 * Reads the annex table of an annual plan: a title with its year above the header, one row per task, rows below a task
 * that carry only one more 抽查事项 (merged cells), a 备注 below.
 */
export function readPlan(sheets: readonly Sheet[], sources: PlanSources): Reading<PlanDraft> {
  const found = finder()
  const table = findTable(sheets, columns, found)
  if (!table) return { rows: [], findings: found.all() }
  const year = planYear(table, sources.fileName, found)
  const data = sheets.find(({ name }) => name === table.sheet)?.rows ?? []
  const { groups, remark } = groupRows(table, data, found)
  if (groups.length === 0) {
    found.error({ sheet: table.sheet }, { zh: '表头下没有抽查任务', en: 'there is no task below the header' })
  }
  const notice = sources.notice === undefined ? undefined : noticeWords(sources.notice)
  const taken = new Set<number>()
  const read = groups.map((group) => {
    const rows = group.map((each) => rowReader(table, each, found))
    const before = found.errors()
    const task = plannedTask(rows, sources.items)
    refuseRepeatedNumber(task.number, rows[0] as RowReader, taken)
    const whole = found.errors() === before && table.places.size === columns.length
    const place = (field: string) =>
      (rows[0] as RowReader).place(field === 'window' ? '抽查检查起止时间' : RATIO_AND_ROUNDS)
    return { task, disputes: whole ? holdAgainst({ task, year, notice }, place, found) : [] }
  })
  const draft: PlanDraft = {
    year,
    title: table.title || `${year}年度抽查计划`,
    tasks: read.map(({ task }) => task),
    ...(remark ? { remark } : {}),
    disputes: read.flatMap(({ disputes }) => disputes),
  }
  if (JSON.stringify(draft).length > LARGEST_PLAN) {
    found.error(
      { sheet: table.sheet },
      { zh: '计划文字过多，无法保存为一份计划', en: 'the plan has too much text for one plan' },
    )
  }
  return { rows: found.errors() > 0 ? [] : [{ row: table.headerRow, record: draft }], findings: found.all() }
}

function planYear({ title, sheet }: Table, fileName: string, found: Finder): number {
  const year = /(\d{4})年?度?/u.exec(foldedText(title))?.[1] ?? /(20\d{2})/.exec(foldedText(fileName))?.[1]
  if (!year) {
    found.error({ sheet }, { zh: '表头上方的标题中没有年度', en: 'the title above the header does not name a year' })
  }
  return Number(year ?? 0)
}

/** One group of rows per task; the words of the 备注 rows apart. */
function groupRows(table: Table, data: readonly SheetRow[], found: Finder): { groups: SheetRow[][]; remark: string } {
  const groups: SheetRow[][] = []
  const remarks: string[] = []
  for (const row of data) {
    if (row.number <= table.headerRow || isBlank(row.cells)) continue
    const reader = rowReader(table, row, found)
    const words = row.cells.map(shownText).filter(Boolean)
    const group = groups.at(-1)
    const starts = Boolean(reader.optional('序号') || reader.optional('抽查任务名称'))
    if (/^备注|^注[:：]/u.test(words[0] ?? '')) remarks.push(words.join(' ').replace(/^备注\s*[:：]?\s*/u, ''))
    else if (starts) groups.push([row])
    else if (group && words.length === 1 && reader.optional('抽查事项')) group.push(row)
    else {
      found.error(reader.place('抽查任务名称'), {
        zh: '此行既不是新任务，也不只是上一任务的抽查事项',
        en: 'this row is neither a task nor one more item of the task above',
      })
    }
  }
  return { groups, remark: remarks.join(' ') }
}

function plannedTask(rows: readonly RowReader[], items: PlanSources['items']): PlannedTask {
  const first = rows[0] as RowReader
  const number = Number(foldedText(first.cell('序号')))
  if (!Number.isSafeInteger(number) || number < 1) {
    first.error('序号', { zh: '应为从 1 开始的整数', en: 'must be a whole number from 1' })
  }
  const { floor, rounds } = ratioAndRounds(first)
  return {
    number,
    name: first.text('抽查任务名称'),
    type: first.choice('抽查类型', types),
    itemIds: rows.map((row) => itemNamed(row, items)),
    scope: first.text('抽查对象范围'),
    floor,
    rounds,
    window: windowOf(first),
    initiator: first.text('发起部门'),
  }
}

function ratioAndRounds(row: RowReader) {
  const text = foldedText(row.text(RATIO_AND_ROUNDS))
  const [floor, otherRatio] = ratiosIn(text)
  const [rounds, otherRounds] = roundsIn(text)
  const mend = { zh: '应如：抽查比例不低于20%；抽查2次', en: 'write 抽查比例不低于20%；抽查2次' }
  if (!floor || !rounds || otherRatio || otherRounds) row.error(RATIO_AND_ROUNDS, mend)
  return { floor: floor ?? 0, rounds: rounds ?? 0 }
}

function windowOf(row: RowReader) {
  const window = windowIn(foldedText(row.text('抽查检查起止时间')))
  if (!window) {
    row.error('抽查检查起止时间', {
      zh: '应如：2022年7月1日-2022年9月30日，且不早于开始日结束',
      en: 'write 2022年7月1日-2022年9月30日; it must not end before it begins',
    })
  }
  return window ?? { from: '', to: '' }
}

function itemNamed(row: RowReader, items: PlanSources['items']): string {
  const name = row.text('抽查事项')
  const named = items.filter((item) => foldedText(item.name) === foldedText(name))
  const item = named.find(({ state }) => state !== 'retired')
  if (name && !item) {
    row.error('抽查事项', {
      zh: named.length > 0 ? `事项“${name}”已废止` : `抽查事项清单中没有“${name}”，请先导入事项清单`,
      en: named.length > 0 ? `the item "${name}" is retired` : `the item list has no "${name}": import the items first`,
    })
  }
  return item?.id ?? ''
}

function refuseRepeatedNumber(number: number, row: RowReader, taken: Set<number>): void {
  if (taken.has(number)) row.error('序号', { zh: `序号 ${number} 重复`, en: `the number ${number} appears twice` })
  taken.add(number)
}

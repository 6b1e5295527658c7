import { canonicalJson } from '../../kernel/canonical-json.ts'
import { isDay, yearOf } from '../../kernel/days.ts'
import type { PlannedTask } from '../plan/plan.ts'
import { foldedText } from './cells.ts'
import type { Finder, Place } from './findings.ts'
import type { ImportChoice } from './import.ts'
import type { PlanDispute } from './plan-draft.ts'
import { ratiosIn, roundsIn, type Window, windowsWritten } from './plan-words.ts'

/** What a notice's sentences say of window, ratio and rounds; empty where they say nothing. */
export interface NoticeWords {
  readonly window: readonly Window[]
  readonly floor: readonly number[]
  readonly rounds: readonly number[]
}

export function noticeWords(notice: string): NoticeWords {
  const text = foldedText(notice)
  return { window: windowsWritten(text), floor: ratiosIn(text), rounds: roundsIn(text) }
}

type Field = PlanDispute['field']
type Shown = { readonly zh: string; readonly en: string }

const fields: Readonly<Record<Field, Shown & { readonly show: (value: never) => Shown }>> = {
  window: {
    zh: '抽查检查起止时间',
    en: 'window',
    show: ({ from, to }: Window) => ({ zh: `${from} 至 ${to}`, en: `${from} to ${to}` }),
  },
  floor: {
    zh: '抽查比例',
    en: 'ratio',
    show: (floor: number) => ({ zh: `不低于 ${floor / 100}%`, en: `at least ${floor / 100} %` }),
  },
  rounds: { zh: '抽查频次', en: 'rounds', show: (rounds: number) => ({ zh: `${rounds} 次`, en: `${rounds} rounds` }) },
}

/**
 * Holds a planned task of the annex table against the notice's body and the plan's year. Where they disagree both are
 * offered and neither is picked: the case is the seed's own (body 2022-07-01 to 09-30, annex 2021.5-2021.9).
 */
export function holdAgainst(
  { task, year, notice }: { task: PlannedTask; year: number; notice: NoticeWords | undefined },
  placeOf: (field: Field) => Place,
  found: Finder,
): PlanDispute[] {
  return (Object.keys(fields) as Field[]).flatMap((field) => {
    const { zh, en, show } = fields[field]
    const text = show as (value: unknown) => Shown
    const options = optionsFor(field, { task, year, notice }, text)
    if (options.length < 2) return []
    const offered = options.map((option) => option.zh).join('；')
    const about = `任务 ${task.number}“${task.name}”的${zh}`
    const finding = found.conflict(
      placeOf(field),
      {
        zh: `${about}不一致：${offered}。请选择其一`,
        en: `sources disagree on the ${en} of task ${task.number}: ${options.map((option) => option.en).join('; ')}. Choose one`,
      },
      { choices: options, id: `task-${task.number}-${field}` },
    )
    return [{ finding, task: task.number, field, about, options }]
  })
}

function optionsFor(
  field: Field,
  { task, year, notice }: { task: PlannedTask; year: number; notice: NoticeWords | undefined },
  show: (value: unknown) => Shown,
): ImportChoice[] {
  const written = (notice?.[field] ?? []) as readonly unknown[]
  const agrees = written.length === 0 || written.some((value) => same(value, task[field]))
  const annex = choice('annex', { zh: '附件表格', en: 'the annex table' }, task[field], show)
  if (!agrees) {
    const said = written.map((value, at) =>
      choice(at === 0 ? 'notice' : `notice-${at + 1}`, { zh: '通知正文', en: "the notice's body" }, value, show),
    )
    return [...said, annex]
  }
  if (field !== 'window' || inYear(task.window, year)) return [annex]
  const outside = choice(
    'annex',
    { zh: `附件表格（不在 ${year} 年度内）`, en: `the annex (outside ${year})` },
    task.window,
    show,
  )
  const to = sameDayOf(year, task.window.to)
  const from = sameDayOf(year, task.window.from)
  const moved = { from, to: from <= to ? to : `${year}-12-31` }
  return [choice('plan-year', { zh: `改为 ${year} 年度内`, en: `the same days of ${year}` }, moved, show), outside]
}

function choice(id: string, source: Shown, value: unknown, show: (value: unknown) => Shown): ImportChoice {
  return { id, zh: `${source.zh}：${show(value).zh}`, en: `${source.en}: ${show(value).en}`, value }
}

/** 29 February becomes the 28th in a common year; a window over New Year ends on 31 December. */
function sameDayOf(year: number, day: string): string {
  const moved = `${year}${day.slice(4)}`
  return isDay(moved) ? moved : `${year}-02-28`
}

function inYear({ from, to }: Window, year: number): boolean {
  return yearOf(from) === year && yearOf(to) === year
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

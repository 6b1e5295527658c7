import type { Day } from '../../kernel/days.ts'
import { addDays } from '../../kernel/days.ts'
import { calendarDay } from './cells.ts'
import { chineseNumber } from './legal-basis.ts'

export interface Window {
  readonly from: Day
  readonly to: Day
}

const FIRST = String.raw`(\d{4})[年./-](\d{1,2})(?:[月./-](\d{1,2})日?|月)?`
const LAST = String.raw`(?:(\d{4})[年./-])?(\d{1,2})(?:[月./-](\d{1,2})日?|月)?`
const WINDOW = new RegExp(`^${FIRST}(?:-|~|—+|–|至|到)${LAST}$`, 'u')
const WRITTEN_WINDOW = /(\d{4})年(\d{1,2})月(\d{1,2})日(?:-|~|—+|–|至|到)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/gu

/**
 * A window as plans write it: `2021.5-2021.9`, `2022年7月1日-9月30日`, `2022-07-01至2022-09-30`. A month alone begins on its
 * first day and ends on its last. Undefined when it is not understood, not of the calendar, or ends before it begins.
 *
 * @param text folded: no spaces, no full-width forms
 */
export function windowIn(text: string): Window | undefined {
  const parts = WINDOW.exec(text)
  return parts ? windowOf(parts.slice(1)) : undefined
}

/** Every window that a notice's sentences name in full. */
export function windowsWritten(text: string): Window[] {
  return [...text.matchAll(WRITTEN_WINDOW)].flatMap((match) => windowOf(match.slice(1)) ?? [])
}

function windowOf(parts: readonly (string | undefined)[]): Window | undefined {
  const [year1, month1, day1, year2, month2, day2] = parts.map((part) => (part ? Number(part) : undefined))
  const from = calendarDay(year1 ?? 0, month1 ?? 0, day1 ?? 1)
  const lastYear = year2 ?? year1 ?? 0
  const to = day2 ? calendarDay(lastYear, month2 ?? 0, day2) : lastOfMonth(lastYear, month2 ?? 0)
  return from && to && from <= to ? { from, to } : undefined
}

function lastOfMonth(year: number, month: number): Day | undefined {
  const next = month === 12 ? calendarDay(year + 1, 1, 1) : calendarDay(year, month + 1, 1)
  return next && month >= 1 ? addDays(next, -1) : undefined
}

const RATIO = /(?:抽查|抽取)?(?:比例|比列|频次)[^；;。,%]{0,8}?(\d{1,3}(?:\.\d{1,2})?)%/gu
const ROUNDS = /抽查(?:频次)?(?:为|:)?(\d{1,2}|[一二两三四五六七八九十]+)次/gu

/** Every least ratio named, in basis points: 抽查比例不低于20% → 2000. Words such as 应用率不低于60% are not ratios. */
export function ratiosIn(text: string): number[] {
  const ratios = [...text.matchAll(RATIO)].map(([, percent]) => Math.round(Number(percent) * 100))
  return distinct(ratios.filter((ratio) => ratio >= 1 && ratio <= 10_000))
}

/** Every number of rounds named: 抽查2次, 抽查频次2次, 抽查两次. */
export function roundsIn(text: string): number[] {
  const rounds = [...text.matchAll(ROUNDS)].map(([, word = '']) =>
    /^\d/.test(word) ? Number(word) : chineseNumber(word),
  )
  return distinct(rounds.filter((count) => count >= 1 && count <= 12))
}

function distinct(numbers: readonly number[]): number[] {
  return [...new Set(numbers)]
}

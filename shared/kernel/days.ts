import { Refusal } from './refusal.ts'

/** A day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string

const SHANGHAI_MS = 8 * 3_600_000 // UTC+8 without summer time since 1991-09-15
const DAY_MS = 86_400_000

/** The day in Asia/Shanghai on which an instant falls. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
}

/** The instant at which a day's given hour begins in Asia/Shanghai. */
export function instantOf(day: Day, hour = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS + hour * 3_600_000)
}

/** @throws {Refusal} `day-not-legal` when the text is not a day of the calendar (30 February, 2022-9-1, …) */
export function parseDay(text: string, where = 'day'): Day {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  const legal = !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
  if (!legal) throw new Refusal('day-not-legal', { where, day: text })
  return text
}

export function isDay(text: string): boolean {
  try {
    return parseDay(text) === text
  } catch {
    return false
  }
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** The same day of a later month, or that month's last: `2022-08-31` and six months give `2023-02-28`. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + count, 0))
  return last.toISOString().slice(0, 8) + String(Math.min(date, last.getUTCDate())).padStart(2, '0')
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** `2022-07-01` → `2022年7月1日`. */
export function chineseDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `2022-07-01` → `7月1日`. */
export function chineseMonthDay(day: Day): string {
  return chineseDay(day).replace(/^\d+年/, '')
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `2022-07-01` → `1 July 2022`. */
export function englishDay(day: Day): string {
  return `${englishMonthDay(day)} ${yearOf(day)}`
}

/** `2022-07-01` → `1 July`. */
export function englishMonthDay(day: Day): string {
  const [, month, date] = day.split('-').map(Number)
  return `${date} ${englishMonth(month ?? 0)}`
}

/** A month from 1 by its name. */
export function englishMonth(month: number): string {
  return months[month - 1] ?? ''
}

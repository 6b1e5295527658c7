import { Cron } from 'croner'
import { type ScheduleName, schedules } from '../../shared/contract/events.ts'

const lasts = [59, 23, 31, 12, 7, 2199]

/**
 * AWS cron (minutes hours day-of-month month day-of-week year) as croner reads it: `?` is any, weekdays are 1-7 from
 * Sunday instead of 0-6, `a/n` runs to the end of its field, and the seconds lead.
 */
export function cronOf(aws: string): string {
  const [minutes, hours, date, month, weekday, year] = aws
    .split(' ')
    .map((field, at) => (field === '?' ? '*' : field.replace(/^(\d+)\//, `$1-${lasts[at]}/`)))
  // The number behind `#` tells which such weekday of the month; it is no weekday itself.
  const days = weekday?.replace(/(?<![#\d])\d+/g, (day) => String(Number(day) - 1))
  return ['0', minutes, hours, date, month, days, year].join(' ')
}

export interface Tick {
  readonly name: ScheduleName
  readonly at: Date
}

/** Every tick of every schedule after `from` and up to `to`, in order. */
export function ticksBetween(from: Date, to: Date): Tick[] {
  const ticks: Tick[] = []
  for (const name of Object.keys(schedules) as ScheduleName[]) {
    const { cron, timeZone } = schedules[name]
    const pattern = new Cron(cronOf(cron), { timezone: timeZone, paused: true })
    for (let at = pattern.nextRun(from); at && at <= to; at = pattern.nextRun(at)) ticks.push({ name, at })
  }
  return ticks.sort((a, b) => a.at.getTime() - b.at.getTime())
}

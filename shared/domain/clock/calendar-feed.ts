import { addDays, type Day } from '../../kernel/days.ts'
import { extensionWords } from './extension.ts'
import type { Obligation } from './obligation.ts'

/** A department's deadlines in somebody's own calendar: whoever holds the token may read them until it is revoked. */
export interface Calendar {
  /** SHA-256 of the token, which is kept nowhere. */
  readonly id: string
  /** The person who opened it: it ends with his office. */
  readonly openedBy: string
  readonly openedOn: Day
  readonly revokedOn?: Day
}

/** One day of a calendar, as programs show it. */
export interface CalendarEntry {
  /** Stays when the due day moves, so that programs move the entry. */
  readonly uid: string
  readonly day: Day
  readonly title: string
  readonly words: string
}

/** Hours before (after: negative) the due day begins at which programs ring: nine in the morning, 7 days and a day before, and on the day. */
export const alarmHours = [7 * 24 - 9, 24 - 9, -9] as const

/** As many as calendar programs bear. */
const MOST = 2000

/**
 * Open deadlines, and of the closed ones those of the last three months; what moved is there once. Where there are more than
 * `most`, those that are done give way first, then what is furthest off.
 *
 * @param obligations in the order of their due days
 */
export function calendarEntries(obligations: readonly Obligation[], today: Day, most = MOST): CalendarEntry[] {
  const standing = obligations.filter(({ movedTo }) => movedTo === undefined)
  const open = standing.filter(({ closed }) => !closed).slice(0, most)
  const recent = standing.filter(({ closed, dueOn }) => closed && dueOn >= addDays(today, -92))
  const done = recent.slice(Math.max(0, recent.length - (most - open.length)))
  return [...open, ...done]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .map((obligation) => ({
      uid: `${obligation.rule}/${obligation.object}`,
      day: obligation.dueOn,
      title: `${mark(obligation, today)}${obligation.zh}${obligation.about ? `（${obligation.about}）` : ''}`,
      words: [`期限：${obligation.arithmetic.zh}`, `依据：${obligation.source}`, extensionWords(obligation)]
        .filter(Boolean)
        .join('\n'),
    }))
}

function mark({ closed, dueOn }: Obligation, today: Day): string {
  if (closed) return closed.late ? '【逾期办结】' : '【已办结】'
  return dueOn < today ? '【已逾期】' : ''
}

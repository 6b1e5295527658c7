import { addDays, chineseDay, type Day, daysBetween } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Calendar, weekendsWhereUnknown } from './calendar.ts'
import type { Duty, Obligation } from './obligation.ts'

/** `extension`: due by another day; `suspension`: the clock stands still from a day up to and with another. */
export interface ExtensionTerms {
  readonly kind: 'extension' | 'suspension'
  /** Of a suspension. */
  readonly from?: Day
  readonly until: Day
}

/** 延期、中止: asked for with a reason by one person, decided by another. */
export interface Extension {
  readonly id: string
  readonly obligationId: string
  readonly terms: ExtensionTerms
  readonly reason: string
  readonly state: 'asked' | 'granted' | 'rejected'
  readonly askedBy: string
  readonly askedOn: Day
  readonly decision?: { readonly by: string; readonly on: Day; readonly reason: string }
}

export const extensionLifecycle = lifecycle({
  what: '延期或中止申请',
  en: 'The extension',
  states: { asked: '待批准', granted: '已批准', rejected: '未批准' },
  moves: {
    grant: { from: ['asked'], to: 'granted', zh: '批准', via: ['decideExtension'] },
    reject: { from: ['asked'], to: 'rejected', zh: '不予批准', via: ['decideExtension'] },
  },
})

/** As it stands in the obligation, once granted. */
export interface GrantedExtension {
  readonly id: string
  readonly terms: ExtensionTerms
  readonly reason: string
  readonly grantedBy: string
  readonly grantedOn: Day
}

/**
 * What is overdue stays overdue: an extension is asked for by the due day at the latest, and leads beyond it.
 *
 * @throws {Refusal} `deadline-closed`, `deadline-passed`, `day-not-acceptable`
 */
export function requireExtensible({ id, dueOn, closed }: Obligation, terms: ExtensionTerms, today: Day): void {
  if (closed) throw new Refusal('deadline-closed', { id, on: closed.on })
  if (today > dueOn) throw new Refusal('deadline-passed', { id, dueOn })
  const { kind, from, until } = terms
  const refuse = (where: string, day: Day | undefined, why: string) => {
    throw new Refusal('day-not-acceptable', { where, day: day ?? '', why })
  }
  if (kind === 'extension') {
    if (from !== undefined) refuse('from', from, '延期没有起始日 (an extension has no beginning)')
    if (until <= dueOn) refuse('until', until, `不晚于原期限 (not after ${dueOn})`)
    return
  }
  if (from === undefined) return refuse('from', from, '中止须有起始日 (a suspension needs its beginning)')
  if (from > dueOn) refuse('from', from, `晚于期限 (after ${dueOn})`)
  if (until < from) refuse('until', until, `早于起始日 (before ${from})`)
}

/** A duty with what was granted put over the due day that its fact or date gives; granted in the order given. */
export function extended(duty: Duty, granted: readonly GrantedExtension[], calendar = weekendsWhereUnknown()): Duty {
  if (granted.length === 0) return duty
  const baseDueOn = duty.owed.baseDueOn ?? duty.owed.dueOn
  const counted = duty.owed.countedFrom !== undefined
  const dueOn = granted.reduce((due, { terms }) => later(due, terms, { counted, calendar }), baseDueOn)
  return { ...duty, owed: { ...duty.owed, dueOn, baseDueOn, extensions: granted } }
}

interface Counting {
  readonly counted: boolean
  readonly calendar: Calendar
}

/** While it is suspended a count of working days loses those that lie within, a date as many days as there are. */
function later(due: Day, { from, until }: ExtensionTerms, { counted, calendar }: Counting): Day {
  if (from === undefined) return until > due ? until : due
  if (from > due) return due
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, at) => addDays(from, at))
  if (!counted) return addDays(due, days.length)
  let left = days.filter((day) => calendar.isWorkingDay(day)).length
  let next = due
  while (left > 0) {
    next = addDays(next, 1)
    if (calendar.isWorkingDay(next)) left -= 1
  }
  return next
}

/** What was granted, in words: the days, the reason and by whom. */
export function extensionWords({ baseDueOn, extensions = [] }: Pick<Obligation, 'baseDueOn' | 'extensions'>): string {
  if (baseDueOn === undefined) return ''
  const each = extensions.map(({ terms: { from, until }, reason }) =>
    from === undefined
      ? `延期至${chineseDay(until)}（${reason}）`
      : `${chineseDay(from)}至${chineseDay(until)}中止（${reason}）`,
  )
  return `原期限${chineseDay(baseDueOn)}，经批准${each.join('，')}`
}

import type { Day } from '../../kernel/days.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { type Calendar, stateCouncilCalendar, weekendsWhereUnknown } from './calendar.ts'
import type { Duty, Fulfilment, Obligation } from './obligation.ts'
import {
  type CountedRule,
  type NamedRule,
  type RelativeRule,
  relativeRules,
  type YearlyRuleName,
  yearlyRules,
} from './rules.ts'
import { explainWorkingDays } from './working-days.ts'

/** The duties of a year, in the order of their due days; none fulfilled yet. */
export function openYearly(year: number): Duty[] {
  return (Object.keys(yearlyRules) as YearlyRuleName[]).map((rule) => yearlyDuty(rule, year))
}

/** One duty of a year, closed if `fulfilled` is given. */
export function yearlyDuty(rule: YearlyRuleName, year: number, fulfilled?: Fulfilment): Duty {
  const { date, zh, en, source, owedBy } = yearlyRules[rule]
  const [month, day] = date.split('-').map(Number)
  const arithmetic = { zh: `每年${month}月${day}日前`, en: `each year by ${date}` }
  const owed = { rule, zh, en, source, owedBy, arithmetic, dueOn: `${year}-${date}`, object: `${year}` }
  return { owed, ...(fulfilled ? { fulfilled } : {}) }
}

type Subject = Pick<Obligation, 'object' | 'about' | 'officers'>

interface Counting {
  readonly fulfilled?: Fulfilment | undefined
  /** The record's own, in place of the rule's. */
  readonly workingDays?: number | undefined
  readonly calendar?: Calendar
}

/**
 * A duty that falls due a rule's number of working days after `from`. Where a year is not announced it is counted by
 * weekends and marked provisional: a deadline that is a day off is better than none.
 */
export function countedDuty(
  rule: CountedRule,
  from: Day,
  subject: Subject,
  { fulfilled, workingDays, calendar = stateCouncilCalendar }: Counting = {},
): Duty {
  const { workingDays: usual, zh, en, source, owedBy } = relativeRules[rule]
  const due = reckon(from, workingDays ?? usual, calendar)
  const own = workingDays === undefined ? {} : { workingDays }
  return {
    owed: { rule, zh, en, source, owedBy, countedFrom: from, ...own, ...due, ...subject },
    ...(fulfilled ? { fulfilled } : {}),
  }
}

/** A duty whose day the record itself names. */
export function namedDuty(rule: NamedRule, dueOn: Day, subject: Subject, fulfilled?: Fulfilment): Duty {
  const { zh, en, source, owedBy, lapses }: RelativeRule = relativeRules[rule]
  const arithmetic = { zh: `记录载明${dueOn}`, en: `${dueOn} as the record says` }
  return {
    owed: { rule, zh, en, source, owedBy, arithmetic, dueOn, ...subject, ...(lapses ? { lapses } : {}) },
    ...(fulfilled ? { fulfilled } : {}),
  }
}

/** A provisional obligation reckoned again, once its years are announced; undefined while nothing is new. */
export function reckonedAgain(obligation: Obligation, calendar: Calendar = stateCouncilCalendar): Duty | undefined {
  if (!obligation.provisional || obligation.countedFrom === undefined) return undefined
  const rule = obligation.rule as CountedRule
  const { object, about, officers, workingDays } = obligation
  const subject = { object, ...(about ? { about } : {}), ...(officers ? { officers } : {}) }
  const duty = countedDuty(rule, obligation.countedFrom, subject, { workingDays, calendar })
  return duty.owed.provisional ? undefined : duty
}

function reckon(
  from: Day,
  workingDays: number,
  calendar: Calendar,
): Pick<Obligation, 'dueOn' | 'arithmetic' | 'provisional'> {
  try {
    const { due, zh, en } = explainWorkingDays(from, workingDays, calendar)
    return { dueOn: due, arithmetic: { zh, en } }
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'calendar-unknown') throw error
    const { due, zh, en } = explainWorkingDays(from, workingDays, weekendsWhereUnknown(calendar))
    const year = String(error.facts['year'])
    return {
      dueOn: due,
      provisional: true,
      arithmetic: {
        zh: `${zh}（${year}年放假安排尚未公布，暂按周末计算）`,
        en: `${en} (provisional: ${year} not announced, counted by weekends)`,
      },
    }
  }
}

import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { addDays, type Day, daysBetween } from '../../shared/kernel/days.ts'
import type { Versioned, Write, WriteStore } from '../stores/record-store.ts'

type Obligations = WriteStore<Obligation>

/**
 * Rows of an obligation, all in its store and none of them ever taken away: `<due day>/<rule>/<object>` is the record, in the order of
 * due days; `current/<rule>/<object>` a copy by which facts find it; `wake/<day>/<rule>/<object>` says that something is to be sent on
 * that day. The sweep reads the wake-ups of the days since the last one, so it reads what is due and never the history.
 */
const prefix = 'wake/'

/** The write that brings the sweep to an obligation on a day, unless it is there already. */
export async function wakeUp(obligations: Obligations, obligation: Obligation, day: Day): Promise<Write[]> {
  const id = `${prefix}${day}/${obligation.rule}/${obligation.object}`
  return (await obligations.find(id)) ? [] : [obligations.create({ ...obligation, id })]
}

/**
 * What wakes from the day of the last sweep, that day included because something may have been opened after it, up to and with
 * `today`. An obligation that wakes on several days comes once.
 *
 * @param since the day of the last sweep; undefined before the first
 */
export async function* awake(obligations: Obligations, since: Day | undefined, today: Day): AsyncGenerator<Obligation> {
  const seen = new Set<string>()
  for (const range of ranges(since, today)) {
    for await (const { record } of obligations.all(`${prefix}${range}`)) {
      const day = record.id.slice(prefix.length, prefix.length + today.length)
      if (day > today) break
      const key = `${record.rule}/${record.object}`
      if ((since !== undefined && day < since) || seen.has(key)) continue
      seen.add(key)
      yield record
    }
  }
}

const DAY_BY_DAY = 31

/** Days after a short gap, months after a long one, everything before the first sweep: beginnings of wake-ups' days. */
function ranges(since: Day | undefined, today: Day): string[] {
  if (since === undefined) return ['']
  const days = Array.from({ length: daysBetween(since, today) + 1 }, (_, at) => addDays(since, at))
  return days.length <= DAY_BY_DAY ? days : [...new Set(days.map((day) => day.slice(0, 7)))]
}

const sweepId = 'sweep'

/** The day of the last sweep that did all it found, or `today` when the clock has been set back since. */
export async function lastSweep(
  obligations: Obligations,
  today: Day,
): Promise<{ row?: Versioned<Obligation>; day?: Day }> {
  const row = await obligations.find(sweepId)
  if (!row) return {}
  const day = row.record.openedOn
  return { row, day: day < today ? day : today }
}

/** Writes that everything up to and with `day` has been sent. The sweep is an obligation of the platform's own: it owes the next one. */
export function swept(obligations: Obligations, before: Versioned<Obligation> | undefined, day: Day): Write {
  const next: Obligation = {
    id: sweepId,
    rule: 'sweep',
    object: 'reminders',
    zh: '每日提醒',
    en: 'Daily reminders',
    source: '平台规则',
    arithmetic: { zh: '每日', en: 'daily' },
    openedOn: day,
    dueOn: addDays(day, 1),
    owedBy: 'operator',
  }
  return before ? obligations.replace(before, next) : obligations.create(next)
}

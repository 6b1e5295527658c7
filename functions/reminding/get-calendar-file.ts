import ical, { ICalAlarmRelatesTo, ICalAlarmType, type ICalCalendar } from 'ical-generator'
import { alarmHours, type CalendarEntry, calendarEntries } from '../../shared/domain/clock/calendar-feed.ts'
import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { addDays, yearOf } from '../../shared/kernel/days.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { calendarIdOf, unknown } from './calendars.ts'

/**
 * The department's deadlines as an iCalendar file (RFC 5545), for programs that fetch it by its address. Read from what is due since the
 * year before.
 */
export const getCalendarFile: UseCase<'getCalendarFile'> = async ({
  input: { token },
  stores,
  department,
  today,
  now,
}) => {
  const calendar = await stores.calendars.find(calendarIdOf(token))
  const opener = calendar && !calendar.record.revokedOn && (await stores.people.find(calendar.record.openedBy))
  const since = opener ? opener.record.inactiveFrom : today
  if (since !== undefined && since <= today) throw unknown(`${token.slice(0, 4)}…`)
  const { name } = (await stores.departments.get(department)).record
  const obligations: Obligation[] = []
  for (const year of [-1, 0, 1].map((more) => yearOf(today) + more)) {
    for await (const { record } of stores.obligations.all(`${year}-`)) obligations.push(record)
  }
  const entries = calendarEntries(obligations, today)
  return answer(fileOf(entries, { name, department, now }), { type: 'text/calendar; charset=utf-8' })
}

interface About {
  readonly name: string
  readonly department: string
  readonly now: Date
}

function fileOf(entries: readonly CalendarEntry[], { name, department, now }: About): string {
  const calendar = ical({
    name: `${name} 双随机时限`,
    prodId: { company: 'Mingchou', product: 'deadlines', language: 'ZH' },
    ttl: 6 * 3600,
  })
  for (const entry of entries) addEntry(calendar, entry, { department, now })
  // RFC 5545, 3.1: the last line is ended too, which the library leaves out.
  return `${calendar.toString()}\r\n`
}

function addEntry(calendar: ICalCalendar, entry: CalendarEntry, { department, now }: Omit<About, 'name'>): void {
  const event = calendar.createEvent({
    id: `${entry.uid}@${department.replace('/', '.')}.mingchou`,
    start: new Date(`${entry.day}T00:00:00Z`),
    end: new Date(`${addDays(entry.day, 1)}T00:00:00Z`),
    allDay: true,
    summary: entry.title,
    description: entry.words,
    stamp: now,
  })
  for (const hours of alarmHours) {
    // Said by a call of its own: the library takes no notice of it beside the trigger.
    event
      .createAlarm({ type: ICalAlarmType.display, trigger: hours * 3600, description: entry.title })
      .relatesTo(ICalAlarmRelatesTo.start)
  }
}

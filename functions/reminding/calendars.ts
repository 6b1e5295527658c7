import { createHash } from 'node:crypto'
import type { Calendar } from '../../shared/domain/clock/calendar-feed.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type Output, type UseCase } from '../http/use-case.ts'

/** The token is told once; the record knows its hash alone. Whoever lost the answer revokes this address and opens another. */
export const openCalendar: UseCase<'openCalendar'> = async ({ stores, who, today, random, department }) => {
  const token = Buffer.from(random(24)).toString('base64url')
  const calendar: Calendar = { id: calendarIdOf(token), openedBy: who.id, openedOn: today }
  const path = `/api/calendar.ics?${new URLSearchParams({ department, token }).toString()}`
  return decided<Output<'openCalendar'>>(
    { calendar },
    [stores.calendars.create(calendar)],
    { type: 'calendar.opened', object: `calendars/${calendar.id}`, payload: {} },
    { status: 201, once: { path } },
  )
}

/** By whoever opened it; from then on its address answers as one that never was. */
export const revokeCalendar: UseCase<'revokeCalendar'> = async ({ input: { calendarId }, stores, who, today }) => {
  const read = await stores.calendars.get(calendarId)
  if (read.record.openedBy !== who.id) throw unknown(calendarId)
  const revoked: Calendar = { ...read.record, revokedOn: read.record.revokedOn ?? today }
  return decided(revoked, [stores.calendars.replace(read, revoked)], {
    type: 'calendar.revoked',
    object: `calendars/${calendarId}`,
    payload: {},
  })
}

export function calendarIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

export function unknown(id: string): Refusal {
  return new Refusal('not-found', { what: '日历', id }, { what: 'calendar' })
}

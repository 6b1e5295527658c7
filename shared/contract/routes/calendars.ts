import * as z from 'zod/mini'
import type { Calendar } from '../../domain/clock/calendar-feed.ts'
import { department, id, recordOf } from '../fields.ts'
import { route } from '../route.ts'

export const calendarRoutes = {
  openCalendar: route({
    method: 'POST',
    path: '/calendars',
    service: 'reminding',
    summary:
      'Open an address under which a calendar program may fetch the department’s deadlines; told once, so the same request repeated is answered without it',
    role: 'signed-in',
    needs: { calendars: 'write' },
    input: z.strictObject({}),
    output: z.object({ calendar: recordOf<Calendar>(), path: z.optional(z.string()) }),
    refusals: [],
  }),
  revokeCalendar: route({
    method: 'POST',
    path: '/calendars/{calendarId}/revocation',
    service: 'reminding',
    summary: 'End one’s own address of a calendar',
    role: 'signed-in',
    needs: { calendars: 'write' },
    input: z.strictObject({ calendarId: id }),
    output: recordOf<Calendar>(),
    refusals: ['not-found', 'changed-meanwhile'],
  }),
  getCalendarFile: route({
    method: 'GET',
    path: '/calendar.ics',
    service: 'reminding',
    summary: 'The department’s deadlines with alarms (iCalendar, RFC 5545), for who holds the token',
    role: 'public',
    needs: { calendars: 'read', people: 'read', departments: 'read', obligations: 'read' },
    input: z.strictObject({ department, token: z.string().check(z.minLength(1), z.maxLength(100)) }),
    output: z.string(),
    refusals: ['not-found'],
  }),
} as const

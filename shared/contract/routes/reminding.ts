import * as z from 'zod/mini'
import type { Obligation, Reminder } from '../../domain/clock/obligation.ts'
import { id, page, paging, recordOf } from '../fields.ts'
import { route } from '../route.ts'

export const remindingRoutes = {
  listDeadlines: route({
    method: 'GET',
    path: '/deadlines',
    service: 'reminding',
    summary: 'What the department owes, by when, under which rule, and what closed it',
    role: 'signed-in',
    needs: { obligations: 'read' },
    input: z.strictObject({ ...paging, year: z.optional(z.string().check(z.regex(/^\d{4}$/))) }),
    output: page(recordOf<Obligation>()),
    refusals: ['bad-cursor'],
  }),
  listReminders: route({
    method: 'GET',
    path: '/reminders',
    service: 'reminding',
    summary: 'Messages of the day that were claimed and sent: one for each person and day',
    role: 'signed-in',
    needs: { reminders: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Reminder>()),
    refusals: ['bad-cursor'],
  }),
  askForResend: route({
    method: 'POST',
    path: '/reminders/{reminderId}/resend',
    service: 'reminding',
    summary: 'Send a person’s message of a day again; what becomes of it stands in the reminder',
    role: ['clerk', 'supervisor', 'operator'],
    needs: { reminders: 'write' },
    input: z.strictObject({ reminderId: id }),
    output: recordOf<Reminder>(),
    refusals: ['not-found', 'changed-meanwhile'],
  }),
} as const

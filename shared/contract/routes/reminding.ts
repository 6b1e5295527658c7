import * as z from 'zod/mini'
import type { Obligation, Reminder } from '../../domain/clock/obligation.ts'
import { page, paging, recordOf } from '../fields.ts'
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
    summary: 'Reminders that were claimed and sent',
    role: 'signed-in',
    needs: { reminders: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Reminder>()),
    refusals: ['bad-cursor'],
  }),
} as const

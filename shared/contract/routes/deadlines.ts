import * as z from 'zod/mini'
import type { ChannelHealth } from '../../domain/clock/channel-health.ts'
import type { Extension } from '../../domain/clock/extension.ts'
import type { Obligation, Reminder } from '../../domain/clock/obligation.ts'
import { day, id, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const yearText = z.string().check(z.regex(/^\d{4}$/, { error: '应为四位年份，如 2022 (must be a year)' }))

export const deadlineRoutes = {
  listDeadlines: route({
    method: 'GET',
    path: '/deadlines',
    service: 'reminding',
    summary: 'What the department owes, by when, under which rule, and what closed it',
    role: 'signed-in',
    needs: { obligations: 'read' },
    input: z.strictObject({ ...paging, year: z.optional(yearText) }),
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
  listChannels: route({
    method: 'GET',
    path: '/reminders/channels',
    service: 'reminding',
    summary: 'How each channel took the messages of the last two weeks, failing ones first, with what they said',
    role: ['clerk', 'approver', 'supervisor', 'auditor', 'operator'],
    needs: { reminders: 'read' },
    input: z.strictObject({}),
    output: z.object({ since: day, items: z.array(recordOf<ChannelHealth>()) }),
    refusals: [],
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
  askForExtension: route({
    method: 'POST',
    path: '/extensions',
    service: 'reminding',
    summary: 'Ask for another due day, or that the clock stand still for a time, with the reason',
    role: ['clerk', 'drawer', 'officer', 'reviewer', 'publisher'],
    needs: { obligations: 'read', extensions: 'write' },
    input: z.strictObject({
      obligationId: z.string().check(z.minLength(1), z.maxLength(300)),
      kind: z.enum(['extension', 'suspension']),
      from: z.optional(day),
      until: day,
      reason: text,
    }),
    output: recordOf<Extension>(),
    refusals: ['not-found', 'extend-the-order', 'deadline-closed', 'deadline-passed', 'day-not-acceptable'],
  }),
  decideExtension: route({
    method: 'POST',
    path: '/extensions/{extensionId}/decision',
    service: 'reminding',
    summary: 'Grant or reject it; somebody else than who asked',
    role: 'approver',
    needs: { obligations: 'read', extensions: 'write' },
    input: z.strictObject({ extensionId: id, decision: z.enum(['granted', 'rejected']), reason: text }),
    output: recordOf<Extension>(),
    refusals: ['not-found', 'wrong-state', 'four-eyes', 'deadline-closed', 'changed-meanwhile'],
  }),
  listExtensions: route({
    method: 'GET',
    path: '/extensions',
    service: 'reminding',
    summary: 'Extensions and suspensions that were asked for, the newest first',
    role: 'signed-in',
    needs: { extensions: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Extension>()),
    refusals: ['bad-cursor'],
  }),
} as const

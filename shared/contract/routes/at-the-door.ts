import * as z from 'zod/mini'
import type { DispatchNote } from '../../domain/inspection/dispatch-note.ts'
import type { Inspection } from '../../domain/inspection/inspection.ts'
import { noticeRules, noticeTimes, noticeWays } from '../../domain/inspection/notice.ts'
import type { ReceiptState } from '../../domain/inspection/receipt.ts'
import type { Task } from '../../domain/plan/task.ts'
import { day, id, page, paging, recordOf, scanIds, text, word } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }
/** The draw's id. */
const dispatchId = { dispatchId: id }
const keysOf = <K extends string>(labels: Readonly<Record<K, unknown>>) => Object.keys(labels) as [K, ...K[]]
const ofTeam = ['not-found', 'not-your-inspection', 'officer-not-eligible'] as const
const overseers = ['clerk', 'drawer', 'approver', 'auditor'] as const

/** The receipts of one inspection, an entry for each officer of its team. */
export interface InspectionReceipts {
  readonly inspectionId: string
  readonly targetName: string
  readonly receipts: readonly ReceiptState[]
}

/** Before the visit: that it has arrived with officers, department and inspected party. */
export const atTheDoorRoutes = {
  receiveInspection: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/receipt',
    service: 'inspecting',
    summary: 'Confirm, as an officer of the team, that the inspection has reached me; confirming twice is once',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read' },
    merges: true,
    input: z.strictObject(inspectionId),
    output: recordOf<Inspection>(),
    refusals: [...ofTeam, 'wrong-state', 'changed-meanwhile'],
  }),
  listReceipts: route({
    method: 'GET',
    path: '/dispatches/{dispatchId}/receipts',
    service: 'inspecting',
    summary: 'Which officers of a draw’s teams have confirmed, who is waited for, and who is overdue',
    role: overseers,
    needs: { dispatches: 'read', inspections: 'read' },
    input: z.strictObject({ ...dispatchId, ...paging }),
    output: page(recordOf<InspectionReceipts>()),
    refusals: ['not-found', 'bad-cursor'],
  }),
  listDispatches: route({
    method: 'GET',
    path: '/dispatches',
    service: 'inspecting',
    summary: 'The draws whose inspections have reached this department, the newest first',
    role: overseers,
    needs: { dispatches: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<DispatchNote>()),
    refusals: ['bad-cursor'],
  }),
  receiveDispatch: route({
    method: 'POST',
    path: '/dispatches/{dispatchId}/receipt',
    service: 'inspecting',
    summary: 'Confirm for the department that a draw’s inspections have reached it; confirming twice is once',
    role: ['clerk', 'approver'],
    needs: { dispatches: 'write' },
    input: z.strictObject(dispatchId),
    output: recordOf<DispatchNote>(),
    refusals: ['not-found', 'changed-meanwhile'],
  }),
  planVisit: route({
    method: 'PUT',
    path: '/inspections/{inspectionId}/visit-day',
    service: 'inspecting',
    summary: 'Say on which day the team means to come, or take it back',
    role: 'officer',
    needs: { inspections: 'write', officers: 'read' },
    edits: true,
    input: z.strictObject({ ...inspectionId, day: z.optional(day) }),
    output: recordOf<Inspection>(),
    refusals: [...ofTeam, 'wrong-state', 'day-not-acceptable', 'version-required', 'changed-meanwhile'],
  }),
  giveNotice: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/notices',
    service: 'inspecting',
    summary: 'Record how and when the inspected party was given its notice, or why it was not',
    role: ['officer', 'clerk'],
    needs: {
      inspections: 'write',
      officers: 'read',
      tasks: 'read',
      crosses: 'a joint visit’s task lies in its initiator’s own scope',
    },
    merges: true,
    input: z.strictObject({
      ...inspectionId,
      given: z.enum(keysOf(noticeTimes)),
      how: z.optional(z.enum(keysOf(noticeWays))),
      on: day,
      receivedBy: z.optional(word),
      reason: z.optional(text),
      scanIds,
    }),
    output: recordOf<Inspection>(),
    refusals: [
      'photo-not-of-inspection',
      ...ofTeam,
      'wrong-state',
      'held-back',
      'reason-required',
      'notice-incomplete',
      'day-not-acceptable',
      'changed-meanwhile',
    ],
  }),
  getVisitPass: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/visit-pass',
    service: 'inspecting',
    summary: 'What the notice prints: the address of the visit’s public page and the passcode for asking a recusal',
    role: ['officer', 'clerk'],
    needs: { inspections: 'read', visitPasses: 'read' },
    input: z.strictObject(inspectionId),
    output: z.object({ code: z.string(), url: z.string(), passcode: z.string() }),
    refusals: ['not-found', 'not-your-inspection'],
  }),
  setNoticeRule: route({
    method: 'PUT',
    path: '/tasks/{taskId}/notice-rule',
    service: 'inspecting',
    summary:
      'Say when the inspected parties of a task must be given their notice; holds for what is dispatched from now on',
    role: 'approver',
    needs: { tasks: 'write' },
    edits: true,
    input: z.strictObject({ taskId: id, rule: z.enum(keysOf(noticeRules)) }),
    output: recordOf<Task>(),
    refusals: ['not-found', 'version-required', 'changed-meanwhile'],
  }),
} as const

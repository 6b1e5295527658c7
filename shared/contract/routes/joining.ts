import * as z from 'zod/mini'
import type { Invitation, InvitationState } from '../../domain/joint/invitation.ts'
import type { Merge } from '../../domain/joint/merge.ts'
import { mergePolicy } from '../../domain/joint/merge-policy.ts'
import type { Recognition, RecognizedResult } from '../../domain/joint/recognition.ts'
import type { SheetSummary } from '../../domain/joint/sheet-summary.ts'
import type { WeighedMerge } from '../../domain/joint/weigh-merge.ts'
import { department, id, listed, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const invitationId = { invitationId: id }
const readers = ['clerk', 'approver', 'drawer', 'auditor', 'supervisor'] as const

const weighing = {
  departments: 'read',
  tasks: 'read',
  items: 'read',
  targets: 'read',
  crosses: 'what a merge saves is counted from the registries and tasks of every department that takes part',
} as const

const recognizing = {
  departments: 'read',
  inspections: 'read',
  items: 'read',
  visits: 'read',
  disclosures: 'read',
  crosses: 'results are recognized between the departments of a city',
} as const

/** Where one department's word on a joint task stands, as its initiator sees it. */
export interface Cooperating {
  readonly taskId: string
  readonly taskName: string
  readonly department: string
  readonly name: string
  /** `not-invited`: the invitation is on its way, or was for other terms. */
  readonly state: InvitationState | 'not-invited'
  readonly decidedOn?: string
  readonly reason?: string
}

/** 部门联合抽查: what several departments agree on. */
export const joiningRoutes = {
  listInvitations: route({
    method: 'GET',
    path: '/invitations',
    service: 'joining',
    summary: 'What other departments ask this one to inspect together with them',
    role: readers,
    needs: { invitations: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Invitation>()),
    refusals: ['bad-cursor'],
  }),
  getInvitation: route({
    method: 'GET',
    path: '/invitations/{invitationId}',
    service: 'joining',
    summary: 'One invitation with its terms and what was answered',
    role: readers,
    needs: { invitations: 'read' },
    input: z.strictObject(invitationId),
    output: recordOf<Invitation>(),
    refusals: ['not-found'],
  }),
  decideInvitation: route({
    method: 'POST',
    path: '/invitations/{invitationId}/decision',
    service: 'joining',
    summary: 'Give the department’s word on a joint task, or take it back as long as nothing is frozen',
    role: 'approver',
    needs: {
      invitations: 'write',
      items: 'read',
      tasks: 'read',
      merges: 'read',
      crosses: 'the word cannot be taken back once the initiator, in its own scope, has frozen a draw',
    },
    input: z.strictObject({
      ...invitationId,
      decision: z.enum(['confirmed', 'declined']),
      /** Needed when it is declined. */
      reason: z.optional(text),
    }),
    output: recordOf<Invitation>(),
    refusals: [
      'not-found',
      'wrong-state',
      'four-eyes',
      'reason-required',
      'item-not-published',
      'merge-not-possible',
      'task-merged',
      'cooperation-begun',
      'changed-meanwhile',
    ],
  }),
  listCooperations: route({
    method: 'GET',
    path: '/plans/{planId}/cooperations',
    service: 'joining',
    summary: 'Whose word the joint tasks of a plan have, and whose they wait for',
    role: readers,
    needs: {
      plans: 'read',
      invitations: 'read',
      crosses: 'the initiator sees how each invited department has answered in its scope',
    },
    input: z.strictObject({ planId: id }),
    output: z.object({ items: z.array(recordOf<Cooperating>()) }),
    refusals: ['not-found'],
  }),
  listMergeCandidates: route({
    method: 'GET',
    path: '/merge-candidates',
    service: 'joining',
    summary:
      'Tasks that could become one with a task of this department: how many visits a merge would save, with the arithmetic, or what stands against it; the most saving first',
    role: ['clerk', 'approver'],
    needs: weighing,
    input: z.strictObject({ taskId: z.optional(id) }),
    output: z.object({ items: z.array(recordOf<WeighedMerge>()) }),
    refusals: [],
  }),
  proposeMerge: route({
    method: 'POST',
    path: '/merges',
    service: 'joining',
    summary: 'Propose that tasks become one joint task; each department’s approver is asked once',
    role: 'clerk',
    needs: { ...weighing, merges: 'write' },
    input: z.strictObject({
      /** The leading task: its pool, its number and its plan stand. */
      taskId: id,
      others: listed(z.strictObject({ department, taskId: id }), 1, mergePolicy.mostSides - 1),
    }),
    output: recordOf<Merge>(),
    refusals: ['not-found', 'id-repeated', 'merge-not-possible'],
  }),
  listMerges: route({
    method: 'GET',
    path: '/merges',
    service: 'joining',
    summary: 'The merges that this department proposed, the newest first',
    role: readers,
    needs: { merges: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Merge>()),
    refusals: ['bad-cursor'],
  }),
  getMerge: route({
    method: 'GET',
    path: '/merges/{mergeId}',
    service: 'joining',
    summary: 'One merge, with its count in words and how it ended',
    role: readers,
    needs: { merges: 'read' },
    input: z.strictObject({ mergeId: id }),
    output: recordOf<Merge>(),
    refusals: ['not-found'],
  }),
  withdrawMerge: route({
    method: 'POST',
    path: '/merges/{mergeId}/withdrawal',
    service: 'joining',
    summary: 'Withdraw a merge that is not carried out yet, with a reason',
    role: 'clerk',
    needs: { merges: 'write' },
    input: z.strictObject({ mergeId: id, reason: text }),
    output: recordOf<Merge>(),
    refusals: ['not-found', 'wrong-state', 'changed-meanwhile'],
  }),
  listSheets: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/sheets',
    service: 'joining',
    summary: 'How far each department of a joint visit is with its sheet: states and days, none of what was found',
    role: ['officer', 'reviewer', 'publisher', 'clerk', 'auditor', 'approver', 'drawer', 'supervisor'],
    needs: {
      inspections: 'read',
      crosses: 'one target, one file: a department sees how far the others of the same visit are',
    },
    input: z.strictObject({ inspectionId: id }),
    output: z.object({ items: z.array(recordOf<SheetSummary>()) }),
    refusals: ['not-found', 'not-your-inspection'],
  }),
  listRecognizable: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/recognizable',
    service: 'joining',
    summary: 'Public results of any department that could stand in for the items of an inspection, the newest first',
    role: ['clerk', 'approver', 'officer'],
    needs: recognizing,
    input: z.strictObject({ inspectionId: id }),
    output: z.object({ items: z.array(recordOf<RecognizedResult>()) }),
    refusals: ['not-found', 'not-your-inspection'],
  }),
  askRecognition: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/recognition',
    service: 'joining',
    summary:
      'Ask that recent results stand in for a visit, one for each item; nothing changes until somebody else approves',
    role: ['clerk', 'officer'],
    needs: { ...recognizing, recognitions: 'write' },
    input: z.strictObject({
      inspectionId: id,
      results: listed(z.strictObject({ itemId: id, department, inspectionId: id }), 1, 50),
      reason: text,
    }),
    output: recordOf<Recognition>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'wrong-state',
      'results-recorded',
      'item-not-in-inspection',
      'id-repeated',
      'not-recognizable',
      'result-incomplete',
      'already-exists',
      'changed-meanwhile',
    ],
  }),
  getRecognition: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/recognition',
    service: 'joining',
    summary: 'What was asked and decided about recognizing results for an inspection',
    role: ['clerk', 'officer', 'approver', 'auditor'],
    needs: { inspections: 'read', recognitions: 'read' },
    input: z.strictObject({ inspectionId: id }),
    output: recordOf<Recognition>(),
    refusals: ['not-found', 'not-your-inspection'],
  }),
  decideRecognition: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/recognition/decision',
    service: 'joining',
    summary:
      'Approve or reject a recognition, by another person; approved, the visit is spared and the public reads why',
    role: 'approver',
    needs: { ...recognizing, inspections: 'write', assignments: 'write', recognitions: 'write' },
    input: z.strictObject({
      inspectionId: id,
      decision: z.enum(['approved', 'rejected']),
      remark: text,
    }),
    output: recordOf<Recognition>(),
    refusals: ['not-found', 'wrong-state', 'four-eyes', 'results-recorded', 'not-recognizable', 'changed-meanwhile'],
  }),
} as const

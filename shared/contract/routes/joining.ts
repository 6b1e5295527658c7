import * as z from 'zod/mini'
import type { Invitation, InvitationState } from '../../domain/joint/invitation.ts'
import { id, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const invitationId = { invitationId: id }
const readers = ['clerk', 'approver', 'drawer', 'auditor', 'supervisor'] as const

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
} as const

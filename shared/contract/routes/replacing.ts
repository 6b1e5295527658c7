import * as z from 'zod/mini'
import {
  type LossReason,
  lossReasons,
  type Recusal,
  type Replacement,
} from '../../domain/drawing/replacement-record.ts'
import { department, id, recordOf, text, word } from '../fields.ts'
import { route } from '../route.ts'

const inspectionId = { inspectionId: id }

const drawnElsewhere =
  'the draw of a joint visit lies with its initiator, its sheets and officers with each of its departments'

/** After the draw: targets given up and officers recused are replaced by the draw's own seed. */
export const replacingRoutes = {
  askReplacement: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/replacement',
    service: 'replacing',
    summary: 'Ask that a drawn target be given up before the visit; who comes in follows from the draw',
    role: ['officer', 'drawer', 'clerk'],
    needs: { inspections: 'read', replacements: 'write', crosses: drawnElsewhere },
    input: z.strictObject({
      ...inspectionId,
      reason: z.enum(Object.keys(lossReasons) as [LossReason]),
      /** What was found on the spot; not public. */
      remark: text,
    }),
    output: recordOf<Replacement>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'wrong-state',
      'results-recorded',
      'already-exists',
      'changed-meanwhile',
    ],
  }),
  decideReplacement: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/replacement/decision',
    service: 'replacing',
    summary: 'Approve a replacement, by another person: the next ticket of the level comes in with a team',
    role: 'approver',
    needs: {
      inspections: 'read',
      replacements: 'write',
      recusals: 'read',
      draws: 'write',
      tasks: 'write',
      officers: 'read',
      archive: 'write',
      crosses: drawnElsewhere,
    },
    input: z.strictObject({
      ...inspectionId,
      decision: z.enum(['approved', 'rejected']),
      /** Needed when it is rejected. */
      remark: z.optional(text),
    }),
    output: recordOf<Replacement>(),
    refusals: [
      'not-found',
      'initiator-decides',
      'wrong-state',
      'four-eyes',
      'reason-required',
      'officer-in-two-departments',
      'results-recorded',
      'later-round-drawn',
      'target-not-standing',
      'reserve-empty',
      'no-team',
      'draw-not-verifiable',
      'changed-meanwhile',
    ],
  }),
  declareRecusal: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/recusals',
    service: 'replacing',
    summary: 'Declare that an officer must not inspect a target: he himself, or a clerk for the inspected party',
    role: ['officer', 'clerk', 'drawer'],
    needs: { inspections: 'read', recusals: 'write' },
    input: z.strictObject({
      ...inspectionId,
      /** Certificate number. */
      officerId: id,
      /** An officer enters the party's too, of himself and of his colleagues. */
      request: z.enum(['officer', 'party']),
      /** Of the party's: who signed the paper. */
      applicant: z.optional(z.strictObject({ name: word, contact: z.optional(word) })),
      reason: text,
    }),
    output: recordOf<Recusal>(),
    refusals: [
      'not-found',
      'not-your-inspection',
      'wrong-state',
      'results-recorded',
      'already-exists',
      'changed-meanwhile',
    ],
  }),
  decideRecusal: route({
    method: 'POST',
    path: '/inspections/{inspectionId}/recusals/{officerId}/decision',
    service: 'replacing',
    summary: 'Uphold or reject a recusal, by the head of the agency; upheld, the seat is matched again by itself',
    role: 'approver',
    needs: { inspections: 'read', recusals: 'write', departments: 'read', people: 'read' },
    input: z.strictObject({
      ...inspectionId,
      officerId: id,
      decision: z.enum(['upheld', 'rejected']),
      remark: text,
    }),
    output: recordOf<Recusal>(),
    refusals: ['not-found', 'not-the-head', 'wrong-state', 'four-eyes', 'results-recorded', 'changed-meanwhile'],
  }),
  askRecusal: route({
    method: 'POST',
    path: '/visits/{code}/recusals',
    service: 'replacing',
    summary: 'The inspected party asks that an officer stay away, with the passcode printed on its notice',
    role: 'public',
    needs: { visitPasses: 'read', inspections: 'read', recusals: 'write' },
    merges: true,
    input: z.strictObject({
      code: id,
      department,
      passcode: word,
      /** Certificate number. */
      officerId: id,
      reason: text,
      applicant: word,
      contact: z.optional(word),
    }),
    output: z.object({ officerId: z.string(), state: z.string(), declaredAt: z.string() }),
    refusals: ['not-found', 'officer-not-coming', 'visit-begun', 'already-exists', 'changed-meanwhile'],
  }),
  listRecusals: route({
    method: 'GET',
    path: '/inspections/{inspectionId}/recusals',
    service: 'replacing',
    summary: 'The recusals of an inspection, with what was decided',
    role: ['officer', 'clerk', 'drawer', 'approver', 'auditor'],
    needs: { inspections: 'read', recusals: 'read' },
    input: z.strictObject(inspectionId),
    output: z.object({ items: z.array(recordOf<Recusal>()) }),
    refusals: ['not-found', 'not-your-inspection'],
  }),
} as const

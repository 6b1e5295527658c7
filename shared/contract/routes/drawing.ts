import * as z from 'zod/mini'
import type { Draw, DrawRecord } from '../../domain/draw/draw-record.ts'
import type { DrawnTarget } from '../../domain/drawing/drawn-targets.ts'
import { id, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const drawId = { drawId: id }

/** What a witness needs to contribute. The code is made anew from the draw's secret each time; its hash alone is kept. */
const witnessPass = z.object({ by: z.string(), code: z.string(), path: z.string(), contributed: z.boolean() })

const begunElsewhere = 'a joint draw is not voided once officers of any of its departments have begun'

export const drawingRoutes = {
  listWitnessPasses: route({
    method: 'GET',
    path: '/draws/{drawId}/passes',
    service: 'drawing',
    summary: 'The codes with which the witnesses of a frozen draw give their words',
    role: 'drawer',
    needs: { draws: 'read', drawSecrets: 'read' },
    input: z.strictObject(drawId),
    output: z.object({ passes: z.array(witnessPass) }),
    refusals: ['not-found', 'wrong-state'],
  }),
  executeDraw: route({
    method: 'POST',
    path: '/draws/{drawId}/execution',
    service: 'drawing',
    summary:
      'Draw the targets and match the officers; repeated, it answers with the same draw. A large one is drawn behind the request (202)',
    role: 'drawer',
    needs: { tasks: 'write', draws: 'write', drawSecrets: 'read', archive: 'write' },
    input: z.strictObject(drawId),
    output: recordOf<Draw>(),
    refusals: [
      'not-found',
      'wrong-state',
      'contribution-missing',
      'contribution-not-valid',
      'no-team',
      'draw-not-verifiable',
      'changed-meanwhile',
    ],
  }),
  voidDraw: route({
    method: 'POST',
    path: '/draws/{drawId}/void',
    service: 'drawing',
    summary:
      'Void a draw, with a reason; it stays public. At once when an approver asks who neither froze nor executed it; otherwise a second person decides (202)',
    role: ['drawer', 'approver'],
    needs: {
      tasks: 'write',
      draws: 'write',
      drawSecrets: 'read',
      inspections: 'read',
      crosses: begunElsewhere,
    },
    input: z.strictObject({ ...drawId, reason: text }),
    output: recordOf<DrawRecord>(),
    refusals: [
      'not-disclosable',
      'not-found',
      'wrong-state',
      'later-round-drawn',
      'results-recorded',
      'changed-meanwhile',
    ],
  }),
  decideVoid: route({
    method: 'POST',
    path: '/draws/{drawId}/void/approval',
    service: 'drawing',
    summary: 'Approve that a draw is voided, or do not; never by whoever asked',
    role: 'approver',
    needs: {
      tasks: 'write',
      draws: 'write',
      drawSecrets: 'read',
      inspections: 'read',
      crosses: begunElsewhere,
    },
    input: z.strictObject({ ...drawId, decision: z.optional(z.enum(['approved', 'rejected'])) }),
    output: recordOf<Draw>(),
    refusals: [
      'not-found',
      'wrong-state',
      'void-not-asked',
      'four-eyes',
      'later-round-drawn',
      'results-recorded',
      'changed-meanwhile',
    ],
  }),
  listDraws: route({
    method: 'GET',
    path: '/draws',
    service: 'drawing',
    summary: 'Draws, void ones included, the newest first',
    role: 'signed-in',
    needs: { draws: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<DrawRecord>()),
    refusals: ['bad-cursor'],
  }),
  getDraw: route({
    method: 'GET',
    path: '/draws/{drawId}',
    service: 'drawing',
    summary: 'One draw',
    role: 'signed-in',
    needs: { draws: 'read' },
    input: z.strictObject(drawId),
    output: recordOf<DrawRecord>(),
    refusals: ['not-found'],
  }),
  listDrawnTargets: route({
    method: 'GET',
    path: '/draws/{drawId}/targets',
    service: 'drawing',
    summary: 'The drawn targets of an executed draw with their teams, in the order of drawing',
    role: 'signed-in',
    needs: { draws: 'read', archive: 'read' },
    input: z.strictObject({ ...drawId, ...paging }),
    output: page(recordOf<DrawnTarget>()),
    refusals: ['not-found', 'wrong-state', 'draw-not-verifiable', 'bad-cursor'],
  }),
} as const

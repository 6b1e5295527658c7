import * as z from 'zod/mini'
import type { Draw, DrawRecord } from '../../domain/draw/draw-record.ts'
import type { DrawnTarget } from '../../domain/drawing/drawn-targets.ts'
import type { PoolPreview } from '../../domain/drawing/preview-pool.ts'
import { id, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const drawId = { drawId: id }

/** What a witness needs to contribute. The code is made anew from the draw's secret each time; its hash alone is kept. */
const witnessPass = z.object({ by: z.string(), code: z.string(), path: z.string(), contributed: z.boolean() })

/** Names of people at the ceremony. */
const names = z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(9))

const round = { min: 1, max: 12 }

export const drawingRoutes = {
  previewPool: route({
    method: 'GET',
    path: '/tasks/{taskId}/pool',
    service: 'drawing',
    summary:
      'What a freeze of this round would commit to today: pool, exclusions, quotas with their arithmetic, chances, officers, and whether teams can be formed',
    role: 'drawer',
    needs: { tasks: 'read', targets: 'read', officers: 'read', draws: 'read', recusals: 'read', archive: 'read' },
    input: z.strictObject({
      taskId: id,
      round: z.coerce.number().check(z.int(), z.minimum(round.min), z.maximum(round.max)),
    }),
    output: recordOf<PoolPreview>(),
    refusals: [
      'not-found',
      'rounds-complete',
      'round-out-of-order',
      'pool-empty',
      'id-not-legal',
      'id-repeated',
      'manifest-malformed',
      'preview-too-large',
      'draw-not-verifiable',
    ],
  }),
  freezeDraw: route({
    method: 'POST',
    path: '/tasks/{taskId}/draws',
    service: 'drawing',
    summary:
      'Freeze the pool, the exclusions, the officers and the ratios of one round, and commit to them in public. A large pool is frozen behind the request (202); the draw tells how far it is',
    role: 'drawer',
    needs: {
      tasks: 'write',
      items: 'read',
      targets: 'read',
      officers: 'read',
      draws: 'write',
      recusals: 'read',
      drawSecrets: 'write',
      archive: 'write',
    },
    input: z.strictObject({
      taskId: id,
      round: z.number().check(z.int(), z.minimum(round.min), z.maximum(round.max)),
      /** Names of the witnesses (见证人), in the order in which they will contribute. */
      witnesses: names.check(z.minLength(1)),
      /** Names of those who throw dice and type what came up. */
      dice: z.optional(names),
      /** A round of the drand network quicknet, at least two minutes ahead. */
      drand: z.optional(z.strictObject({ round: z.number().check(z.int(), z.minimum(1), z.maximum(999_999_999_999)) })),
    }),
    output: z.object({ draw: recordOf<DrawRecord>() }),
    refusals: [
      'not-found',
      'item-not-published',
      'draw-open',
      'rounds-complete',
      'round-out-of-order',
      'pool-empty',
      'no-team',
      'id-not-legal',
      'id-repeated',
      'manifest-malformed',
      'contribution-not-valid',
      'draw-not-verifiable',
      'changed-meanwhile',
    ],
  }),
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
    needs: { tasks: 'write', draws: 'write', drawSecrets: 'read', inspections: 'read' },
    input: z.strictObject({ ...drawId, reason: text }),
    output: recordOf<DrawRecord>(),
    refusals: ['not-found', 'wrong-state', 'later-round-drawn', 'results-recorded', 'changed-meanwhile'],
  }),
  decideVoid: route({
    method: 'POST',
    path: '/draws/{drawId}/void/approval',
    service: 'drawing',
    summary: 'Approve that a draw is voided, or do not; never by whoever asked',
    role: 'approver',
    needs: { tasks: 'write', draws: 'write', drawSecrets: 'read', inspections: 'read' },
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

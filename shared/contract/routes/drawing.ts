import * as z from 'zod/mini'
import type { Draw } from '../../domain/draw/draw-record.ts'
import { department, id, page, paging, recordOf, text } from '../fields.ts'
import { route } from '../route.ts'

const drawId = { drawId: id }

/** What a witness needs to contribute; the code is shown once and kept only as its hash. */
const witnessPass = z.object({ by: z.string(), code: z.string(), path: z.string() })

export const drawingRoutes = {
  freezeDraw: route({
    method: 'POST',
    path: '/tasks/{taskId}/draws',
    service: 'drawing',
    summary: 'Freeze the pool, the exclusions, the officers and the ratios of one round, and commit to them in public',
    role: 'drawer',
    needs: {
      tasks: 'read',
      items: 'read',
      targets: 'read',
      officers: 'read',
      draws: 'write',
      drawSecrets: 'write',
      archive: 'write',
    },
    input: z.strictObject({
      taskId: id,
      round: z.number().check(z.int(), z.minimum(1), z.maximum(12)),
      /** Names of the witnesses (见证人), in the order in which they will contribute. */
      witnesses: z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.minLength(1), z.maxLength(9)),
    }),
    output: z.object({ draw: recordOf<Draw>(), passes: z.array(witnessPass) }),
    refusals: [
      'not-found',
      'item-not-published',
      'draw-open',
      'round-out-of-order',
      'pool-empty',
      'no-team',
      'id-not-legal',
      'changed-meanwhile',
    ],
  }),
  contribute: route({
    method: 'POST',
    path: '/draws/{drawId}/contributions',
    service: 'drawing',
    summary: 'A witness gives his words to the seed',
    role: 'public',
    needs: { draws: 'write' },
    input: z.strictObject({
      ...drawId,
      department,
      code: id,
      words: z.string().check(z.minLength(1), z.maxLength(200)),
    }),
    output: z.object({ drawId: z.string(), by: z.string(), waitingFor: z.array(z.string()) }),
    refusals: ['not-found', 'wrong-state', 'contribution-not-expected', 'changed-meanwhile'],
  }),
  executeDraw: route({
    method: 'POST',
    path: '/draws/{drawId}/execution',
    service: 'drawing',
    summary: 'Draw the targets and match the officers; repeated, it answers with the same draw',
    role: 'drawer',
    needs: { draws: 'write', drawSecrets: 'read', archive: 'write' },
    input: z.strictObject(drawId),
    output: recordOf<Draw>(),
    refusals: ['not-found', 'wrong-state', 'contribution-missing', 'no-team', 'changed-meanwhile'],
  }),
  voidDraw: route({
    method: 'POST',
    path: '/draws/{drawId}/void',
    service: 'drawing',
    summary: 'Void a draw, with a reason; it stays public. Never by whoever froze it',
    role: 'approver',
    needs: { draws: 'write' },
    input: z.strictObject({ ...drawId, reason: text }),
    output: recordOf<Draw>(),
    refusals: ['not-found', 'wrong-state', 'four-eyes', 'changed-meanwhile'],
  }),
  listDraws: route({
    method: 'GET',
    path: '/draws',
    service: 'drawing',
    summary: 'Draws, void ones included',
    role: 'signed-in',
    needs: { draws: 'read' },
    input: z.strictObject(paging),
    output: page(recordOf<Draw>()),
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
    output: recordOf<Draw>(),
    refusals: ['not-found'],
  }),
} as const

import * as z from 'zod/mini'
import type { DrawRecord } from '../../domain/draw/draw-record.ts'
import type { PoolPreview } from '../../domain/drawing/preview-pool.ts'
import { id, recordOf } from '../fields.ts'
import { route } from '../route.ts'

/** Names of people at the ceremony. */
const names = z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(9))

/** Why a freeze looks into the city's scope. */
const countsVisits =
  'the yearly cap counts the visits of every department of the city, of which the city keeps a ledger; a joint draw takes officers of each of its departments'

const round = { min: 1, max: 12 }

export const freezingRoutes = {
  previewPool: route({
    method: 'GET',
    path: '/tasks/{taskId}/pool',
    service: 'freezing',
    summary:
      'What a freeze of this round would commit to today: pool, exclusions, quotas with their arithmetic, chances, officers, and whether teams can be formed',
    role: 'drawer',
    needs: {
      tasks: 'read',
      policies: 'read',
      burdens: 'read',
      targets: 'read',
      officers: 'read',
      draws: 'read',
      recusals: 'read',
      archive: 'read',
      crosses: countsVisits,
    },
    input: z.strictObject({
      taskId: id,
      round: z.coerce.number().check(z.int(), z.minimum(round.min), z.maximum(round.max)),
    }),
    output: recordOf<PoolPreview>(),
    refusals: [
      'not-found',
      'wrong-state',
      'rounds-complete',
      'round-out-of-order',
      'pool-empty',
      'officer-in-two-departments',
      'filter-matches-nobody',
      'cap-breaks-floor',
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
    service: 'freezing',
    summary:
      'Freeze the pool, the exclusions, the officers and the ratios of one round, and commit to them in public. A large pool is frozen behind the request (202); the draw tells how far it is',
    role: 'drawer',
    needs: {
      tasks: 'write',
      policies: 'read',
      burdens: 'read',
      items: 'read',
      invitations: 'read',
      targets: 'read',
      officers: 'read',
      draws: 'write',
      recusals: 'read',
      drawSecrets: 'write',
      archive: 'write',
      crosses: countsVisits,
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
      'cooperation-missing',
      'officer-in-two-departments',
      'draw-open',
      'wrong-state',
      'rounds-complete',
      'round-out-of-order',
      'pool-empty',
      'filter-matches-nobody',
      'cap-breaks-floor',
      'no-team',
      'id-not-legal',
      'id-repeated',
      'manifest-malformed',
      'contribution-not-valid',
      'draw-not-verifiable',
      'changed-meanwhile',
    ],
  }),
} as const

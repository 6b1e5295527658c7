import * as z from 'zod/mini'
import { department, id } from '../fields.ts'
import { route } from '../route.ts'

const drawId = { drawId: id }

/** What a witness types: some words on one line. */
const words = z.string().check(
  z.minLength(1),
  z.maxLength(200),
  z.refine((value) => value.isWellFormed() && value.trim() !== '' && !/\p{Cc}/u.test(value), {
    error: '应为一行文字，不含控制字符 (must be one line of text without control characters)',
  }),
)

/** What the public gives to a draw: a service of its own, because anybody may call it and it can read no secret. */
export const witnessingRoutes = {
  contribute: route({
    method: 'POST',
    path: '/draws/{drawId}/contributions',
    service: 'witnessing',
    summary: 'A witness gives his words to the seed',
    role: 'public',
    needs: { draws: 'write' },
    merges: true,
    input: z.strictObject({
      ...drawId,
      department,
      code: id,
      words,
    }),
    output: z.object({ drawId: z.string(), by: z.string(), waitingFor: z.array(z.string()) }),
    refusals: ['not-found', 'wrong-state', 'contribution-not-expected', 'changed-meanwhile'],
  }),
  contributeDrand: route({
    method: 'POST',
    path: '/draws/{drawId}/drand',
    service: 'witnessing',
    summary: 'Bring the signature of the drand round that the manifest names; it is verified, so anybody may bring it',
    role: 'public',
    needs: { draws: 'write' },
    merges: true,
    input: z.strictObject({ ...drawId, department, signature: z.string().check(z.minLength(1), z.maxLength(96)) }),
    output: z.object({ drawId: z.string(), by: z.string(), waitingFor: z.array(z.string()) }),
    refusals: ['not-found', 'wrong-state', 'contribution-not-expected', 'contribution-not-valid', 'changed-meanwhile'],
  }),
} as const

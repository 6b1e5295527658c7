import * as z from 'zod/mini'
import { route } from '../route.ts'

/** One thing that waits for the caller, and the request by which he does it. */
const waiting = z.object({
  kind: z.string(),
  zh: z.string(),
  en: z.string(),
  about: z.string(),
  /** `plans/2022`. */
  object: z.string(),
  since: z.optional(z.string()),
  dueOn: z.optional(z.string()),
  overdue: z.optional(z.boolean()),
  act: z.object({ route: z.string(), method: z.string(), path: z.string() }),
})

export const waitingRoutes = {
  listMyWaiting: route({
    method: 'GET',
    path: '/me/waiting',
    service: 'waiting',
    summary:
      'What waits for me, by my roles, in my department: the most pressing first, each with the request that does it',
    role: 'signed-in',
    needs: {
      departments: 'read',
      people: 'read',
      plans: 'read',
      tasks: 'read',
      draws: 'read',
      inspections: 'read',
      assignments: 'read',
      waitings: 'read',
      recusals: 'read',
      replacements: 'read',
      extensions: 'read',
      invitations: 'read',
      recognitions: 'read',
      obligations: 'read',
      disclosures: 'read',
    },
    input: z.strictObject({}),
    output: z.object({
      items: z.array(waiting),
      /** Kinds of records of which there is more than is looked at; their own lists tell the rest. */
      more: z.array(z.string()),
    }),
    refusals: [],
  }),
} as const

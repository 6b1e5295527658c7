import * as z from 'zod/mini'
import { partyPositions } from '../../domain/inspection/party.ts'
import { id, instant, listed, word } from '../fields.ts'

/** Empty where there is nothing to say. */
export const words = z.string().check(z.maxLength(4000))

/** An answer to one line of an item's checklist; what it may be is the guide's to say. */
export const answer = z.strictObject({
  line: id,
  value: z.optional(z.union([words, z.number(), z.array(id).check(z.maxLength(40))])),
  notApplicable: z.optional(z.boolean()),
  note: z.optional(words),
})

export const onSite = z.strictObject({
  arrivedAt: instant,
  leftAt: instant,
  certificatesShown: z.boolean(),
  assistants: z.optional(listed(id, 0, 20)),
})

export const party = z.strictObject({
  position: z.enum(Object.keys(partyPositions) as [keyof typeof partyPositions]),
  signedBy: z.optional(word),
  witness: z.optional(word),
})

import * as z from 'zod/mini'
import { creditClasses } from '../domain/registry/target.ts'
import { day, department, id, listed, region, text, word } from './fields.ts'

const creditClass = z.enum(
  Object.keys(creditClasses) as [keyof typeof creditClasses, ...(keyof typeof creditClasses)[]],
)
const basisPoints = z.number().check(z.int(), z.minimum(0), z.maximum(10_000))

/** 定向条件, as `TargetFilter`. */
export const targetFilter = z.strictObject({
  fields: z.optional(listed(word, 1, 20)),
  regions: z.optional(listed(region, 1, 50)),
  kinds: z.optional(listed(z.enum(['enterprise', 'sole-trader', 'other']), 1, 3)),
  creditClasses: z.optional(listed(creditClass, 1, 5)),
  tags: z.optional(listed(word, 1, 20)),
  withoutTags: z.optional(listed(word, 1, 20)),
  licensed: z.optional(z.strictObject({ from: z.optional(day), to: z.optional(day) })),
  sparesObserved: z.optional(z.literal(true)),
})

export const classRatios = listed(
  z.strictObject({
    level: creditClass,
    ratio: basisPoints,
    priority: z.number().check(z.int(), z.minimum(1), z.maximum(1000)),
  }),
  1,
  5,
)

export const seats = listed(listed(word, 1, 10), 2, 6)

/** What a planned task may say beyond its row; absent, the department's policy says it. */
export const taskTerms = {
  filter: z.optional(targetFilter),
  ratios: z.optional(classRatios),
  ratioScope: z.optional(z.enum(['round', 'year'])),
  method: z.optional(z.enum(['on-site', 'on-paper', 'online'])),
  seats: z.optional(seats),
  cooperating: z.optional(listed(z.strictObject({ department, name: text, itemIds: listed(id, 1, 50) }), 1, 10)),
}

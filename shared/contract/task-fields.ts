import * as z from 'zod/mini'
import { creditClasses } from '../domain/registry/target.ts'
import { day, department, id, listed, region, text, word } from './fields.ts'

export const creditClass = z.enum(
  Object.keys(creditClasses) as [keyof typeof creditClasses, ...(keyof typeof creditClasses)[]],
)
/** 2000 is 20 %. */
export const basisPoints = z.number().check(z.int(), z.minimum(0), z.maximum(10_000))

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

export const ratioScope = z.enum(['round', 'year'])
export const taskMethod = z.enum(['on-site', 'on-paper', 'online'])
/** Tags that the holder of each seat of a team needs. */
export const seats = listed(listed(word, 1, 10), 2, 6)

/** What a planned task may say beyond its row; absent, the department's policy says it. */
export const taskTerms = {
  filter: z.optional(targetFilter),
  ratios: z.optional(classRatios),
  ratioScope: z.optional(ratioScope),
  method: z.optional(taskMethod),
  seats: z.optional(seats),
  cooperating: z.optional(listed(z.strictObject({ department, name: text, itemIds: listed(id, 1, 50) }), 1, 10)),
}

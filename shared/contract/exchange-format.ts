import * as z from 'zod/mini'
import { day, sha256 } from './fields.ts'

/** The file of a batch, as its receiver may check it. */
export const exchangeFile = z.object({
  format: z.literal('mingchou-exchange/1'),
  batch: z.string(),
  department: z.string(),
  year: z.number(),
  records: z.array(
    z.object({
      reason: z.enum(['new', 'changed', 'withdrawn', 'resent']),
      digest: sha256,
      record: z.object({
        key: z.string(),
        status: z.enum(['public', 'withdrawn']),
        department: z.string(),
        taskName: z.string(),
        round: z.number(),
        targetId: z.string(),
        publishedOn: day,
        standsSince: day,
        content: z.optional(
          z.object({
            targetName: z.string(),
            region: z.string(),
            creditClass: z.string(),
            method: z.string(),
            endedOn: day,
            items: z.array(
              z.object({
                id: z.string(),
                name: z.string(),
                basis: z.array(z.string()),
                code: z.string(),
                result: z.string(),
                finding: z.string(),
              }),
            ),
            disposition: z.string(),
            opinion: z.string(),
            officers: z.array(z.string()),
          }),
        ),
        withdrawn: z.optional(z.object({ on: day, reason: z.string() })),
      }),
    }),
  ),
})

/** JSON Schema of a batch's file and of an answer. */
export function exchangeSchemas() {
  return { file: { ...z.toJSONSchema(exchangeFile) }, answer: { ...z.toJSONSchema(exchangeAnswer) } }
}

/** What the platform says of records: that it took one as it is, as what it holds it, or what is wrong with it. */
export const exchangeAnswer = z
  .array(
    z.strictObject({
      key: z.string().check(z.minLength(1), z.maxLength(300)),
      digest: z.optional(sha256),
      held: z.optional(z.record(z.string(), z.unknown())),
      problem: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))),
    }),
  )
  .check(z.minLength(1), z.maxLength(500))

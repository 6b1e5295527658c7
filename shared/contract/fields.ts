import * as z from 'zod/mini'
import { isDay } from '../kernel/days.ts'

/** Fields that many routes share. What is wrong with one is said in both languages at once, as a schema has one message. */
export const id = z.string().check(z.minLength(1), z.maxLength(128))
export const text = z.string().check(z.minLength(1), z.maxLength(4000))
/** A name or a short text. */
export const word = z.string().check(z.minLength(1), z.maxLength(300))
/** An id that people choose. */
export const recordId = z.string().check(
  z.regex(/^[\p{L}\p{N}._-]{1,64}$/u, {
    error: '只能用文字、数字和 . _ -，至多 64 个 (letters, digits, . _ - only, at most 64)',
  }),
)
/** GB/T 2260. */
export const region = z
  .string()
  .check(z.regex(/^\d{6}$/, { error: '应为六位行政区划代码 (must be the six digits of a region)' }))
export const day = z.string().check(z.refine(isDay, { error: '应为日期，如 2022-07-01 (must be a day, YYYY-MM-DD)' }))
/** An instant with its offset, as a phone tells it. */
export const instant = z.iso.datetime({
  offset: true,
  error: '应为带时区的时刻，如 2022-07-01T09:30:00+08:00 (must be an instant with its offset)',
})
export const department = z.string().check(
  z.regex(/^\d{6}\/[a-z][a-z-]{1,30}$/, {
    error: '应为部门路径，如 140900/finance (must be the path of a department)',
  }),
)
export const sha256 = z
  .string()
  .check(z.regex(/^[0-9a-f]{64}$/, { error: '应为 64 位小写十六进制数 (must be 64 lower-case hexadecimal digits)' }))

/** Query of a list: an opaque cursor and a page size. */
export const paging = {
  cursor: z.optional(z.string().check(z.maxLength(1024))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
}

/** How many there are of each. */
export const counts = z.record(z.string(), z.number())

/** A list within bounds. */
export function listed<T extends z.ZodMiniType>(member: T, least: number, most: number) {
  return z.array(member).check(z.minLength(least), z.maxLength(most))
}

/** Scans of the paper that an entry is made from: ids of the inspection's photos. */
export const scanIds = z.optional(listed(id, 0, 10))
export const refusalsOfScans = ['photo-not-of-inspection', 'photo-missing'] as const

/** A list's page of records of one kind. */
export function page<T extends z.ZodMiniType>(record: T) {
  return z.object({ items: z.array(record), next: z.optional(z.string()) })
}

/** A record whose full shape is the domain's type; its fields are described there, not validated on the way out. */
export function recordOf<T>() {
  return z.custom<T>((value) => typeof value === 'object' && value !== null)
}

import * as z from 'zod/mini'
import { recordOf } from './fields.ts'

/** One version of a record. `by`, `at` and `cause` are absent for rows that no request wrote. */
export interface HistoryEntry<T> {
  readonly version: number
  /** Id of a person, or `system`. */
  readonly by?: string
  readonly at?: string
  /** The request, or the object followed: `imports/01J…` for the rows of a file. */
  readonly cause?: string
  readonly record: T
}

/** A record's versions, the newest first, each readable whole. */
export function historyPage<T>() {
  return z.object({ items: z.array(recordOf<HistoryEntry<T>>()), next: z.optional(z.string()) })
}

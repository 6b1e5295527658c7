import { isRefusal, type Refusal } from '../../shared/kernel/refusal.ts'

/** Refusals that pass by themselves: the event is to come again. */
const passing = new Set<string>(['changed-meanwhile', 'try-again'])

/** A refusal that stands, however often the work is tried. */
export function standingRefusal(error: unknown): Refusal {
  if (isRefusal(error) && !passing.has(error.code)) return error
  throw error
}

/** A refusal as a record keeps it, for people to read. */
export function failureOf({ code, zh, en }: Refusal, now: Date) {
  return { code, zh, en, at: now.toISOString() }
}

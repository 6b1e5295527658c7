import { addDays, type Day, instantOf } from './days.ts'

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_LENGTH = 10
/** So many signs of an id's time are the same for 397 days. */
const LENGTH = 3

/**
 * With what the ids begin that were made from one day to another, both included: what was made in a year is read without
 * reading other years. May take in up to 397 days before and behind: who reads looks at the record's own day too.
 *
 * @source github.com/ulid/spec: ten signs of Crockford's base 32 for 48 bits of milliseconds
 */
export function ulidPrefixes(from: Day, to: Day): string[] {
  const first = block(instantOf(from))
  const last = block(new Date(instantOf(addDays(to, 1)).getTime() - 1))
  return Array.from({ length: last - first + 1 }, (_, at) => signs(first + at))
}

function block(at: Date): number {
  return Math.floor(at.getTime() / 32 ** (TIME_LENGTH - LENGTH))
}

function signs(value: number): string {
  return Array.from({ length: LENGTH }, (_, at) => digits[Math.floor(value / 32 ** (LENGTH - 1 - at)) % 32]).join('')
}

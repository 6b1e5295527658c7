import { compareUtf8 } from '../../kernel/bytes.ts'

const SURROGATE = /[\ud800-\udfff]/

/**
 * The items in byte order of their keys (SPEC 1), as a new list. Without surrogates the engine's own order of strings is byte
 * order, and sorts a million ids several times faster.
 */
export function inByteOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const compare = items.some((item) => SURROGATE.test(keyOf(item))) ? compareUtf8 : compareUnits
  return items.toSorted((a, b) => compare(keyOf(a), keyOf(b)))
}

function compareUnits(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

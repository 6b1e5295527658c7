/** The first place where a bundle is not what it must be. `where` is a JSON path; values are shortened for the eye. */
export type Difference = { where: string; expected: string; found: string; zh: string; en: string }

export function difference(where: string, expected: unknown, found: unknown): Difference {
  const shown = { where, expected: show(expected), found: show(found) }
  return {
    ...shown,
    zh: `${where} 应为 ${shown.expected}，实为 ${shown.found}`,
    en: `${where} should be ${shown.expected} but is ${shown.found}`,
  }
}

/** A fault told in words: what is found breaks a rule rather than differing from one value. */
export function fault(where: string, why: string, found: unknown): Difference {
  return { where, expected: why, found: show(found), zh: `${where} ${why}`, en: `${where}: ${why}` }
}

/** The first difference between two JSON values, depth first in the order of what is expected; null when they agree. */
export function compare(expected: unknown, found: unknown, where: string): Difference | null {
  if (Array.isArray(expected) && Array.isArray(found)) return compareLists(expected, found, where)
  if (isObject(expected) && isObject(found)) {
    const keys = Object.keys(expected)
    return first(keys, (key) => compare(expected[key], found[key], `${where}.${key}`))
  }
  return expected === found ? null : difference(where, expected, found)
}

function compareLists(expected: readonly unknown[], found: readonly unknown[], where: string): Difference | null {
  const shared = Math.min(expected.length, found.length)
  for (let at = 0; at < shared; at++) {
    const each = compare(expected[at], found[at], `${where}[${at}]`)
    if (each !== null) return each
  }
  if (expected.length === found.length) return null
  return difference(`${where}[${shared}]`, expected[shared], found[shared])
}

/** The first answer that is not null. */
export function first<Item>(
  items: Iterable<Item>,
  look: (item: Item, at: number) => Difference | null,
): Difference | null {
  let at = 0
  for (const item of items) {
    const answer = look(item, at++)
    if (answer !== null) return answer
  }
  return null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const LONGEST = 120

function show(value: unknown): string {
  if (value === undefined) return '(无 / nothing)'
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? typeof value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

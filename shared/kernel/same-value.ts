/** Whether two values made of texts, numbers, lists and plain objects say the same; a property that is `undefined` is none. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return Object.keys({ ...left, ...right }).every((key) => sameValue(left[key], right[key]))
}

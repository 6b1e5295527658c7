/**
 * How many of how many, in percent with one place, half up: 2 of 3 is 66.7. What is not all never reads as 100, what is not
 * nothing never as 0: 9,999 of 10,000 is 99.9, one of 10,000 is 0.1.
 *
 * @param part may exceed the whole, as when several rounds draw from one registry
 * @param whole greater than 0
 */
export function percentage(part: number, whole: number): number {
  const tenths = Math.floor((2000 * part + whole) / (2 * whole))
  if (part <= 0 || part >= whole) return tenths / 10
  return Math.min(999, Math.max(1, tenths)) / 10
}

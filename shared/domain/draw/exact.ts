/** `(a + b - 1) div b` (SPEC 4). Exact while `a` is a safe integer. */
export function ceilDiv(a: number, b: number): number {
  const rest = a % b
  return (a - rest) / b + (rest > 0 ? 1 : 0)
}

/** Quotient and remainder. Exact for safe integers, where `Math.floor(a / b)` is not. */
function divMod(a: number, b: number): { quotient: number; remainder: number } {
  const remainder = a % b
  return { quotient: (a - remainder) / b, remainder }
}

/**
 * Quotient and remainder of `a * b` by `divisor`, exact even where the product passes 2^53: the bits of `a` are taken one
 * by one, so no number here exceeds twice the divisor or the quotient.
 * @param b at most `divisor`, which is below 2^52
 */
export function mulDivMod(a: number, b: number, divisor: number): { quotient: number; remainder: number } {
  if (a * b <= Number.MAX_SAFE_INTEGER) return divMod(a * b, divisor)
  let quotient = 0
  let remainder = 0
  for (const bit of a.toString(2)) {
    remainder = 2 * remainder
    quotient = 2 * quotient
    if (remainder >= divisor) {
      remainder -= divisor
      quotient++
    }
    if (bit === '1') remainder += b
    if (remainder >= divisor) {
      remainder -= divisor
      quotient++
    }
  }
  return { quotient, remainder }
}

/** A fraction in lowest terms, as `[numerator, denominator]`. */
export function lowestTerms(numerator: number, denominator: number): [number, number] {
  const divisor = greatestCommonDivisor(numerator, denominator) || 1
  return [numerator / divisor, denominator / divisor]
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

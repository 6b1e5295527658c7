/** Constants of SHA-256, from their definition in FIPS 180-4, 4.2.2 and 5.3.3: fractions of roots of the first primes. */

const primes = firstPrimes(64)

/** K(0) to K(63). */
export const ROUND_CONSTANTS = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)))

/** H(0): the state before the first block. */
export const INITIAL = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}

/** The first 32 bits of the fraction. */
function fraction(root: number): number {
  return ((root - Math.floor(root)) * 0x1_0000_0000) | 0
}

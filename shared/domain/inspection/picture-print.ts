/** Rows and columns of the grey picture from which a print is made. */
export const printSide = 9

/** A wall, a sheet of paper: lighter and darker nowhere by more than this (of 255). Its print would be noise. */
const leastContrast = 16

/** Prints that differ in so many of 128 bits or fewer are of the same picture. */
export const sameWithin = 7

/** One more than `sameWithin`: two prints that are that near agree in one band at least. */
const bandCount = 8

/**
 * A perceptual hash (difference hash): whether each place is darker than its right neighbour, then than the one below. It
 * stays nearly the same when a picture is compressed again, made smaller, or loses its metadata; it does not survive
 * cropping or mirroring.
 *
 * @param grey 9 × 9 values of brightness, row by row
 * @returns 128 bits in hex; undefined for a picture without features
 */
export function picturePrint(grey: Uint8Array): string | undefined {
  if (grey.length !== printSide * printSide) throw new RangeError(`${grey.length} values instead of ${printSide ** 2}`)
  if (Math.max(...grey) - Math.min(...grey) < leastContrast) return undefined
  const bits = [1, printSide].flatMap((step) => places.map((at) => Number((grey[at] ?? 0) < (grey[at + step] ?? 0))))
  return bits.join('').replace(/[01]{4}/g, (four) => Number.parseInt(four, 2).toString(16))
}

/** The upper left 8 × 8 places, each with a neighbour on its right and below. */
const places = Array.from({ length: 64 }, (_, at) => Math.floor(at / 8) * printSide + (at % 8))

/** How many of the 128 bits of two prints differ. */
export function printDistance(a: string, b: string): number {
  let differing = 0
  for (let at = 0; at < a.length; at++) {
    const nibble = Number.parseInt(a[at] ?? '0', 16) ^ Number.parseInt(b[at] ?? '0', 16)
    differing += ((nibble >> 3) & 1) + ((nibble >> 2) & 1) + ((nibble >> 1) & 1) + (nibble & 1)
  }
  return differing
}

/**
 * A print in eight parts of 16 bits, each with its place: by them prints that are near are found without comparing with
 * all. Of two prints that differ in at most seven bits one part is the same (pigeonhole).
 */
export function printBands(print: string): string[] {
  const length = print.length / bandCount
  return Array.from({ length: bandCount }, (_, at) => `${at}-${print.slice(at * length, (at + 1) * length)}`)
}

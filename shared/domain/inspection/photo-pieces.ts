/**
 * Bytes of a piece. S3's own parts begin at 5 MiB, more than most photos: over a mobile network that breaks every minute
 * they would never end.
 */
export const pieceSize = 512 * 1024

/** One stretch of an original, counted from 1. */
export interface Piece {
  readonly n: number
  readonly from: number
  readonly size: number
}

/** The pieces in which an original of so many bytes may be sent: all of `pieceSize` but the last. */
export function piecesOf(size: number): Piece[] {
  return Array.from({ length: Math.ceil(size / pieceSize) }, (_, at) => {
    const from = at * pieceSize
    return { n: at + 1, from, size: Math.min(pieceSize, size - from) }
  })
}

/**
 * The pieces that a phone still has to send. Where all are there and the photo waits all the same, the word of the last may have been
 * lost on the way: sending it once more says it again.
 *
 * @param arrived numbers of those that are there
 */
export function piecesToSend(size: number, arrived: ReadonlySet<number>): Piece[] {
  const pieces = piecesOf(size)
  const missing = pieces.filter(({ n }) => !arrived.has(n))
  return missing.length > 0 ? missing : pieces.slice(-1)
}

import { createHash } from 'node:crypto'

const BUFFER = new Uint8Array(1 << 20)
const BLOCK = 64

/**
 * Compresses `blocks` blocks of SHA-256 as fast as the processor can: OpenSSL, which uses the SHA instructions where the
 * processor has them, over a message so long that nothing else counts. A ticket is one such block, and OpenSSL itself takes
 * about four times as long for a message of its own, so this bound is stricter than hashing a million messages.
 */
export function compressBlocks(blocks: number): void {
  const hashing = createHash('sha256')
  let bytes = blocks * BLOCK
  for (; bytes >= BUFFER.length; bytes -= BUFFER.length) hashing.update(BUFFER)
  hashing.update(BUFFER.subarray(0, bytes)).digest()
}

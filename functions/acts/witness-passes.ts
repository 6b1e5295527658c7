import { createHash, createHmac } from 'node:crypto'
import { base32 } from '../../shared/kernel/base32.ts'

/** What a witness is handed: his name, his code and the page on which he types. */
export interface WitnessPass {
  readonly by: string
  readonly code: string
  readonly path: string
}

const codeBytes = 15 // 120 bits in 24 characters

interface Ceremony {
  readonly department: string
  readonly drawId: string
  readonly nonce: Uint8Array
}

/**
 * A witness's code, made from the draw's secret each time it is asked for: it lies nowhere in clear. The code says nothing of
 * the nonce; once the nonce is public the draw takes no more words.
 */
export function witnessPass(by: string, { department, drawId, nonce }: Ceremony): WitnessPass {
  const mac = createHmac('sha256', nonce).update(`witness\0${drawId}\0${by}`).digest()
  const code = base32(mac.subarray(0, codeBytes))
  return { by, code, path: `/witness/index.html#${department}/${drawId}/${code}` }
}

/** What the record keeps of a code. */
export function codeHashOf({ code }: Pick<WitnessPass, 'code'>): string {
  return hashOf(code).toString('hex')
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}

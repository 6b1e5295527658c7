import { bls12_381 } from '@noble/curves/bls12-381.js'
import { fromHex } from '../../kernel/bytes.ts'
import type { DrandChain } from './drand.ts'
import { sha256 } from './hash.ts'

const DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_' // RFC 9380, the scheme's own

/** Whether the network signed that round. Stands apart because the curve weighs more than the rest of the draw. */
export function drandSigned({ publicKey }: DrandChain, round: number, signature: string): boolean {
  const { shortSignatures } = bls12_381
  try {
    return shortSignatures.verify(fromHex(signature), drandMessage(round), fromHex(publicKey))
  } catch {
    return false // no point of the curve
  }
}

/** What the network signs: the hash of the round's number, as a point of G1. */
export function drandMessage(round: number): ReturnType<typeof bls12_381.shortSignatures.hash> {
  const number = new DataView(new ArrayBuffer(8))
  number.setBigUint64(0, BigInt(round))
  return bls12_381.shortSignatures.hash(sha256(new Uint8Array(number.buffer)), DOMAIN)
}

import { drandSigned } from '../draw/drand-signature.ts'
import { type Verification, verifyBundleWith } from './verify-bundle-with.ts'

export type { Verification } from './verify-bundle-with.ts'

/**
 * Recomputes a draw from its public bundle alone, drand signatures too, and says what was checked and where the first
 * difference lies. Never throws, whatever it is given.
 *
 * @param json a bundle, parsed or as text
 * @source SPEC 9
 */
export function verifyBundle(json: unknown): Verification {
  return verifyBundleWith(json, drandSigned)
}

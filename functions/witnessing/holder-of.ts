import { createHash, timingSafeEqual } from 'node:crypto'
import type { Contributor } from '../../shared/domain/draw/draw-record.ts'
import { typedCode } from '../../shared/kernel/base32.ts'

/** Whose code this is, if anybody's; every hash is compared, in constant time, whichever matches. */
export function holderOf(contributors: readonly Contributor[], typed: string): Contributor | undefined {
  const given = createHash('sha256').update(typedCode(typed)).digest()
  const [holder] = contributors.filter(
    ({ codeHash }) => codeHash !== undefined && timingSafeEqual(Buffer.from(codeHash, 'hex'), given),
  )
  return holder
}

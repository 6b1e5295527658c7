import { createHash, timingSafeEqual } from 'node:crypto'
import type { Contributor } from '../../shared/domain/draw/draw-record.ts'

/** Whose code this is, if anybody's; every hash is compared, in constant time, whichever matches. */
export function holderOf(contributors: readonly Contributor[], typed: string): Contributor | undefined {
  const given = createHash('sha256').update(readable(typed)).digest()
  const [holder] = contributors.filter(
    ({ codeHash }) => codeHash !== undefined && timingSafeEqual(Buffer.from(codeHash, 'hex'), given),
  )
  return holder
}

/** As typed from paper: case, spaces and hyphens do not matter; O is 0, I and L are 1. */
function readable(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}

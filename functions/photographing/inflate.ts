import { inflateSync } from 'node:zlib'
import type { Inflate } from '../../shared/domain/inspection/pdf.ts'

export const inflate: Inflate = (deflated, most) => {
  try {
    return inflateSync(deflated, { maxOutputLength: Math.max(1, most) })
  } catch {
    return undefined
  }
}

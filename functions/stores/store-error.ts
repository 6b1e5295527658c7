import { isRefusal } from '../../shared/kernel/refusal.ts'

const broken = /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR)/

/**
 * Whether a failure is the store's, or of the way there, and not of what was read: tried again later it may pass. The SDK marks
 * every answer of AWS; a commit refuses what changed meanwhile.
 */
export function isStoreError(error: unknown): boolean {
  if (isRefusal(error)) return error.code === 'try-again' || error.code === 'changed-meanwhile'
  if (typeof error !== 'object' || error === null) return false
  const { code, name } = error as { code?: unknown; name?: unknown }
  return (
    '$metadata' in error ||
    '$fault' in error ||
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    (typeof code === 'string' && broken.test(code))
  )
}

import type { Exchanged, SendReason } from './exchange.ts'
import { type ExchangeRecord, recordDigest } from './exchange-record.ts'

/** What a batch holds of one record. */
export interface Picked {
  readonly record: ExchangeRecord
  readonly digest: string
  readonly reason: SendReason
}

/**
 * Whether a record belongs into the next batch: one never sent, one that has changed since, and one that the platform has
 * otherwise. What was sent as it stands is never sent again as new; a withdrawn one that was never sent is none of theirs.
 */
export function pick(record: ExchangeRecord, before: Exchanged | undefined): Picked | undefined {
  const digest = recordDigest(record)
  const reason = reasonOf(record, digest, before)
  return reason === undefined ? undefined : { record, digest, reason }
}

function reasonOf({ status }: ExchangeRecord, digest: string, before: Exchanged | undefined): SendReason | undefined {
  if (before === undefined) return status === 'public' ? 'new' : undefined
  if (before.digest !== digest) return status === 'withdrawn' ? 'withdrawn' : 'changed'
  return before.state === 'differing' ? 'resent' : undefined
}

import type { SendReason } from '../../shared/domain/exchange/exchange.ts'
import { type ExchangeRecord, exchangeFormat } from '../../shared/domain/exchange/exchange-record.ts'
import type { Picked } from '../../shared/domain/exchange/pick.ts'
import type { ReadBucket } from '../stores/object-store.ts'

/** What a batch's JSON file holds. */
export interface BatchContent {
  readonly format: typeof exchangeFormat
  readonly batch: string
  readonly department: string
  readonly year: number
  readonly records: readonly { readonly reason: SendReason; readonly digest: string; readonly record: ExchangeRecord }[]
}

export function batchContent(
  { id, year }: { readonly id: string; readonly year: number },
  department: string,
  picked: readonly Picked[],
): BatchContent {
  return { format: exchangeFormat, batch: id, department, year, records: picked }
}

/** The file as it was made: what was sent, whatever the records say by now. */
export async function readBatch(archive: ReadBucket, key: string): Promise<BatchContent> {
  const bytes = await archive.get(key)
  if (!bytes) throw new Error(`${key} was made and is gone`)
  return JSON.parse(new TextDecoder().decode(bytes)) as BatchContent
}

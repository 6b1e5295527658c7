import { type StoreName, stores } from '../../shared/contract/stores.ts'
import type { Hand, Row } from './rows.ts'

/** Where the superseded versions of a department's records lie: beside the store, under a prefix of their own. */
export function historyPartition(store: StoreName, department: string): string {
  return `${stores[store].prefix}-history#${department}`
}

export function pastSort(id: string, version: number): string {
  return `${id}#${String(version).padStart(8, '0')}`
}

/** A version as it stood, to be written by the transaction that supersedes it; written again it is the same. */
export function pastRow(
  store: StoreName,
  department: string,
  { record, version, hand }: { record: { readonly id: string }; version: number; hand?: Hand },
): Row {
  return {
    pk: historyPartition(store, department),
    sk: pastSort(record.id, version),
    version,
    record,
    ...(hand ? { hand } : {}),
  }
}

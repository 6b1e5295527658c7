import type { Exchanged } from '../../shared/domain/exchange/exchange.ts'
import type { Write, WriteStore } from '../stores/record-store.ts'

/** Records to a commit: a transaction takes 100 actions, and each record has two rows. */
export const SLICE = 45

/** The row as it shall be, whatever stood there, under the version that was read. */
export async function currentRow(store: WriteStore<Exchanged>, row: Exchanged): Promise<Write> {
  const read = await store.find(row.id)
  return read ? store.replace(read, row) : store.create(row)
}

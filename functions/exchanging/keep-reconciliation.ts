import { exchangeKey } from '../../shared/contract/object-keys.ts'
import type { Exchanged } from '../../shared/domain/exchange/exchange.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { keepFile } from '../files/keep-file.ts'
import { everyOf } from '../stores/every-of.ts'
import { reconciliationSheet } from './reconciliation-sheet.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Writes a batch's reconciliation list as a workbook: once it counts as sent, and anew with each answer of the platform. The file
 * first, the record that names it second: a death leaves a file that the next delivery names.
 */
export const keepReconciliation: Subscriber<'keepReconciliation'> = async (here) => {
  const { stores, buckets, department, commit, event } = here
  // Slices of an answer come before its count, and with that the list is whole.
  if ('settled' in event.payload) return
  const id = String(event.payload['exchange'])
  const read = await stores.exchanges.get(id)
  const { answers, handedOver } = read.record
  if (!handedOver) return
  const key = exchangeKey(department, `${id}-reconciliation-${answers.length}`, 'xlsx')
  if (read.record.reconciliation?.key === key) return
  const rows: Exchanged[] = await everyOf(stores.exchanged, [`${id}/`])
  const reconciliation = await keepFile(buckets.archive, key, await reconciliationSheet(read.record, rows), XLSX)
  await commit(`list-${answers.length}`, [stores.exchanges.replace(read, { ...read.record, reconciliation })], {
    type: 'exchange.progressed',
    object: `exchanges/${id}`,
    payload: { exchange: id, listed: rows.length, sha256: reconciliation.sha256 },
  })
}

import type { Exchanged } from '../../shared/domain/exchange/exchange.ts'
import { exchangeLifecycle } from '../../shared/domain/exchange/exchange.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import type { Subscriber } from '../events/subscriber.ts'
import type { Write } from '../stores/record-store.ts'
import { type BatchContent, readBatch } from './batch-file.ts'
import { currentRow, SLICE } from './current-row.ts'

type Here = Parameters<Subscriber<'markExchange'>>[0]

/**
 * Writes for each record of a batch that the platform got it: forty-five to a commit, each once for ever. A death leaves the
 * batch `marking` with some rows; the next delivery goes on with the rest.
 */
export const markExchange: Subscriber<'markExchange'> = async (here) => {
  const { stores, buckets, commit, event } = here
  const id = String(event.payload['exchange'])
  const { record: batch } = await stores.exchanges.get(id)
  const { json, handedOver, state } = batch
  if (state !== 'marking' || !json || !handedOver) return
  const { records } = await readBatch(buckets.archive, json.key)
  for (let at = 0; at < records.length; at += SLICE) {
    const writes = await Promise.all(
      records
        .slice(at, at + SLICE)
        .map((one) => writesOf(here, one, { batch: id, year: batch.year, on: handedOver.on })),
    )
    await commit(`rows-${at}`, writes.flat(), {
      type: 'exchange.progressed',
      object: `exchanges/${id}`,
      payload: { exchange: id, marked: Math.min(at + SLICE, records.length) },
    })
  }
  const read = await stores.exchanges.get(id)
  const marked = { ...read.record, state: moved(exchangeLifecycle, read.record, 'mark') }
  await commit('marked', [stores.exchanges.replace(read, marked)], {
    type: 'exchange.marked',
    object: `exchanges/${id}`,
    payload: { exchange: id, records: records.length },
  })
}

async function writesOf(
  { stores }: Here,
  { record, digest, reason }: BatchContent['records'][number],
  { batch, year, on }: { readonly batch: string; readonly year: number; readonly on: string },
): Promise<Write[]> {
  const { key, targetId, content } = record
  const sent: Omit<Exchanged, 'id'> = {
    key,
    batch,
    year,
    targetName: content?.targetName ?? targetId,
    reason,
    digest,
    sentOn: on,
    state: 'sent',
  }
  return Promise.all([
    currentRow(stores.exchanged, { ...sent, id: `${year}/${key}` }),
    currentRow(stores.exchanged, { ...sent, id: `${batch}/${key}` }),
  ])
}

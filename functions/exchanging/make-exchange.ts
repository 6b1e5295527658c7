import type { subscriptions } from '../../shared/contract/events.ts'
import { exchangeKey } from '../../shared/contract/object-keys.ts'
import type { Disclosure } from '../../shared/domain/disclosure/disclosure.ts'
import { type Exchange, exchangeLifecycle, type SendReason } from '../../shared/domain/exchange/exchange.ts'
import { exchangeRecord } from '../../shared/domain/exchange/exchange-record.ts'
import { type Picked, pick } from '../../shared/domain/exchange/pick.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { ulidPrefixes } from '../../shared/kernel/ulid-prefixes.ts'
import type { Commits, Subscriber } from '../events/subscriber.ts'
import { keepFile } from '../files/keep-file.ts'
import type { Surroundings } from '../http/use-case.ts'
import { batchContent, readBatch } from './batch-file.ts'
import { batchSheet } from './batch-sheet.ts'

type Here = Surroundings<(typeof subscriptions)['makeExchange']['needs']> & Commits

/** What one batch holds at most: a file that the other side can still read whole. What is more goes into the next one. */
const MOST = 5000
const STEP = 1000
/** A target is drawn at most so long before its inspection ends that the year's results are found by the draws of so many months more. */
const DRAWN_BEFORE = '-07-01'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Makes a batch's files, the JSON first: it is written once for ever, and whatever follows is told from it. A death at any
 * point leaves files that no record names; the next delivery takes the JSON that lies there and does the rest.
 */
export const makeExchange: Subscriber<'makeExchange'> = async (here) => {
  const { stores, buckets, department, commit } = here
  const id = String(here.event.payload['exchange'])
  const { record: asked } = await stores.exchanges.get(id)
  if (asked.state !== 'making') return
  const key = exchangeKey(department, id, 'json')
  const made = (await buckets.archive.size(key)) === undefined ? await picked(here, asked) : []
  const content = JSON.stringify(batchContent(asked, department, made))
  const json = await keepFile(buckets.archive, key, Buffer.from(content), 'application/json')
  const batch = await readBatch(buckets.archive, key)
  const sheet = await batchSheet(batch)
  const xlsx = await keepFile(buckets.archive, exchangeKey(department, id, 'xlsx'), sheet, XLSX)
  const read = await stores.exchanges.get(id)
  if (read.record.state !== 'making') return
  const finished: Exchange = {
    ...read.record,
    state: moved(exchangeLifecycle, read.record, 'finish'),
    counts: countsOf(batch.records),
    ...(batch.records.length === MOST ? { more: true } : {}),
    json,
    xlsx,
  }
  await commit('made', [stores.exchanges.replace(read, finished)], {
    type: 'exchange.made',
    object: `exchanges/${id}`,
    payload: { exchange: id, records: batch.records.length, sha256: json.sha256 },
  })
}

async function picked(here: Here, { id, year }: Exchange): Promise<Picked[]> {
  const { stores, department } = here
  const found: Picked[] = []
  let done = 0
  for await (const disclosure of disclosuresOf(here, year)) {
    if (++done % STEP === 0) await progress(here, id, done)
    const record = exchangeRecord(disclosure, department)
    if (!record) continue
    const before = await stores.exchanged.find(`${year}/${record.key}`)
    const one = pick(record, before?.record)
    if (one) found.push(one)
    if (found.length === MOST) break
  }
  return found
}

/** Those whose inspection ended in the year, in the order of their draws. */
async function* disclosuresOf({ stores }: Here, year: number): AsyncGenerator<Disclosure> {
  for (const prefix of ulidPrefixes(`${year - 1}${DRAWN_BEFORE}`, `${year}-12-31`)) {
    for await (const { record } of stores.disclosures.all(prefix)) {
      if (yearOf(record.view.endedOn) === year) yield record
    }
  }
}

async function progress({ stores, commit }: Here, id: string, done: number): Promise<void> {
  const read = await stores.exchanges.get(id)
  if (read.record.state !== 'making') return
  await commit(`done-${done}`, [stores.exchanges.replace(read, { ...read.record, done })], {
    type: 'exchange.progressed',
    object: `exchanges/${id}`,
    payload: { exchange: id, done },
  })
}

function countsOf(records: readonly { readonly reason: SendReason }[]): Exchange['counts'] {
  const count = (reason: SendReason) => records.filter((one) => one.reason === reason).length
  return { new: count('new'), changed: count('changed'), withdrawn: count('withdrawn'), resent: count('resent') }
}

import type { Routes } from '../../shared/contract/routes.ts'
import { type Exchanged, exchangeLifecycle } from '../../shared/domain/exchange/exchange.ts'
import type { ExchangeRecord } from '../../shared/domain/exchange/exchange-record.ts'
import { type AnsweredRecord, differencesOf } from '../../shared/domain/exchange/reconcile.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { type Context, decided, type UseCase } from '../http/use-case.ts'
import type { Write } from '../stores/record-store.ts'
import { readBatch } from './batch-file.ts'
import { currentRow, SLICE } from './current-row.ts'

type Answering = Context<Routes['answerExchange']>

const NAMED = 100

/**
 * Holds the platform's answer against the file that was sent. The records' rows first, forty-five to a commit, then the count
 * on the batch: a death between leaves rows that say what is true, and the same answer again says the same.
 */
export const answerExchange: UseCase<'answerExchange'> = async (context) => {
  const { input, stores, buckets, who, today, commit } = context
  const { exchangeId, records } = input
  requireOnce(records)
  const read = await stores.exchanges.get(exchangeId)
  const state = moved(exchangeLifecycle, read.record, 'answer')
  const { json } = read.record
  if (!json) throw new Error(`batch ${exchangeId} was handed over without a file`)
  const sent = new Map((await readBatch(buckets.archive, json.key)).records.map(({ record }) => [record.key, record]))
  const settled = records.flatMap((one) => settle(one, sent.get(one.key)))
  for (let at = 0; at < settled.length; at += SLICE) {
    const writes = await Promise.all(settled.slice(at, at + SLICE).map((one) => writesOf(context, one)))
    await commit(writes.flat(), eventOf(exchangeId, { settled: Math.min(at + SLICE, settled.length) }))
  }
  const differing = settled.filter(({ differences }) => differences.length > 0).length
  const unknown = records.map(({ key }) => key).filter((key) => !sent.has(key))
  const count = {
    on: today,
    by: who.id,
    confirmed: settled.length - differing,
    differing,
    unknown: unknown.slice(0, NAMED),
  }
  const next = { ...read.record, state, answers: [...read.record.answers, count] }
  return decided(
    next,
    [stores.exchanges.replace(read, next)],
    eventOf(exchangeId, { ...count, unknown: unknown.length }),
  )
}

function requireOnce(records: readonly AnsweredRecord[]): void {
  const seen = new Set<string>()
  for (const { key } of records) {
    if (seen.has(key)) throw new Refusal('id-repeated', { id: key })
    seen.add(key)
  }
}

interface Settled {
  readonly key: string
  readonly differences: NonNullable<Exchanged['differences']>
}

function settle(answered: AnsweredRecord, sent: ExchangeRecord | undefined): Settled[] {
  return sent === undefined ? [] : [{ key: answered.key, differences: differencesOf(sent, answered) }]
}

/** A late answer to an earlier batch is kept with that batch, and does not say how the record stands now. */
async function writesOf({ stores, input, today }: Answering, { key, differences }: Settled): Promise<Write[]> {
  const batchRow = (await stores.exchanged.get(`${input.exchangeId}/${key}`)).record
  const { differences: _, ...rest } = batchRow
  const settledRow: Exchanged = {
    ...rest,
    state: differences.length > 0 ? 'differing' : 'confirmed',
    settledOn: today,
    ...(differences.length > 0 ? { differences } : {}),
  }
  const now = await stores.exchanged.get(`${batchRow.year}/${key}`)
  const current = now.record.batch === input.exchangeId ? [{ ...settledRow, id: now.record.id }] : []
  return Promise.all([settledRow, ...current].map((row) => currentRow(stores.exchanged, row)))
}

function eventOf(id: string, payload: Record<string, unknown>) {
  return { type: 'exchange.answered' as const, object: `exchanges/${id}`, payload: { exchange: id, ...payload } }
}

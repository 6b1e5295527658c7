import { createHash } from 'node:crypto'
import { type DomainEvent } from '../../shared/contract/events.ts'
import { outboxPartition, systemPartitions } from '../../shared/contract/stores.ts'
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { isJournalled, journalRows } from './journal.ts'
import type { Write } from './record-store.ts'
import type { Row } from './rows.ts'
import type { Table } from './table.ts'

export interface Act {
  readonly department: string
  /** Pseudonym of the person, or `system`. */
  readonly actor: string
  /** Unique for ever within the department: an Idempotency-Key or a subscriber's event id. */
  readonly key: string
  /** Hash of what was asked, so that the key cannot serve another request. */
  readonly asked: string
  readonly at: Date
  readonly eventId: string
  readonly salt: Uint8Array
  readonly code: string
}

/** What an earlier commit under the same key answered. */
export interface Answered {
  readonly asked: string
  readonly answer: unknown
}

/**
 * The only way to change a record: one transaction of the domain's conditional writes, a permanent idempotency row with
 * the answer, and an outbox row with the log's entry. A crash before it leaves nothing; after it, everything.
 *
 * @returns the answer of an earlier commit under the same key, when there was one; nothing is written then
 * @throws {Refusal} what the failed write says; `try-again` when the store stays busy
 * @source LOG-SPEC "Writing it"
 */
export async function commit(
  table: Table,
  { writes, event, answer, act }: { writes: readonly Write[]; event: DomainEvent; answer: unknown; act: Act },
): Promise<Answered | undefined> {
  const key = idempotencyKey(act)
  const kept: Row = {
    ...key,
    version: 1,
    record: { asked: act.asked, answer, event: act.eventId, at: act.at.toISOString() },
  }
  const own = [{ put: { row: kept, condition: 'attribute_not_exists(pk)' } }, { put: { row: outboxRow(event, act) } }]
  const parts = writes.flatMap((write) => [
    { item: write.item, write },
    ...(write.also ?? []).map((item) => ({ item, write: undefined })),
  ])
  const journalled = isJournalled(writes)
  for (let attempt = 1; ; attempt++) {
    // Each attempt reads the journal's end anew, and so is another transaction with another token.
    const journal = journalled ? await journalRows(table, writes, act.eventId) : []
    const token = journalled && attempt > 1 ? `${act.eventId}-${attempt}` : act.eventId
    try {
      await table.transact([...own, ...parts.map(({ item }) => item), ...journal], token)
      return undefined
    } catch (error) {
      // Whatever failed, an earlier commit under this key (perhaps our own, its reply lost) has the last word.
      const earlier = await answered(table, act)
      if (earlier) return earlier.event === act.eventId ? undefined : earlier
      refuseFailed(error, parts)
      if (isTooLarge(error)) throw new Refusal('record-too-large')
      const passing = isBusy(error) || (journalled && conditionFailed(error))
      if (!passing) throw error
      if (attempt >= (journalled ? JOURNAL_ATTEMPTS : ATTEMPTS)) throw new Refusal('try-again')
      await pause(40 * 2 ** Math.min(attempt, 3) * (0.5 + Math.random()))
    }
  }
}

const ATTEMPTS = 4
/** Whoever took the journal's next number has finished: it pays to try again more often. */
const JOURNAL_ATTEMPTS = 12

/** What was answered under an act's key, if anything was. */
export async function answered(
  table: Table,
  act: Pick<Act, 'department' | 'key'>,
): Promise<(Answered & { event: string }) | undefined> {
  const { pk, sk } = idempotencyKey(act)
  const row = await table.get(pk, sk)
  return row?.record as (Answered & { event: string }) | undefined
}

function idempotencyKey({ department, key }: Pick<Act, 'department' | 'key'>) {
  return { pk: `${systemPartitions.idempotency}#${department}`, sk: key }
}

/**
 * The event as a row: `entry` is the log's final entry, `payload` and `salt` stay here so that erasing a salt honours a
 * deletion duty without breaking the tree.
 *
 * @source LOG-SPEC "Our entry"
 */
function outboxRow(event: DomainEvent, act: Act): Row {
  const payload = canonicalJson(event.payload)
  const committed = createHash('sha256').update(act.salt).update(payload).digest('hex')
  const entry = canonicalJson({
    v: 1,
    id: act.eventId,
    type: event.type,
    at: act.at.toISOString(),
    department: act.department,
    actor: act.actor,
    object: event.object,
    commit: committed,
    code: act.code,
  })
  return {
    pk: outboxPartition,
    sk: act.eventId,
    version: 1,
    type: event.type,
    department: act.department,
    object: event.object,
    at: act.at.toISOString(),
    entry,
    payload,
    salt: Buffer.from(act.salt).toString('hex'),
    record: {},
  }
}

interface Reason {
  readonly Code?: string
  readonly Message?: string
  readonly Item?: { readonly version?: { readonly N?: string } | number }
}

function reasonsOf(error: unknown): readonly Reason[] {
  return (error as { CancellationReasons?: readonly Reason[] }).CancellationReasons ?? []
}

/** Items 0 and 1 are ours; then come the domain's writes in order, each with what goes with it; the journal is last. */
function refuseFailed(error: unknown, parts: readonly { readonly write: Write | undefined }[]): void {
  const reasons = reasonsOf(error)
  parts.forEach(({ write }, at) => {
    const reason = reasons[at + 2]
    if (!write || reason?.Code !== 'ConditionalCheckFailed') return
    const version = reason.Item?.version
    throw write.refuse(typeof version === 'object' ? Number(version.N) : version)
  })
}

function conditionFailed(error: unknown): boolean {
  return reasonsOf(error).some(({ Code }) => Code === 'ConditionalCheckFailed')
}

/** DynamoDB takes items of at most 400 KB and transactions of at most 4 MB; it says so in one of two ways. */
function isTooLarge(error: unknown): boolean {
  const { name, message, CancellationReasons } = error as Error & { CancellationReasons?: readonly Reason[] }
  const said = [
    ...(name === 'ValidationException' ? [message] : []),
    ...(CancellationReasons ?? []).flatMap(({ Code, Message }) => (Code === 'ValidationError' ? [Message ?? ''] : [])),
  ]
  return said.some((text) => /size.*exceed|exceed.*size/i.test(text))
}

const busyNames = new Set([
  'TransactionInProgressException',
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TransactionConflictException',
  'InternalServerError',
  'TimeoutError',
])

function isBusy(error: unknown): boolean {
  const { name, CancellationReasons, code } = error as {
    name?: string
    code?: string
    CancellationReasons?: readonly Reason[]
  }
  const conflicted = (CancellationReasons ?? []).some(
    ({ Code }) => Code === 'TransactionConflict' || Code === 'ThrottlingError',
  )
  return conflicted || busyNames.has(name ?? '') || code === 'ECONNRESET' || code === 'ECONNREFUSED'
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

import { codeText } from '../../shared/domain/registry/cells.ts'
import {
  busy,
  feedCredit as byCredit,
  type Fed,
  type FeedAnswer,
  feedLicence,
  unnamed,
} from '../../shared/domain/registry/feeds.ts'
import { regionName } from '../../shared/domain/registry/regions.ts'
import type { Target } from '../../shared/domain/registry/target.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import type { UseCase } from '../http/use-case.ts'
import { decided } from '../http/use-case.ts'
import type { Versioned, Write, WriteStore } from '../stores/record-store.ts'
import { registryEvent } from './registry-event.ts'

/** Targets a transaction: each may take two actions of its hundred. */
const CHUNK = 40
const ATTEMPTS = 5

type Row = { readonly targetId: string }
type Commit = (writes: readonly Write[]) => Promise<void>

/**
 * Rows are decided in their order and written some targets at a time, each lot whole or not at all. A crash leaves the
 * lots that were written; the same feed again finds them unchanged and goes on.
 */
export const feedCredit: UseCase<'feedCredit'> = async ({ input, stores, today, commit }) => {
  const rows = input.rows.map((row) => ({ ...row, targetId: codeText(row.targetId) }))
  const answers = await feed(rows, stores.targets, {
    decide: (target, row) => byCredit(target, row, today),
    commit: (writes) => commit(writes, registryEvent('targets', 'feed', 'credit', { rows: writes.length })),
  })
  return decided({ answers }, [], registryEvent('targets', 'feed', 'credit', summary(answers)))
}

export const feedLicences: UseCase<'feedLicences'> = async ({ input, stores, today, commit }) => {
  const rows = input.rows.map((row) => {
    const named = row.regionName ?? (row.region ? regionName(row.region) : undefined)
    return { ...row, targetId: codeText(row.targetId), ...(named ? { regionName: named } : {}) }
  })
  const answers = await feed(rows, stores.targets, {
    decide: (target, row) => feedLicence(target, row, today),
    commit: (writes) => commit(writes, registryEvent('targets', 'feed', 'licences', { rows: writes.length })),
  })
  return decided({ answers }, [], registryEvent('targets', 'feed', 'licences', summary(answers)))
}

interface Feeding<R> {
  readonly decide: (target: Target | undefined, row: R) => Fed
  readonly commit: Commit
}

async function feed<R extends Row>(
  rows: readonly R[],
  targets: WriteStore<Target>,
  feeding: Feeding<R>,
): Promise<FeedAnswer[]> {
  const byTarget = [...Map.groupBy(rows, ({ targetId }) => targetId)].filter(([id]) => id !== '')
  const answers = new Map<string, FeedAnswer[]>()
  for (let at = 0; at < byTarget.length; at += CHUNK) {
    const lot = byTarget.slice(at, at + CHUNK)
    for (const [id, given] of await feedLot(lot, targets, feeding)) answers.set(id, given)
  }
  // In the order of the rows: a target's own answers stand in the order of its rows.
  return rows.map((row) => answers.get(row.targetId)?.shift() ?? unnamed(row))
}

type Lot<R> = readonly (readonly [id: string, rows: readonly R[]])[]

/** Somebody may change one of the targets between our reading and our writing: read again, a few times. */
async function feedLot<R extends Row>(
  lot: Lot<R>,
  targets: WriteStore<Target>,
  { decide, commit }: Feeding<R>,
): Promise<[string, FeedAnswer[]][]> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const fed = await Promise.all(lot.map(async ([id, rows]) => fold(await targets.find(id), rows, decide)))
    const writes = fed.flatMap(({ read, target }) =>
      target ? [read ? targets.replace(read, target) : targets.create(target)] : [],
    )
    try {
      if (writes.length > 0) await commit(writes)
      return fed.map(({ answers }, at) => [lot[at]?.[0] as string, answers])
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return lot.map(([id, rows]) => [id, rows.map(busy)])
}

function fold<R>(read: Versioned<Target> | undefined, rows: readonly R[], decide: Feeding<R>['decide']) {
  let target: Target | undefined
  const answers = rows.map((row) => {
    const fed = decide(target ?? read?.record, row)
    target = fed.target ?? target
    return fed.answer
  })
  return { read, target, answers }
}

function summary(answers: readonly FeedAnswer[]) {
  const count = (outcome: string) => answers.filter((one) => one.outcome === outcome).length
  return { accepted: count('accepted'), unchanged: count('unchanged'), refused: count('refused') }
}

import { closedBy, type Duty, type Obligation, obligationId, opened } from '../../shared/domain/clock/obligation.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import type { Commits } from '../events/subscriber.ts'
import type { Versioned, Write, WriteStore } from '../stores/record-store.ts'

/** What it takes to keep the department's obligations in step with its records. */
export interface Keeper extends Commits {
  readonly stores: { readonly obligations: WriteStore<Obligation> }
  readonly today: Day
}

/**
 * Every obligation is one row under its due day. While it is open a copy lies under `open/<rule>/<object>`: the sweep
 * reads those alone and never the history, and a fact finds its obligation without knowing the due day. Both rows change
 * in one transaction.
 */
export const openPrefix = 'open/'

export function openId({ rule, object }: Pick<Obligation, 'rule' | 'object'>): string {
  return `${openPrefix}${rule}/${object}`
}

/**
 * Opens, moves or closes the obligation so that it agrees with a duty. Told twice, nothing changes; a crash between two
 * steps leaves the obligation one step behind, and the event's next delivery or the next sweep takes the rest.
 */
export async function keepDuty(keeper: Keeper, duty: Duty): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inStep(keeper, duty)
    } catch (error) {
      if (attempt === 3 || !overtaken(error)) throw error
    }
  }
}

/** Somebody else, a sweep or an event, wrote first. */
export function overtaken(error: unknown): boolean {
  return isRefusal(error) && (error.code === 'already-exists' || error.code === 'changed-meanwhile')
}

async function inStep(keeper: Keeper, duty: Duty): Promise<void> {
  const { obligations } = keeper.stores
  const id = obligationId(duty.owed)
  const open = await obligations.find(openId(duty.owed))
  if (!open && (await obligations.find(id))) return
  if (!open) await openObligation(keeper, duty)
  else if (obligationId(open.record) !== id || open.record.provisional !== duty.owed.provisional)
    await moveObligation(keeper, open, duty)
  if (duty.fulfilled) await closeObligation(keeper, duty)
}

async function openObligation({ stores: { obligations }, today, commit }: Keeper, duty: Duty): Promise<void> {
  const obligation = opened(duty, today)
  const writes = [obligations.create(obligation), obligations.create({ ...obligation, id: openId(obligation) })]
  await commit(`open:${obligation.id}`, writes, event('obligation.opened', obligation))
}

/** The fact on which the due day rests was corrected: the obligation moves, and keeps the day on which it was opened. */
async function moveObligation(keeper: Keeper, open: Versioned<Obligation>, duty: Duty): Promise<void> {
  const { obligations } = keeper.stores
  const from = await obligations.get(obligationId(open.record))
  const moved = opened(duty, open.record.openedOn)
  const dated =
    from.record.id === moved.id
      ? [obligations.replace(from, moved)]
      : [removal(obligations, from), obligations.create(moved)]
  const writes = [...dated, obligations.replace(open, { ...moved, id: open.record.id })]
  await keeper.commit(`move:${from.record.id}:${from.version}:${moved.id}`, writes, event('obligation.moved', moved))
}

async function closeObligation({ stores: { obligations }, commit }: Keeper, duty: Duty): Promise<void> {
  if (!duty.fulfilled) return
  const [open, dated] = await Promise.all([
    obligations.get(openId(duty.owed)),
    obligations.get(obligationId(duty.owed)),
  ])
  const closed = closedBy(dated.record, duty.fulfilled)
  const writes = [obligations.replace(dated, closed), removal(obligations, open)]
  await commit(`close:${closed.id}`, writes, event('obligation.closed', closed))
}

function event<const T extends 'obligation.opened' | 'obligation.moved' | 'obligation.closed'>(
  type: T,
  { id, rule, dueOn, closed }: Obligation,
) {
  const fact = closed ? { on: closed.on, by: closed.by, late: closed.late ? 'late' : 'in-time' } : {}
  return { type, object: `obligations/${id}`, payload: { rule, dueOn, ...fact } }
}

/** Takes a row away, if it is still as it was read. */
function removal(store: WriteStore<Obligation>, read: Versioned<Obligation>): Write {
  const { item, refuse } = store.replace(read, read.record)
  const { row, ...condition } = item.put as NonNullable<typeof item.put>
  return { item: { remove: { key: { pk: row.pk, sk: row.sk }, ...condition } }, refuse }
}

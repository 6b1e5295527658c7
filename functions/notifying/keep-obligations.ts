import { extended, type GrantedExtension } from '../../shared/domain/clock/extension.ts'
import {
  closedBy,
  type Duty,
  type Fulfilment,
  type Obligation,
  obligationId,
  opened,
} from '../../shared/domain/clock/obligation.ts'
import { firstMoment } from '../../shared/domain/clock/reminders.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import type { Commits } from '../events/subscriber.ts'
import type { Versioned, WriteStore } from '../stores/record-store.ts'
import { wakeUp } from './wake-ups.ts'

/** What it takes to keep the department's obligations in step with its records. */
export interface Keeper extends Commits {
  readonly stores: { readonly obligations: WriteStore<Obligation> }
  readonly today: Day
}

/** The current row of an obligation, by which a fact finds it without knowing the due day. */
export function currentId({ rule, object }: Pick<Obligation, 'rule' | 'object'>): string {
  return `current/${rule}/${object}`
}

/**
 * Opens, moves or closes the obligation so that it agrees with a duty. Told twice, nothing changes; a crash between two
 * steps leaves the obligation one step behind, and the event's next delivery or the next sweep takes the rest.
 */
export async function keepDuty(keeper: Keeper, duty: Duty, granted: readonly GrantedExtension[] = []): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inStep(keeper, duty, granted)
    } catch (error) {
      if (attempt === 3 || !overtaken(error)) throw error
    }
  }
}

/** Somebody else, a sweep or an event, wrote first. */
export function overtaken(error: unknown): boolean {
  return isRefusal(error) && (error.code === 'already-exists' || error.code === 'changed-meanwhile')
}

/** What was granted stays granted, whatever is told of the duty afterwards. */
async function inStep(keeper: Keeper, told: Duty, more: readonly GrantedExtension[]): Promise<void> {
  const current = await keeper.stores.obligations.find(currentId(told.owed))
  if (current?.record.closed) return
  const before = current?.record.extensions ?? []
  const duty = extended(told, [...before, ...more.filter(({ id }) => before.every((one) => one.id !== id))])
  if (!current) await openObligation(keeper, duty)
  else if (differs(current.record, duty)) await moveObligation(keeper, current, duty)
  if (duty.fulfilled) await closeObligation(keeper, duty, duty.fulfilled)
}

function differs({ dueOn, provisional, extensions }: Obligation, { owed }: Duty): boolean {
  return dueOn !== owed.dueOn || provisional !== owed.provisional || extensions?.length !== owed.extensions?.length
}

async function openObligation({ stores: { obligations }, today, commit }: Keeper, duty: Duty): Promise<void> {
  const obligation = opened(duty, today)
  const writes = [
    obligations.create(obligation),
    obligations.create({ ...obligation, id: currentId(obligation) }),
    ...(await wakeUp(obligations, obligation, firstMoment(obligation, today))),
  ]
  await commit(`open:${obligation.id}`, writes, event('obligation.opened', obligation))
}

/** The fact on which the due day rests was corrected: it goes on under another day, opened when it first was. */
async function moveObligation(keeper: Keeper, current: Versioned<Obligation>, duty: Duty): Promise<void> {
  const { stores, today, commit } = keeper
  const { obligations } = stores
  const from = await obligations.get(obligationId(current.record))
  const moved = opened(duty, current.record.openedOn)
  const there = await obligations.find(moved.id)
  const left = closedBy({ ...from.record, movedTo: moved.dueOn }, { on: today, by: 'obligation.moved' })
  const writes = [
    ...(from.record.id === moved.id ? [] : [obligations.replace(from, left)]),
    there ? obligations.replace(there, moved) : obligations.create(moved),
    obligations.replace(current, { ...moved, id: current.record.id }),
    ...(await wakeUp(obligations, moved, firstMoment(moved, today))),
  ]
  await commit(`move:${current.record.id}:${current.version}`, writes, event('obligation.moved', moved))
}

async function closeObligation(keeper: Keeper, duty: Duty, fulfilled: Fulfilment): Promise<void> {
  const { obligations } = keeper.stores
  const [current, dated] = await Promise.all([
    obligations.get(currentId(duty.owed)),
    obligations.get(obligationId(duty.owed)),
  ])
  const closed = closedBy(dated.record, fulfilled)
  const writes = [
    obligations.replace(dated, closed),
    obligations.replace(current, { ...closed, id: current.record.id }),
  ]
  await keeper.commit(`close:${closed.id}`, writes, event('obligation.closed', closed))
}

function event<const T extends 'obligation.opened' | 'obligation.moved' | 'obligation.closed'>(
  type: T,
  { id, rule, dueOn, closed }: Obligation,
) {
  const fact = closed ? { on: closed.on, by: closed.by, late: closed.late ? 'late' : 'in-time' } : {}
  return { type, object: `obligations/${id}`, payload: { rule, dueOn, ...fact } }
}

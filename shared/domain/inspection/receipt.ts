import { type Day, dayOf } from '../../kernel/days.ts'
import { requireAct } from './acts.ts'
import type { Inspection } from './inspection.ts'

/** ISO instants by certificate number. */
export type Receipts = Readonly<Record<string, string>>

/**
 * The inspection with an officer's receipt; undefined when it is there already, so that confirming twice is once. It is no edit:
 * what a colleague is writing at the same time is not spoiled.
 *
 * @throws {Refusal} `wrong-state` once it was called off
 */
export function received(inspection: Inspection, officerId: string, now: Date): Inspection | undefined {
  if (inspection.receipts?.[officerId] !== undefined) return undefined
  requireAct(inspection, 'receive')
  return { ...inspection, receipts: { ...inspection.receipts, [officerId]: now.toISOString() } }
}

/** Day on which an officer got the inspection: at its dispatch, or when he came into the team. */
export function assignedOn({ dispatchedAt, teamChanges = [] }: Inspection, officerId: string): Day {
  const came = teamChanges.findLast((change) => change.in.includes(officerId))
  return dayOf(new Date(came?.at ?? dispatchedAt))
}

/** How one officer's receipt stands: `waiting` until its last day is over, then `overdue`. */
export interface ReceiptState {
  readonly officerId: string
  readonly state: 'received' | 'waiting' | 'overdue'
  readonly dueOn: Day
  readonly receivedAt?: string
}

/**
 * @param due the last day, counted from the day on which he got it
 */
export function receiptStates(inspection: Inspection, due: (from: Day) => Day, today: Day): ReceiptState[] {
  return inspection.officerIds.map((officerId) => {
    const dueOn = due(assignedOn(inspection, officerId))
    const receivedAt = inspection.receipts?.[officerId]
    if (receivedAt !== undefined) return { officerId, state: 'received', dueOn, receivedAt }
    return { officerId, state: today > dueOn ? 'overdue' : 'waiting', dueOn }
  })
}

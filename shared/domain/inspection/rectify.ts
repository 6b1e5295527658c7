import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import { requireAct } from './acts.ts'
import { photosOf, requireArrived } from './attached.ts'
import { edited, type Inspection } from './inspection.ts'
import {
  type Recheck,
  type Rectification,
  type RectificationState,
  rectificationLifecycle,
  rectificationState,
} from './rectification.ts'
import { requireAfter, requireAnother, requireBetween, requireOutsider, requireReason, type Words } from './required.ts'

type RectificationMove = keyof typeof rectificationLifecycle.moves

/**
 * The order of an inspection and the state to which a move leads.
 *
 * @throws {Refusal} `wrong-state`; `not-found` when nothing was ordered
 */
export function underOrder(
  inspection: Inspection,
  move: RectificationMove,
): { readonly order: Rectification; readonly state: RectificationState } {
  requireAct(inspection, 'rectify')
  const { rectification: order, id } = inspection
  if (!order) throw new Refusal('not-found', { what: '责令改正', id }, { what: 'order to rectify' })
  return { order, state: moved(rectificationLifecycle, { id, state: rectificationState(order) }, move) }
}

/** The inspection with another page of its order to rectify. */
export function withOrder(inspection: Inspection, change: Partial<Rectification>): Inspection {
  return edited(inspection, { rectification: { ...(inspection.rectification as Rectification), ...change } })
}

/**
 * The inspection with what the party handed in.
 *
 * @throws {Refusal} `wrong-state`, `not-found`; `photo-not-of-inspection`; `day-not-acceptable`
 */
export function proofTaken(
  inspection: Inspection,
  given: { readonly on: Day; readonly text: string; readonly photoIds?: readonly string[] | undefined },
  { by, today }: { readonly by: string; readonly today: Day },
): Inspection {
  const { order, state } = underOrder(inspection, 'hand-in')
  requireSince(order, ['收到日', 'The day'], given.on, today)
  const photoIds = photosOf(inspection, given.photoIds)
  const proof = { on: given.on, text: given.text, photoIds, takenBy: by }
  return withOrder(inspection, { state, proofs: [...(order.proofs ?? []), proof] })
}

type GivenRecheck = Pick<Recheck, 'on' | 'outcome' | 'finding'> & { readonly photoIds?: readonly string[] | undefined }

/**
 * The inspection with its recheck as one officer records it; recorded anew while nobody has confirmed it.
 *
 * @throws {Refusal} `wrong-state`, `not-found`; `reason-required` without a finding; `photo-not-of-inspection`;
 *   `day-not-acceptable`
 */
export function recheckRecorded(
  inspection: Inspection,
  given: GivenRecheck,
  { by, now, today }: { readonly by: string; readonly now: Date; readonly today: Day },
): Inspection {
  const { order, state } = underOrder(inspection, 'recheck')
  requireReason(given.finding, ['登记复查', 'record the recheck'])
  requireSince(order, ['复查日', 'The day of the recheck'], given.on, today)
  const recheck: Recheck = {
    on: given.on,
    outcome: given.outcome,
    finding: given.finding,
    photoIds: photosOf(inspection, given.photoIds),
    recordedBy: by,
    recordedAt: now.toISOString(),
  }
  const before = (order.rechecks ?? []).filter(({ confirmed }) => confirmed !== undefined)
  return withOrder(inspection, { state, rechecks: [...before, recheck] })
}

/** The recheck that waits for the second officer. */
export function waitingRecheck({ rectification }: Inspection): Recheck | undefined {
  return rectification?.rechecks?.findLast(({ confirmed }) => confirmed === undefined)
}

/**
 * The inspection with its recheck signed by the second officer: passed, the order is fulfilled; failed, a reviewer decides
 * whether there is another term or a case.
 *
 * @throws {Refusal} `wrong-state`, `not-found`; `four-eyes` for the one who recorded; `photo-missing`
 */
export function recheckConfirmed(
  inspection: Inspection,
  { by, now }: { readonly by: string; readonly now: Date },
): Inspection {
  const waiting = waitingRecheck(inspection)
  const passed = waiting?.outcome === 'passed'
  const { order, state } = underOrder(inspection, passed ? 'pass' : 'fail')
  if (!waiting) throw new Refusal('not-found', { what: '复查记录', id: inspection.id }, { what: 'recheck' })
  requireAnother(waiting.recordedBy, by, ['确认复查', 'confirm the recheck'], ['登记复查', 'record it'])
  requireArrived(inspection, waiting.photoIds)
  const signed = { ...waiting, confirmed: { by, at: now.toISOString() } }
  const rechecks = (order.rechecks ?? []).map((each) => (each === waiting ? signed : each))
  const end = passed ? { closedOn: waiting.on, proof: waiting.finding } : {}
  return withOrder(inspection, { state, rechecks, ...end })
}

/**
 * The inspection with another term after a recheck that failed.
 *
 * @throws {Refusal} `wrong-state`, `not-found`; `four-eyes`; `reason-required`; `day-not-acceptable`
 */
export function orderedAgain(
  inspection: Inspection,
  { dueOn, reason }: { readonly dueOn: Day; readonly reason: string },
  { who, today }: { readonly who: Person; readonly today: Day },
): Inspection {
  const { order, state } = underOrder(inspection, 'order-again')
  requireOutsider(inspection, who, again)
  requireReason(reason, again)
  requireAfter(['新的整改期限', 'The new term'], dueOn, today, ['今天', 'today'])
  const ended = { from: order.termFrom ?? order.ordered, dueOn: order.dueOn }
  return withOrder(inspection, {
    state,
    dueOn,
    termFrom: today,
    earlierTerms: [...(order.earlierTerms ?? []), ended],
  })
}

/** The inspection with its failed order taken over by a case. @throws {Refusal} `wrong-state` */
export function passedToCase(inspection: Inspection, caseId: string): Inspection {
  const { state } = underOrder(inspection, 'file-case')
  return withOrder(inspection, { state, caseId })
}

const again: Words = ['再次责令', 'order it again']

function requireSince({ ordered, termFrom }: Rectification, where: Words, day: Day, today: Day): void {
  requireBetween(where, day, { from: termFrom ?? ordered, since: ['责令之日', 'the day of the order'], today })
}

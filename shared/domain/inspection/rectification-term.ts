import type { Day } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import type { Inspection } from './inspection.ts'
import type { TermExtension } from './rectification.ts'
import { underOrder, withOrder } from './rectify.ts'
import { requireAfter, requireOutsider, requireReason, type Words } from './required.ts'

/**
 * The inspection with a longer term asked for; the one that runs stands until somebody else has decided. What is overdue
 * stays overdue.
 *
 * @throws {Refusal} `wrong-state`, `not-found`; `reason-required`; `already-exists` while one waits; `deadline-passed`;
 *   `day-not-acceptable`
 */
export function termAsked(
  inspection: Inspection,
  { until, reason }: { readonly until: Day; readonly reason: string },
  { by, today }: { readonly by: string; readonly today: Day },
): Inspection {
  const { order, state } = underOrder(inspection, 'ask-term')
  requireReason(reason, ['申请延期', 'ask for a longer term'])
  if (waitingExtension(inspection)) {
    throw new Refusal(
      'already-exists',
      { what: '待决定的延期申请', id: inspection.id },
      { what: 'An undecided extension' },
    )
  }
  if (today > order.dueOn) throw new Refusal('deadline-passed', { id: inspection.id, dueOn: order.dueOn })
  requireAfter(['新的整改期限', 'The new term'], until, order.dueOn, ['原期限', 'the term that runs'])
  const extension: TermExtension = { until, reason, askedBy: by, askedOn: today }
  return withOrder(inspection, { state, extensions: [...(order.extensions ?? []), extension] })
}

const decide: Words = ['决定延期申请', 'decide on the longer term']

/** The extension that nobody has decided yet. */
function waitingExtension({ rectification }: Inspection): TermExtension | undefined {
  return rectification?.extensions?.find(({ decision }) => decision === undefined)
}

/**
 * The inspection with its extension granted, or refused with a reason and the term as it was.
 *
 * @throws {Refusal} `wrong-state`; `not-found` when none waits; `four-eyes`; `reason-required`
 */
export function termDecided(
  inspection: Inspection,
  { granted, reason }: { readonly granted: boolean; readonly reason: string },
  { who, today }: { readonly who: Person; readonly today: Day },
): Inspection {
  const { order, state } = underOrder(inspection, 'decide-term')
  const waiting = waitingExtension(inspection)
  if (!waiting) throw new Refusal('not-found', { what: '延期申请', id: inspection.id }, { what: 'extension' })
  requireOutsider(inspection, who, decide)
  requireReason(reason, decide)
  const decided = { ...waiting, decision: { granted, reason, by: who.id, on: today } }
  return withOrder(inspection, {
    state,
    extensions: (order.extensions ?? []).map((each) => (each === waiting ? decided : each)),
    ...(granted ? { dueOn: waiting.until } : {}),
  })
}

import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import { requireAct } from './acts.ts'
import { scansOf } from './attached.ts'
import { type CaseFiling, caseLifecycle } from './case-filing.ts'
import { edited, type Inspection } from './inspection.ts'
import { rectificationState } from './rectification.ts'
import { passedToCase } from './rectify.ts'
import { requireBetween, requireOutsider, requireReason, type Words } from './required.ts'

const handed: Words = ['移交日', 'the hand-over']

interface Hand {
  readonly who: Person
  readonly today: Day
}

/**
 * The inspection with what it found handed over to the unit that enforces. An order to rectify whose recheck failed goes
 * into the case.
 *
 * @throws {Refusal} `wrong-state`; `four-eyes`; `already-exists` while a case is open
 */
export function caseHandedOver(
  inspection: Inspection,
  given: Pick<CaseFiling, 'id' | 'unit' | 'reason' | 'filingDays'>,
  { who, today }: Hand,
): Inspection {
  requireAct(inspection, 'hand-over-case')
  requireOutsider(inspection, who, ['移交立案', 'hand over a case'])
  const { cases = [], rectification } = inspection
  const open = cases.find(({ state }) => state === 'handed-over' || state === 'filed')
  if (open) throw new Refusal('already-exists', { what: caseLifecycle.what, id: open.id }, { what: 'The case' })
  const filing: CaseFiling = { ...given, state: 'handed-over', handedBy: who.id, handedOn: today }
  const failed = rectification && rectificationState(rectification) === 'failed'
  const settled = failed ? passedToCase(inspection, given.id) : edited(inspection, {})
  return { ...settled, cases: [...cases, filing] }
}

interface Scans {
  readonly scanIds?: readonly string[] | undefined
}

/**
 * @throws {Refusal} `wrong-state` before it was handed over or once filed; `four-eyes`; `not-found`; `day-not-acceptable`;
 *   `photo-not-of-inspection`, `photo-missing` for a scan
 */
export function caseFiled(
  inspection: Inspection,
  caseId: string,
  { number, on, scanIds }: { readonly number: string; readonly on: Day } & Scans,
  { who, today }: Hand,
): Inspection {
  return withCase(inspection, caseId, { move: 'file', who }, ({ handedOn }) => {
    requireBetween(['立案日', 'The day of filing'], on, { from: handedOn, since: handed, today })
    return { filed: { number, on, by: who.id, ...scansOf(inspection, scanIds) } }
  })
}

/** @throws {Refusal} as `caseFiled`; `reason-required` */
export function caseDeclined(
  inspection: Inspection,
  caseId: string,
  { reason, on, scanIds }: { readonly reason: string; readonly on: Day } & Scans,
  { who, today }: Hand,
): Inspection {
  return withCase(inspection, caseId, { move: 'decline', who }, ({ handedOn }) => {
    requireReason(reason, [caseLifecycle.moves.decline.zh, 'decline it'])
    requireBetween(['决定日', 'The day of the decision'], on, { from: handedOn, since: handed, today })
    return { declined: { reason, on, by: who.id, ...scansOf(inspection, scanIds) } }
  })
}

/** @throws {Refusal} as `caseFiled`: an outcome comes after the filing */
export function caseConcluded(
  inspection: Inspection,
  caseId: string,
  { scanIds, ...given }: Omit<NonNullable<CaseFiling['outcome']>, 'by' | 'scanIds'> & Scans,
  { who, today }: Hand,
): Inspection {
  return withCase(inspection, caseId, { move: 'conclude', who }, ({ filed, handedOn }) => {
    const from = filed?.on ?? handedOn
    requireBetween(['结案日', 'The day of the outcome'], given.on, { from, since: ['立案日', 'the filing'], today })
    return { outcome: { ...given, by: who.id, ...scansOf(inspection, scanIds) } }
  })
}

function withCase(
  inspection: Inspection,
  caseId: string,
  { move, who }: { readonly move: keyof typeof caseLifecycle.moves; readonly who: Person },
  change: (filing: CaseFiling) => Partial<CaseFiling>,
): Inspection {
  requireAct(inspection, 'hand-over-case')
  const { cases = [] } = inspection
  const filing = cases.find(({ id }) => id === caseId)
  if (!filing) throw new Refusal('not-found', { what: caseLifecycle.what, id: caseId }, { what: 'case' })
  requireOutsider(inspection, who, [caseLifecycle.moves[move].zh, move])
  const after: CaseFiling = { ...filing, state: moved(caseLifecycle, filing, move), ...change(filing) }
  return edited(inspection, { cases: cases.map((each) => (each === filing ? after : each)) })
}

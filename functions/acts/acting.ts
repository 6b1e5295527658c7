import type { DomainEvent, EventType } from '../../shared/contract/events.ts'
import { requireEligible, requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import { editionOf, type Inspection } from '../../shared/domain/inspection/inspection.ts'
import { visibleTo } from '../../shared/domain/inspection/visible-to.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { decided, type Outcome } from '../http/use-case.ts'
import type { ReadStore, Versioned, WriteStore } from '../stores/record-store.ts'

interface OfficerCalls {
  readonly input: { readonly inspectionId: string }
  readonly stores: { readonly inspections: ReadStore<Inspection>; readonly officers: ReadStore<Officer> }
  readonly who: Person
  readonly today: Day
}

/** The inspection an officer acts on, read, and his certificate number. */
export interface Acting {
  readonly read: Versioned<Inspection>
  readonly officerId: string
}

/**
 * Reads the inspection and asks the officer registry whether the caller may act on it: today, and on the day of the
 * visit when that is known.
 *
 * @throws {Refusal} `not-found`, `not-your-inspection`, `officer-not-eligible`
 */
export async function actingOfficer(
  { input, stores, who, today }: OfficerCalls,
  visitedOn?: (inspection: Inspection) => Day | undefined,
): Promise<Acting> {
  const read = await stores.inspections.get(input.inspectionId)
  const officerId = requireOnTeam(read.record, who.officerId)
  const officer = await stores.officers.find(officerId)
  const visited = visitedOn?.(read.record)
  requireEligible(read.record, officerId, officer?.record, visited === undefined ? [today] : [today, visited])
  return { read, officerId }
}

/** One change of an inspection with its event; what one may not see stays out of the answer. */
export function changed(
  { stores, who }: Pick<OfficerCalls, 'who'> & { readonly stores: { readonly inspections: WriteStore<Inspection> } },
  read: Versioned<Inspection>,
  next: Inspection,
  event: DomainEvent,
): Outcome<Inspection> {
  return decided(visibleTo(next, who), [stores.inspections.replace(read, next)], event, { version: editionOf(next) })
}

export function inspectionEvent(
  type: EventType,
  { id, drawId, targetId, state }: Inspection,
  more: DomainEvent['payload'] = {},
): DomainEvent {
  return {
    type,
    object: `inspections/${id}`,
    payload: { inspection: id, draw: drawId, target: targetId, state, ...more },
  }
}

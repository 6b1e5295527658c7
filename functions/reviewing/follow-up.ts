import type { DomainEvent, EventType } from '../../shared/contract/events.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { type Acting, actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import type { Outcome } from '../http/use-case.ts'
import type { ReadStore, WriteStore } from '../stores/record-store.ts'

interface Call {
  readonly input: { readonly inspectionId: string }
  readonly stores: { readonly inspections: WriteStore<Inspection> }
  readonly who: Person
  readonly now: Date
  readonly today: Day
}

/** The person who acts, and when. */
interface Hand {
  readonly who: Person
  readonly now: Date
  readonly today: Day
}

/** What the log commits to beside the inspection and its state. */
type Payload = DomainEvent['payload']

/**
 * One step of what follows an approved result: one record, one write, one event. Deadlines, lists and pages follow from the
 * event; a crash in between leaves them one step behind until it comes again.
 */
export async function followUp(
  context: Call,
  type: EventType,
  decide: (inspection: Inspection, hand: Hand) => Inspection,
  payload: Payload = {},
): Promise<Outcome<Inspection>> {
  const { input, stores, who, now, today } = context
  const read = await stores.inspections.get(input.inspectionId)
  const next = decide(read.record, { who, now, today })
  return changed(context, read, next, inspectionEvent(type, next, payload))
}

interface OfficerCall extends Call {
  readonly stores: Call['stores'] & { readonly officers: ReadStore<Officer> }
}

/** The same by an officer of the team, who must be qualified today and on the day of what he did. */
export async function officersFollowUp(
  context: OfficerCall,
  {
    actedOn,
    event,
  }: { actedOn: (inspection: Inspection) => Day | undefined; event: (next: Inspection) => DomainEvent },
  decide: (inspection: Inspection, hand: { by: string; now: Date; today: Day }) => Inspection,
): Promise<Outcome<Inspection>> {
  const { read, officerId }: Acting = await actingOfficer(context, actedOn)
  const next = decide(read.record, { by: officerId, now: context.now, today: context.today })
  return changed(context, read, next, event(next))
}

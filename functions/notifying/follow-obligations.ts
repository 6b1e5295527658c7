import type { EventType } from '../../shared/contract/events.ts'
import { dutiesOfDisclosure } from '../../shared/domain/clock/disclosure-duties.ts'
import {
  dutiesOfDraw,
  dutiesOfFiling,
  dutiesOfItem,
  dutiesOfOfficer,
  dutiesOfPlan,
  dutiesOfResults,
  dutiesOfRules,
} from '../../shared/domain/clock/duties.ts'
import { dutiesOfInspection } from '../../shared/domain/clock/inspection-duties.ts'
import type { Duty } from '../../shared/domain/clock/obligation.ts'
import { dutiesOfDispatch, dutiesOfRecusal } from '../../shared/domain/clock/receipt-duties.ts'
import { recusalId } from '../../shared/domain/drawing/replacement-record.ts'
import { dayOf } from '../../shared/kernel/days.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { everyOf } from '../stores/every-of.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { keepDuty } from './keep-obligations.ts'

type Context = Parameters<Subscriber<'followObligations'>>[0]

/**
 * Keeps obligations in step with the record that an event names, as that record stands now. Events may come twice, late
 * and in any order; half done, the next delivery does the rest.
 */
export const followObligations: Subscriber<'followObligations'> = async (context) => {
  for (const duty of await dutiesOf(context)) await keepDuty(context, duty)
}

async function dutiesOf(context: Context): Promise<Duty[]> {
  const { event, stores } = context
  const [kind, id] = split(event.object)
  switch (kind) {
    case 'plans':
      return of(stores.plans, id, dutiesOfPlan)
    case 'items':
      return of(stores.items, id, dutiesOfItem)
    case 'filings':
      return dutiesOfDocument(context, id)
    case 'working-rules':
      return of(stores.workingRules, id, dutiesOfRules)
    case 'draws':
      return of(stores.draws, id, dutiesOfDraw)
    case 'dispatches':
      return of(stores.dispatches, id, dutiesOfDispatch)
    case 'inspections':
      if (event.type.startsWith('recusal.')) return ofRecusals(context, id)
      return [
        ...(await of(stores.inspections, id, dutiesOfInspection)),
        ...(event.type.startsWith('result.') ? await of(stores.disclosures, id, dutiesOfDisclosure) : []),
      ]
    case 'disclosures':
      return of(stores.inspections, id, dutiesOfInspection)
    default:
      return mayConcernOfficers(event) ? ofCertificates(context) : []
  }
}

async function ofRecusals({ stores }: Context, inspectionId: string): Promise<Duty[]> {
  const { items } = await stores.recusals.list({ prefix: recusalId(inspectionId, ''), limit: 50 })
  return items.flatMap(dutiesOfRecusal)
}

/** Whether all results of a year are handed over is told by its tasks, ad-hoc ones (`2022L-1`) included, and all that was filed. */
async function dutiesOfDocument({ stores }: Context, id: string): Promise<Duty[]> {
  const found = await stores.filings.find(id)
  if (found?.record.kind !== 'results-reported') return found ? dutiesOfFiling(found.record) : []
  const { year } = found.record
  const tasks = await everyOf(stores.tasks, [`${year}`])
  return dutiesOfResults(year, tasks, await everyOf(stores.filings))
}

const registryEvents: ReadonlySet<EventType> = new Set(['registry.changed', 'import.applied'])

/** Whether an event may have changed an officer: an import says what it brings, another change of the registry need not. */
function mayConcernOfficers({ type, payload }: Context['event']): boolean {
  return registryEvents.has(type) && (payload['kind'] ?? 'officers') === 'officers'
}

/** A certificate that no active officer holds any more was renewed or has left with its holder: its duty is done. */
async function ofCertificates({ stores, event }: Context): Promise<Duty[]> {
  const day = dayOf(new Date(event.at))
  const held: Duty[] = []
  const holders = new Set<string>()
  for await (const { record } of stores.officers.all()) {
    held.push(...dutiesOfOfficer(record, day))
    if (record.state === 'active' && record.certificate) holders.add(`${record.id}@${record.certificate.to}`)
  }
  const done: Duty[] = []
  const known = new Set<string>()
  for await (const { record } of stores.obligations.all('current/certificate-valid/')) {
    known.add(record.object)
    if (!record.closed && !holders.has(record.object))
      done.push({ owed: record, fulfilled: { on: day, by: event.type } })
  }
  return [...done, ...held.filter(({ owed }) => !known.has(owed.object))]
}

async function of<T>(store: ReadStore<T>, id: string, duties: (record: T) => Duty[]): Promise<Duty[]> {
  const found = await store.find(id)
  return found ? duties(found.record) : []
}

/** `inspections/01J…-911409…` → its kind and its id. */
function split(object: string): [string, string] {
  const at = object.indexOf('/')
  return [object.slice(0, at), object.slice(at + 1)]
}

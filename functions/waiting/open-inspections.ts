import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { type Desk, dayRow, lineOf } from '../../shared/domain/inspection/waiting.ts'
import { waitsOfInspection } from '../../shared/domain/waiting/inspection-waits.ts'
import type { Wait } from '../../shared/domain/waiting/wait.ts'
import type { Found, Here } from './sources.ts'

/** The newest of an officer's list; what is older was done or is on the desk of somebody else. */
const NEWEST = 100
/** The oldest of each desk; the rest is on the desk's own list. */
const OLDEST = 50

/** An officer's inspections that still ask for him. */
export async function myInspections(here: Here): Promise<Found> {
  const { officerId } = here.who
  if (officerId === undefined) return { waits: [] }
  const { items, next } = await here.stores.assignments.list({
    prefix: `${officerId}#`,
    newestFirst: true,
    limit: NEWEST,
  })
  const ids = items.filter(({ calledOff }) => calledOff === undefined).map(({ inspectionId }) => inspectionId)
  const inspections = await read(here, ids)
  return { waits: inspections.flatMap(waitsOfInspection), more: next !== undefined }
}

/** Whose desks are looked at; an approver finds there the terms that he decides. */
const desks = { review: ['reviewer'], publication: ['publisher'], 'follow-up': ['reviewer', 'approver'] } as const

/** What waits at the desks of the caller's roles, with the term of its desk. */
export async function waitingAtDesks(here: Here): Promise<Found> {
  const own = (Object.keys(desks) as (keyof typeof desks)[]).filter((desk) =>
    desks[desk].some((role) => here.who.roles.includes(role)),
  )
  const found = await Promise.all(
    own.map(async (desk) => {
      const { ids, more } = await idsAt(here, desk)
      const inspections = await read(here, ids)
      const waits = await Promise.all(inspections.map((each) => withTerm(here, each, desk)))
      return { waits: waits.flat(), more }
    }),
  )
  return { waits: found.flatMap(({ waits }) => waits), more: found.some(({ more }) => more) }
}

/** A review has its own term; a result has the clock of its obligation, whatever was granted included. */
async function withTerm({ stores, today }: Here, inspection: Inspection, desk: Desk): Promise<Wait[]> {
  const dueOn =
    desk === 'publication'
      ? (await stores.obligations.find(`current/result-public/${inspection.id}`))?.record.dueOn
      : lineOf(inspection, desk, today)?.dueOn
  return waitsOfInspection(inspection).map((wait) => (dueOn === undefined || wait.dueOn ? wait : { ...wait, dueOn }))
}

/** The ids that wait at a desk, those that have waited longest first. */
async function idsAt({ stores }: Here, desk: Desk): Promise<{ ids: string[]; more: boolean }> {
  const ids: string[] = []
  for (const since of (await stores.waitings.find(desk))?.record.members ?? []) {
    ids.push(...((await stores.waitings.find(dayRow({ desk, since })))?.record.members ?? []))
    if (ids.length > OLDEST) return { ids: ids.slice(0, OLDEST), more: true }
  }
  return { ids, more: false }
}

async function read({ stores }: Here, ids: readonly string[]): Promise<Inspection[]> {
  const found = await Promise.all(ids.map((id) => stores.inspections.find(id)))
  return found.flatMap((each) => (each ? [each.record] : []))
}

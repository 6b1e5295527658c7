import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { type Burden, burdenId, cityOf } from '../../shared/domain/registry/burden.ts'
import { type Visit, visitId } from '../../shared/domain/registry/visit.ts'
import { dayOf } from '../../shared/kernel/days.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import type { Subscriber } from '../events/subscriber.ts'
import type { ReadStore, Write, WriteStore } from '../stores/record-store.ts'

/**
 * Every dispatched inspection is a visit of its target, until it is called off. Counted from the stream, because the
 * inspections of a target lie under their draws; in the department, and in the city's ledger, where the sheets of a joint
 * visit are one line. Heard in any order and more than once: the record decides.
 */
export const recordVisit: Subscriber<'recordVisit'> = async ({ event, stores, of, department, commit }) => {
  const { record: inspection } = await stores.inspections.get(event.object.slice('inspections/'.length))
  const on = dayOf(new Date(inspection.dispatchedAt))
  const { targetId, id: inspectionId, taskId } = inspection
  const off = inspection.calledOff ? { calledOff: inspection.calledOff.on } : {}
  const visit: Visit = { id: visitId(targetId, on, inspectionId), targetId, inspectionId, taskId, on, ...off }
  const whole = (await othersStayAway(of, inspection, department)) ? off : {}
  const burden: Burden = { id: burdenId(targetId, on, inspectionId), targetId, on, department, ...whole }
  const writes = [
    ...(await lineOf(stores.visits, visit)),
    ...(await lineOf(of(cityOf(department)).stores.burdens, burden)),
  ]
  if (writes.length === 0) return
  try {
    await commit('visit', writes, {
      type: 'visit.counted',
      object: `targets/${targetId}`,
      payload: { inspection: inspectionId, on, ...off },
    })
  } catch (error) {
    // The other event's delivery was quicker: come again and look.
    if (isRefusal(error)) throw new Error(`visit ${visit.id}: ${error.message}`, { cause: error })
    throw error
  }
}

/** Of a joint visit one department may be spared, and the others come all the same: then somebody is at the door. */
async function othersStayAway(
  of: (scope: string) => { readonly stores: { readonly inspections: ReadStore<Inspection> } },
  { id, joint }: Inspection,
  department: string,
): Promise<boolean> {
  const others = (joint?.departments ?? []).filter((part) => part.department !== department)
  const sheets = await Promise.all(others.map((part) => of(part.department).stores.inspections.find(id)))
  return sheets.every((sheet) => sheet === undefined || sheet.record.calledOff !== undefined)
}

/** What brings a line up to what the inspection says; nothing when it says so already. */
async function lineOf<T extends Visit | Burden>(store: WriteStore<T>, line: T): Promise<Write[]> {
  const known = await store.find(line.id)
  if (known === undefined) return [store.create(line)]
  const { calledOff } = line
  if (calledOff === undefined || known.record.calledOff !== undefined) return []
  return [store.replace(known, { ...known.record, calledOff })]
}

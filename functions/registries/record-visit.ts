import { type Visit, visitId } from '../../shared/domain/registry/visit.ts'
import { dayOf } from '../../shared/kernel/days.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import type { Subscriber } from '../events/subscriber.ts'

/**
 * Every dispatched inspection is a visit of its target, until it is called off. Counted from the stream, because the
 * inspections of a target lie under their draws. Heard in any order and more than once: the record decides.
 */
export const recordVisit: Subscriber<'recordVisit'> = async ({ event, stores, commit }) => {
  const { record: inspection } = await stores.inspections.get(event.object.slice('inspections/'.length))
  const on = dayOf(new Date(inspection.dispatchedAt))
  const calledOff = inspection.calledOff?.on
  const visit: Visit = {
    id: visitId(inspection.targetId, on, inspection.id),
    targetId: inspection.targetId,
    inspectionId: inspection.id,
    taskId: inspection.taskId,
    on,
    ...(calledOff ? { calledOff } : {}),
  }
  const known = await stores.visits.find(visit.id)
  if (known && known.record.calledOff === calledOff) return
  const write = known ? stores.visits.replace(known, visit) : stores.visits.create(visit)
  try {
    await commit('visit', [write], {
      type: 'visit.counted',
      object: `targets/${visit.targetId}`,
      payload: { inspection: visit.inspectionId, on, ...(calledOff ? { calledOff } : {}) },
    })
  } catch (error) {
    // The other event's delivery was quicker: come again and look.
    if (isRefusal(error)) throw new Error(`visit ${visit.id}: ${error.message}`, { cause: error })
    throw error
  }
}

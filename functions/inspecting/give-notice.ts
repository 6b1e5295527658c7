import { noticeGiven } from '../../shared/domain/inspection/notice.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import { actingOfficer, changed, inspectionEvent } from '../acts/acting.ts'
import { homeOf } from '../acts/home-of.ts'
import type { UseCase } from '../http/use-case.ts'

/** One record, one write. An officer records it of his own visits, a clerk of the department's. */
export const giveNotice: UseCase<'giveNotice'> = async (context) => {
  const { inspectionId, ...given } = context.input
  const { stores, who, now } = context
  const read = seesOwnOnly(who) ? (await actingOfficer(context)).read : await stores.inspections.get(inspectionId)
  const { record: task } = await homeOf(context, read.record).stores.tasks.get(read.record.taskId)
  const next = noticeGiven(read.record, given, { task, by: who.id, now })
  return changed(
    context,
    read,
    next,
    inspectionEvent('inspection.notified', next, { given: given.given, on: given.on }),
  )
}

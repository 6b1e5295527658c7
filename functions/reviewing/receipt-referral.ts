import { receiptReferral as receive } from '../../shared/domain/inspection/follow-up.ts'
import { changed, inspectionEvent } from '../acts/acting.ts'
import type { UseCase } from '../http/use-case.ts'

export const receiptReferral: UseCase<'receiptReferral'> = async (context) => {
  const { input, stores, who, today } = context
  const { inspectionId, referralId, ...receipt } = input
  const read = await stores.inspections.get(inspectionId)
  const next = receive(read.record, referralId, receipt, { who, today })
  return changed(context, read, next, inspectionEvent('referral.received', next, { referral: referralId }))
}

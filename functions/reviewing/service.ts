import { reviewingRoutes } from '../../shared/contract/routes/reviewing.ts'
import { service } from '../service.ts'
import { closeRectification } from './close-rectification.ts'
import { receiptReferral } from './receipt-referral.ts'
import { referInspection } from './refer-inspection.ts'
import { reviewResult } from './review-result.ts'

/** What follows a submitted result: review, rectification, referral. */
export const reviewing = service({
  name: 'reviewing',
  routes: reviewingRoutes,
  useCases: { reviewResult, closeRectification, referInspection, receiptReferral },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})

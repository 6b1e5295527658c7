import { reviewingRoutes } from '../../shared/contract/routes/reviewing.ts'
import { service } from '../service.ts'
import { concludeCase, declineCase, handOverCase, recordCaseFiling } from './cases.ts'
import { closeInspection, reopenInspection, withholdResult } from './closing.ts'
import { keepWaiting } from './keep-waiting.ts'
import { listWaiting } from './list-waiting.ts'
import { getReview, listInspectionHistory } from './read-review.ts'
import { askForTerm, confirmRecheck, decideTerm, orderAgain, recordRecheck, takeProof } from './rectification.ts'
import { concludeReferral, issueReferral, receiptReferral, referInspection, withdrawReferral } from './referrals.ts'
import { reviewResult } from './review-result.ts'
import {
  concludeSealedReferral,
  listSealedReferrals,
  receiptSealedReferral,
  sendSealedReferral,
  withdrawSealedReferral,
} from './sealed.ts'

/** What follows a submitted result: review, rectification, cases, referrals, closing. */
export const reviewing = service({
  name: 'reviewing',
  routes: reviewingRoutes,
  useCases: {
    listWaiting,
    getReview,
    listInspectionHistory,
    reviewResult,
    takeProof,
    askForTerm,
    decideTerm,
    recordRecheck,
    confirmRecheck,
    orderAgain,
    handOverCase,
    recordCaseFiling,
    declineCase,
    concludeCase,
    referInspection,
    issueReferral,
    receiptReferral,
    concludeReferral,
    withdrawReferral,
    sendSealedReferral,
    listSealedReferrals,
    receiptSealedReferral,
    concludeSealedReferral,
    withdrawSealedReferral,
    withholdResult,
    closeInspection,
    reopenInspection,
  },
  subscribers: { keepWaiting },
  scheduled: {},
  objectSubscribers: {},
})

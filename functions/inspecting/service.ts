import { inspectingRoutes } from '../../shared/contract/routes/inspecting.ts'
import { service } from '../service.ts'
import { applySupplement } from './apply-supplement.ts'
import { callOffInspections } from './call-off-inspections.ts'
import { checkPhoto } from './check-photo.ts'
import { closeRectification } from './close-rectification.ts'
import { confirmResult } from './confirm-result.ts'
import { declarePhoto } from './declare-photo.ts'
import { dispatchInspections } from './dispatch-inspections.ts'
import { getInspection, listInspections, listMyAssignments } from './read-inspections.ts'
import { receiptReferral } from './receipt-referral.ts'
import { recordResult } from './record-result.ts'
import { referInspection } from './refer-inspection.ts'
import { reviewResult } from './review-result.ts'
import { withdrawPhoto } from './withdraw-photo.ts'

export const inspecting = service({
  name: 'inspecting',
  routes: inspectingRoutes,
  useCases: {
    listMyAssignments,
    listInspections,
    getInspection,
    declarePhoto,
    withdrawPhoto,
    recordResult,
    confirmResult,
    reviewResult,
    closeRectification,
    referInspection,
    receiptReferral,
  },
  subscribers: { dispatchInspections, callOffInspections, applySupplement },
  scheduled: {},
  objectSubscribers: { checkPhoto },
})

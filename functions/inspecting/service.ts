import { inspectingRoutes } from '../../shared/contract/routes/inspecting.ts'
import { service } from '../service.ts'
import { confirmResult } from './confirm-result.ts'
import { listDispatches, receiveDispatch } from './dispatches.ts'
import { getMyWork } from './get-my-work.ts'
import { getVisitPass } from './get-visit-pass.ts'
import { giveNotice } from './give-notice.ts'
import { listDrafts } from './list-drafts.ts'
import { listReceipts } from './list-receipts.ts'
import { planVisit } from './plan-visit.ts'
import { getInspection, listInspections, listMyAssignments } from './read-inspections.ts'
import { receiveInspection } from './receive-inspection.ts'
import { recordResult } from './record-result.ts'
import { saveDraft } from './save-draft.ts'
import { setNoticeRule } from './set-notice-rule.ts'

export const inspecting = service({
  name: 'inspecting',
  routes: inspectingRoutes,
  useCases: {
    getMyWork,
    receiveInspection,
    listReceipts,
    listDispatches,
    receiveDispatch,
    planVisit,
    giveNotice,
    getVisitPass,
    setNoticeRule,
    saveDraft,
    listDrafts,
    listMyAssignments,
    listInspections,
    getInspection,
    recordResult,
    confirmResult,
  },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})

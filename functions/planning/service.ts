import { planningRoutes } from '../../shared/contract/routes/planning.ts'
import { service } from '../service.ts'
import { answerWarning } from './answer-warning.ts'
import { approvePlan } from './approve-plan.ts'
import { createPlan } from './create-plan.ts'
import { editPlan } from './edit-plan.ts'
import { getPlanPicture } from './get-plan-picture.ts'
import { listPlanFindings } from './list-plan-findings.ts'
import { listPlanVersions } from './list-plan-versions.ts'
import { abandonRevision, openRevision } from './open-revision.ts'
import { publishPlan } from './publish-plan.ts'
import { getPlan, listPlans } from './read-planning.ts'
import { returnPlan } from './return-plan.ts'
import { submitPlan } from './submit-plan.ts'

/** Annual plans, from draft to publication, and their revisions. */
export const planning = service({
  name: 'planning',
  routes: planningRoutes,
  useCases: {
    createPlan,
    listPlans,
    getPlan,
    editPlan,
    listPlanFindings,
    answerWarning,
    submitPlan,
    returnPlan,
    approvePlan,
    publishPlan,
    openRevision,
    abandonRevision,
    listPlanVersions,
    getPlanPicture,
  },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})

import { planningRoutes } from '../../shared/contract/routes/planning.ts'
import { service } from '../service.ts'
import { approvePlan } from './approve-plan.ts'
import { editPlan } from './edit-plan.ts'
import { listPlanFindings } from './list-plan-findings.ts'
import { publishPlan } from './publish-plan.ts'
import { getPlan, listPlans } from './read-planning.ts'
import { returnPlan } from './return-plan.ts'
import { submitPlan } from './submit-plan.ts'

/** Annual plans, from draft to publication. */
export const planning = service({
  name: 'planning',
  routes: planningRoutes,
  useCases: {
    listPlans,
    getPlan,
    editPlan,
    listPlanFindings,
    submitPlan,
    returnPlan,
    approvePlan,
    publishPlan,
  },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})

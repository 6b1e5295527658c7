import { planningRoutes } from '../../shared/contract/routes/planning.ts'
import { service } from '../service.ts'
import { approvePlan } from './approve-plan.ts'
import { createTasks } from './create-tasks.ts'
import { editPlan } from './edit-plan.ts'
import { listPlanFindings } from './list-plan-findings.ts'
import { publishPlan } from './publish-plan.ts'
import { getPlan, getTask, listPlans, listTasks } from './read-planning.ts'
import { returnPlan } from './return-plan.ts'
import { submitPlan } from './submit-plan.ts'

/** Annual plans, from draft to publication, and the tasks that they become. */
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
    listTasks,
    getTask,
  },
  subscribers: { createTasks },
  scheduled: {},
  objectSubscribers: {},
})

import { taskingRoutes } from '../../shared/contract/routes/tasking.ts'
import { service } from '../service.ts'
import { createTasks } from './create-tasks.ts'
import { draftTask, editTask } from './draft-task.ts'
import { editPolicy } from './edit-policy.ts'
import { askOverCap, decideOverCap } from './over-cap.ts'
import { approveTask, listTaskFindings, returnTask, submitTask, withdrawTask } from './pass-task.ts'
import { getPolicy, listPolicyHistory } from './read-policy.ts'
import { getTask, listTasks } from './read-tasks.ts'

/** Tasks (抽查任务): those that a published plan becomes, ad-hoc ones, and the policy under which both are made. */
export const tasking = service({
  name: 'tasking',
  routes: taskingRoutes,
  useCases: {
    listTasks,
    getTask,
    draftTask,
    editTask,
    listTaskFindings,
    submitTask,
    returnTask,
    approveTask,
    withdrawTask,
    askOverCap,
    decideOverCap,
    getPolicy,
    editPolicy,
    listPolicyHistory,
  },
  subscribers: { createTasks },
  scheduled: {},
  objectSubscribers: {},
})

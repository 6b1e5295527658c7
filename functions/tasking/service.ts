import { taskingRoutes } from '../../shared/contract/routes/tasking.ts'
import { service } from '../service.ts'
import { createTasks } from './create-tasks.ts'
import { getTask, listTasks } from './read-tasks.ts'

/** Tasks (抽查任务): those that a published plan becomes. */
export const tasking = service({
  name: 'tasking',
  routes: taskingRoutes,
  useCases: { listTasks, getTask },
  subscribers: { createTasks },
  scheduled: {},
  objectSubscribers: {},
})

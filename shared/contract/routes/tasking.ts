import * as z from 'zod/mini'
import type { Task } from '../../domain/plan/task.ts'
import { id, page, paging, recordOf } from '../fields.ts'
import { route } from '../route.ts'

export const taskingRoutes = {
  listTasks: route({
    method: 'GET',
    path: '/tasks',
    service: 'tasking',
    summary: 'Tasks (抽查任务), the newest year first; of one plan in the order of their numbers’ text',
    role: 'signed-in',
    needs: { tasks: 'read' },
    input: z.strictObject({ ...paging, planId: z.optional(id) }),
    output: page(recordOf<Task>()),
    refusals: ['bad-cursor'],
  }),
  getTask: route({
    method: 'GET',
    path: '/tasks/{taskId}',
    service: 'tasking',
    summary: 'One task',
    role: 'signed-in',
    needs: { tasks: 'read' },
    input: z.strictObject({ taskId: id }),
    output: recordOf<Task>(),
    refusals: ['not-found'],
  }),
} as const

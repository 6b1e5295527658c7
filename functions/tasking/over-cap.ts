import { requirePublic } from '../../shared/domain/disclosure/private-text.ts'
import { requireNotComplete } from '../../shared/domain/drawing/rounds.ts'
import { overCapAsked, overCapDecided } from '../../shared/domain/plan/over-cap.ts'
import { taskMoved } from '../../shared/domain/plan/task-lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { UseCase } from '../http/use-case.ts'
import { changedTask } from './changed-task.ts'

/** Nobody is let in by asking. The targets named must be in the registry: another department's are unknown here. */
export const askOverCap: UseCase<'askOverCap'> = async ({ input, stores, who, today }) => {
  const { taskId, targetIds, reason } = input
  requirePublic('超上限检查的理由', reason)
  const read = await stores.tasks.get(taskId)
  taskMoved(read.record, 'over-cap')
  requireNotComplete(read.record)
  for (const id of targetIds ?? []) await stores.targets.get(id)
  const task = overCapAsked(read.record, { targetIds, reason }, { by: who.id, on: today })
  const { length } = task.overCap
  return changedTask(stores.tasks, read, task, {
    type: 'task.over-cap-asked',
    payload: { n: length, reason, ...(targetIds ? { targets: targetIds } : {}) },
  })
}

/** The freeze holds the task at the version it read: of a decision and a freeze at once one is refused. */
export const decideOverCap: UseCase<'decideOverCap'> = async ({ input, stores, who, today }) => {
  const { taskId, n, decision, reason } = input
  const approved = decision === 'approved'
  if (!approved && reason === undefined) throw new Refusal('reason-required', { move: '不批准' }, { move: 'reject' })
  if (reason !== undefined) requirePublic('审批意见', reason)
  const read = await stores.tasks.get(taskId)
  taskMoved(read.record, 'over-cap')
  const task = overCapDecided(read.record, n, { approved, reason, by: who.id, on: today })
  return changedTask(stores.tasks, read, task, {
    type: approved ? 'task.over-cap-approved' : 'task.over-cap-rejected',
    payload: { n, ...(reason === undefined ? {} : { reason }) },
  })
}

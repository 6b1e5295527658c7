import { held } from '../../shared/domain/disclosure/hold.ts'
import { requirePublic } from '../../shared/domain/disclosure/private-text.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** Must be decided before the draw: what the public has seen cannot be taken back. The nightly schedule opens it. */
export const holdDrawn: UseCase<'holdDrawn'> = async ({ input, stores, who, today }) => {
  const { taskId, until, reason } = input
  const read = await stores.tasks.get(taskId)
  requirePublic('暂缓公开的理由', reason)
  const somethingDrawn = (read.record.progress ?? []).some(({ executed }) => executed !== undefined)
  const task = held(read.record, { until, reason, by: who.id }, { today, somethingDrawn })
  return decided(task, [stores.tasks.replace(read, task)], {
    type: 'task.held',
    object: `tasks/${taskId}`,
    payload: { task: taskId, until, reason },
  })
}

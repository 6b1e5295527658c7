import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** One record, one write. What has been dispatched keeps the rule that it was dispatched under. */
export const setNoticeRule: UseCase<'setNoticeRule'> = async ({ input: { taskId, rule }, stores, ifMatch }) => {
  const read = await stores.tasks.get(taskId)
  if (read.version !== ifMatch) {
    throw new Refusal('changed-meanwhile', { what: '抽查任务', id: taskId, current: read.version })
  }
  const task = { ...read.record, notice: rule }
  return decided(
    task,
    [stores.tasks.replace(read, task)],
    { type: 'task.notice-set', object: `tasks/${taskId}`, payload: { task: taskId, rule } },
    { version: read.version + 1 },
  )
}

import { addDays, type Day } from '../../kernel/days.ts'
import type { Task } from '../plan/task.ts'
import { stateOf } from '../plan/task-lifecycle.ts'
import type { Wait } from './wait.ts'

/** How long before its window a task is shown to whoever freezes it. */
const daysAhead = 15

/** An ad-hoc task on its way, requests over the cap, and the next round that is to be frozen. */
export function waitsOfTask(task: Task, today: Day): Wait[] {
  const head = {
    about: task.docNumber ? `${task.name}（${task.docNumber.text}）` : task.name,
    object: `tasks/${task.id}`,
    params: { taskId: task.id },
  }
  switch (stateOf(task)) {
    case 'draft':
      return [{ ...head, ...toSubmit(task) }]
    case 'submitted':
      return [{ ...head, ...toApprove(task) }]
    case 'approved':
      return [...overCap(task, head), ...toFreeze(task, head, today)]
    default:
      return []
  }
}

type Head = Pick<Wait, 'about' | 'object' | 'params'>

function toSubmit({ adHoc }: Task) {
  const { returned } = adHoc ?? {}
  return {
    kind: 'task-to-submit',
    zh: returned ? `按退回意见修改临时任务：${returned.reason}` : '完成并提交临时任务',
    en: returned ? 'Mend the returned ad-hoc task' : 'Finish and submit the ad-hoc task',
    route: 'submitTask',
    roles: ['clerk'],
    ...(adHoc ? { since: returned?.on ?? adHoc.draftedOn } : {}),
  }
}

function toApprove({ adHoc }: Task) {
  return {
    kind: 'task-to-approve',
    zh: '审批临时任务',
    en: 'Approve the ad-hoc task, or return it',
    route: 'approveTask',
    roles: ['approver'],
    notBy: [adHoc?.draftedBy, adHoc?.submittedBy, ...(adHoc?.editedBy ?? [])],
    ...(adHoc?.submittedOn ? { since: adHoc.submittedOn } : {}),
  }
}

function overCap({ overCap: requests = [] }: Task, head: Head): Wait[] {
  return requests
    .filter(({ decision }) => decision === undefined)
    .map(({ n, askedBy, askedOn }) => ({
      ...head,
      params: { ...head.params, n: String(n) },
      kind: 'over-cap-to-decide',
      zh: '决定超上限检查申请',
      en: 'Decide the request over the cap of visits',
      route: 'decideOverCap',
      roles: ['approver'],
      notBy: [askedBy],
      since: askedOn,
    }))
}

/** The first round that is not drawn, unless it is frozen already; from some days before the window on. */
function toFreeze({ rounds, progress = [], window, name }: Task, head: Head, today: Day): Wait[] {
  const done = new Set(progress.filter(({ executed }) => executed !== undefined).map(({ round }) => round))
  const next = Array.from({ length: rounds }, (_, at) => at + 1).find((round) => !done.has(round))
  const open = progress.some(({ open: draw }) => draw !== undefined)
  const from = addDays(window.from, -daysAhead)
  if (next === undefined || open || today < from) return []
  return [
    {
      ...head,
      about: `${name} 第 ${next} 轮，共 ${rounds} 轮`,
      kind: 'round-to-freeze',
      zh: '锁定名单',
      en: 'Freeze the pool of the next round',
      route: 'freezeDraw',
      roles: ['drawer'],
      since: from,
      dueOn: window.to,
    },
  ]
}

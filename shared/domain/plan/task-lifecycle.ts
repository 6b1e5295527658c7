import { lifecycle, moved } from '../../kernel/lifecycle.ts'

export type TaskState = 'draft' | 'submitted' | 'approved' | 'withdrawn' | 'merged'

/**
 * A task's life as data. A planned task begins as approved, for its plan was; an ad-hoc one (临时任务) is drafted, submitted and
 * approved by somebody else. Only an approved one can be drawn; one of which something is drawn, or frozen, stays. One that was
 * merged is drawn as part of another.
 */
export const taskLifecycle = lifecycle({
  what: '抽查任务',
  en: 'The task',
  states: { draft: '草稿', submitted: '待审批', approved: '已批准', withdrawn: '已撤销', merged: '已并入' },
  moves: {
    edit: { from: ['draft'], to: 'draft', zh: '修改' },
    submit: { from: ['draft'], to: 'submitted', zh: '提交' },
    return: { from: ['submitted'], to: 'draft', zh: '退回' },
    approve: { from: ['submitted'], to: 'approved', zh: '批准' },
    'over-cap': { from: ['approved'], to: 'approved', zh: '申请超上限检查' },
    freeze: { from: ['approved'], to: 'approved', zh: '锁定名单' },
    merge: { from: ['approved'], to: 'merged', zh: '并入联合抽查' },
    withdraw: { from: ['draft', 'submitted', 'approved'], to: 'withdrawn', zh: '撤销' },
  },
})

interface Stated {
  readonly state?: TaskState
}

/** Tasks made before states were kept came from published plans. */
export function stateOf({ state = 'approved' }: Stated): TaskState {
  return state
}

/** @throws {Refusal} `wrong-state` unless the task allows it */
export function taskMoved(task: Stated & { readonly id: string }, move: keyof typeof taskLifecycle.moves): TaskState {
  return moved(taskLifecycle, { id: task.id, state: stateOf(task) }, move)
}

/** Whether the public may know of it: whatever was approved, withdrawn since or not. An ad-hoc task has its number from then on. */
export function isPublicTask({
  state,
  adHoc,
  docNumber,
}: Stated & { readonly adHoc?: unknown; readonly docNumber?: unknown }): boolean {
  if (stateOf(state ? { state } : {}) === 'approved') return true
  return (state === 'withdrawn' || state === 'merged') && (adHoc === undefined || docNumber !== undefined)
}

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
    edit: {
      from: ['draft'],
      to: 'draft',
      zh: '修改',
      how: {
        who: ['clerk'],
        when: '临时任务起草或被退回后',
        requires: ['If-Match 为读到的版本', '理由和依据文件不含不得公开的信息'],
        via: ['editTask'],
        event: 'task.edited',
      },
    },
    submit: {
      from: ['draft'],
      to: 'submitted',
      zh: '提交',
      how: {
        who: ['clerk'],
        when: '临时任务起草完成后',
        requires: ['没有错误', '每条提示都已书面答复'],
        via: ['submitTask'],
        event: 'task.submitted',
        notifies: '邀请联合抽查任务的配合部门',
      },
    },
    return: {
      from: ['submitted'],
      to: 'draft',
      zh: '退回',
      how: {
        who: ['approver'],
        when: '批准以前',
        requires: ['说明理由'],
        via: ['returnTask'],
        event: 'task.returned',
      },
    },
    approve: {
      from: ['submitted'],
      to: 'approved',
      zh: '批准',
      how: {
        who: ['approver'],
        when: '提交后；同时取得编号',
        requires: ['不是起草、修改或提交的人', '每个抽查事项仍在公布之中', '配合部门均已确认'],
        via: ['approveTask'],
        event: 'task.approved',
        publishes: '任务页：来源、理由、依据文件；暂缓公开的除外',
      },
    },
    'over-cap': {
      from: ['approved'],
      to: 'approved',
      zh: '申请超上限检查',
      how: {
        who: ['clerk', 'drawer', 'approver'],
        when: '全部轮次抽取以前；由另一人批准或不批准',
        requires: ['说明理由', '批准人不是申请人'],
        via: ['askOverCap', 'decideOverCap'],
        event: 'task.over-cap-approved',
        publishes: '批准的日期、家数和理由',
      },
    },
    freeze: {
      from: ['approved'],
      to: 'approved',
      zh: '锁定名单',
      how: {
        who: ['drawer'],
        when: '按轮次；未抽取的第一轮',
        requires: [
          '每个抽查事项仍在公布之中',
          '名录中有符合条件的对象',
          '不因年度检查次数上限而达不到总比例',
          '任何抽取结果都能组成执法小组',
        ],
        via: ['freezeDraw', 'carryOutFreeze'],
        event: 'draw.frozen',
        publishes: '抽取页和清单文件',
      },
    },
    merge: {
      from: ['approved'],
      to: 'merged',
      zh: '并入联合抽查',
      how: {
        who: ['system'],
        when: '各部门均同意合并后',
        requires: ['没有锁定或抽取过任何一轮'],
        via: ['concludeMerge'],
        event: 'task.merged-into',
        publishes: '任务页注明并入何处',
      },
    },
    withdraw: {
      from: ['draft', 'submitted', 'approved'],
      to: 'withdrawn',
      zh: '撤销',
      how: {
        who: ['approver', 'publisher'],
        when: '抽取以前；临时任务由审批人撤销，计划任务随计划修订取消',
        requires: ['说明理由', '没有锁定或抽取过任何一轮'],
        via: ['withdrawTask', 'publishPlan'],
        event: 'task.withdrawn',
        publishes: '任务页保留，注明撤销的日期和理由',
      },
    },
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

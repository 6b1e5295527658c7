import { lifecycle } from '../../kernel/lifecycle.ts'

/** A plan's life, and that of each of its versions: the next one begins as a draft beside the one that is public. */
export const planLifecycle = lifecycle({
  what: '抽查计划',
  en: 'The plan',
  states: {
    draft: '草稿',
    submitted: '待审批',
    approved: '已批准',
    published: '已公示',
    revised: '已被修订',
    abandoned: '已放弃',
  },
  moves: {
    edit: {
      from: ['draft'],
      to: 'draft',
      zh: '修改',
      how: {
        who: ['clerk'],
        when: '编制时；公示后先开修订稿',
        requires: ['If-Match 为读到的版本'],
        via: ['editPlan'],
        event: 'plan.edited',
      },
    },
    answer: {
      from: ['draft'],
      to: 'draft',
      zh: '答复提示',
      how: {
        who: ['clerk'],
        when: '提交前，逐条',
        requires: ['所答复的提示仍在，文字没有变化'],
        via: ['answerWarning'],
        event: 'plan.answered',
      },
    },
    submit: {
      from: ['draft'],
      to: 'submitted',
      zh: '提交',
      how: {
        who: ['clerk'],
        when: '编制完成后',
        requires: ['没有错误', '每条提示都已书面答复'],
        via: ['submitPlan'],
        event: 'plan.submitted',
        notifies: '邀请联合抽查任务的配合部门',
      },
    },
    return: {
      from: ['submitted', 'approved'],
      to: 'draft',
      zh: '退回',
      how: {
        who: ['approver'],
        when: '公示以前',
        requires: ['说明理由'],
        via: ['returnPlan'],
        event: 'plan.returned',
      },
    },
    approve: {
      from: ['submitted'],
      to: 'approved',
      zh: '批准',
      how: {
        who: ['approver'],
        when: '提交后；首版 4 月 15 日以前',
        requires: ['不是起草、修改、答复或提交的人'],
        via: ['approvePlan'],
        event: 'plan.approved',
        notifies: '首版办结当年的备案时限',
      },
    },
    publish: {
      from: ['approved'],
      to: 'published',
      zh: '公示',
      how: {
        who: ['publisher'],
        when: '批准后；首版 4 月 30 日以前',
        requires: ['每个抽查事项仍在公布之中', '修订没有改动或取消已锁定、抽取的任务', '配合部门均已确认'],
        via: ['publishPlan'],
        event: 'plan.published',
        publishes: '计划页及其各版与差异、任务页',
        notifies: '首版办结当年的公示时限；修订版开始重新备案的时限',
      },
    },
    revise: {
      from: ['published'],
      to: 'revised',
      zh: '修订',
      how: {
        who: ['publisher', 'clerk'],
        when: '下一版公示时；修订稿由经办人开启，理由必填',
        requires: ['下一版已批准'],
        via: ['openRevision', 'publishPlan'],
        event: 'plan.published',
        publishes: '原版保留在计划页，注明被修订的日期',
      },
    },
    abandon: {
      from: ['draft'],
      to: 'abandoned',
      zh: '放弃修订',
      how: {
        who: ['clerk'],
        when: '修订稿提交以前',
        requires: ['说明理由', '是修订稿，不是首版'],
        via: ['abandonRevision'],
        event: 'plan.revision-abandoned',
      },
    },
  },
})

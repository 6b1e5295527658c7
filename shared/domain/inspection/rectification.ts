import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'

export type RectificationState = 'ordered' | 'rechecked' | 'failed' | 'rectified' | 'case-filed'

/** A longer term, asked for by an officer and decided by an approver. */
export interface TermExtension {
  readonly until: Day
  readonly reason: string
  /** Certificate number. */
  readonly askedBy: string
  readonly askedOn: Day
  readonly decision?: {
    readonly granted: boolean
    readonly reason: string
    /** Id of a person. */
    readonly by: string
    readonly on: Day
  }
}

/** What the inspected party hands in to show that it has put things right. */
export interface RectificationProof {
  readonly on: Day
  readonly text: string
  /** Photos and scans of the inspection, sealed as evidence. */
  readonly photoIds: readonly string[]
  /** Certificate number of the officer who took it. */
  readonly takenBy: string
}

/** 复查: recorded by one officer of the team, signed by another with his own login. */
export interface Recheck {
  readonly on: Day
  readonly outcome: 'passed' | 'failed'
  readonly finding: string
  readonly photoIds: readonly string[]
  readonly recordedBy: string
  readonly recordedAt: string
  readonly confirmed?: { readonly by: string; readonly at: string }
}

/** 责令改正, from the order to its proof. */
export interface Rectification {
  /** Absent on older records: it follows from the day of closing. */
  readonly state?: RectificationState
  /** Day on which the order was approved. */
  readonly ordered: Day
  /** Last day of the term that runs, extensions included. */
  readonly dueOn: Day
  /** Terms that ran before: each ended with a recheck that failed. */
  readonly earlierTerms?: readonly { readonly from: Day; readonly dueOn: Day }[]
  /** First day of the term that runs, where it is not the first. */
  readonly termFrom?: Day
  readonly extensions?: readonly TermExtension[]
  readonly proofs?: readonly RectificationProof[]
  readonly rechecks?: readonly Recheck[]
  /** Day of the recheck that passed. */
  readonly closedOn?: Day
  /** What that recheck found. */
  readonly proof?: string
  /** The case it went into after a recheck that failed. */
  readonly caseId?: string
}

const team = '责令改正生效后，由检查组成员办理'

export const rectificationLifecycle = lifecycle({
  what: '责令改正',
  en: 'The order to rectify',
  states: {
    ordered: '整改中',
    rechecked: '复查待确认',
    failed: '复查不合格',
    rectified: '整改合格',
    'case-filed': '已转立案',
  },
  moves: {
    'hand-in': {
      from: ['ordered'],
      to: 'ordered',
      zh: '收取整改证明',
      how: {
        who: ['officer'],
        when: '期限届满前后，当事人提交证明时',
        requires: [team, '所附照片和扫描件属于本检查'],
        via: ['takeProof'],
        event: 'rectification.proved',
      },
    },
    'ask-term': {
      from: ['ordered'],
      to: 'ordered',
      zh: '申请延期',
      how: {
        who: ['officer'],
        when: '期限届满之日或之前',
        requires: ['说明理由', '新期限晚于原期限', '没有未决定的申请'],
        via: ['askForTerm'],
        event: 'rectification.term-asked',
      },
    },
    'decide-term': {
      from: ['ordered'],
      to: 'ordered',
      zh: '决定延期申请',
      how: {
        who: ['approver'],
        when: '收到申请后',
        requires: ['由申请人以外的审批人决定', '说明理由'],
        via: ['decideTerm'],
        event: 'rectification.term-decided',
        publishes: '公示页上的整改期限',
        notifies: '批准后，检查组的复查时限顺延',
      },
    },
    recheck: {
      from: ['ordered', 'rechecked'],
      to: 'rechecked',
      zh: '登记复查',
      how: {
        who: ['officer'],
        when: '整改完成或期限届满后',
        requires: [team, '写明复查情况', '复查日在责令之日与今天之间'],
        via: ['recordRecheck'],
        event: 'rectification.rechecked',
      },
    },
    pass: {
      from: ['rechecked'],
      to: 'rectified',
      zh: '确认合格',
      how: {
        who: ['officer'],
        when: '登记复查后',
        requires: ['由登记人以外的检查组成员以本人账号确认', '所附照片已通过检查'],
        via: ['confirmRecheck'],
        event: 'rectification.closed',
        publishes: '公示页上的整改完成日',
        notifies: '结束检查组的复查时限',
      },
    },
    fail: {
      from: ['rechecked'],
      to: 'failed',
      zh: '确认不合格',
      how: {
        who: ['officer'],
        when: '登记复查后',
        requires: ['由登记人以外的检查组成员以本人账号确认'],
        via: ['confirmRecheck'],
        event: 'rectification.failed',
        notifies: '结束检查组的复查时限，审核人决定再次责令或移交立案',
      },
    },
    'order-again': {
      from: ['failed'],
      to: 'ordered',
      zh: '再次责令',
      how: {
        who: ['reviewer'],
        when: '复查不合格之后',
        requires: ['不是检查组成员', '说明理由', '新期限晚于今天'],
        via: ['orderAgain'],
        event: 'rectification.ordered-again',
        publishes: '公示页上的整改期限',
        notifies: '检查组的复查时限重新起算',
      },
    },
    'file-case': {
      from: ['failed'],
      to: 'case-filed',
      zh: '转立案',
      how: {
        who: ['reviewer'],
        when: '复查不合格之后',
        requires: ['不是检查组成员', '写明办案机构和理由'],
        via: ['handOverCase'],
        event: 'case.handed-over',
        notifies: '审核人的立案时限起算',
      },
    },
  },
})

export function rectificationState({ state, closedOn }: Rectification): RectificationState {
  return state ?? (closedOn === undefined ? 'ordered' : 'rectified')
}

/** Whether nothing is left to do about the order itself. */
export function isSettled(rectification: Rectification): boolean {
  return ['rectified', 'case-filed'].includes(rectificationState(rectification))
}

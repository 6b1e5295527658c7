import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { WithScans } from './attached.ts'

/** How a case ended. */
export const caseOutcomes = {
  penalty: '作出行政处罚决定',
  'no-penalty': '不予行政处罚',
  withdrawn: '撤销案件',
} as const

export type CaseOutcome = keyof typeof caseOutcomes

/** 立案: what an inspection found, handed over to the unit that enforces. */
export interface CaseFiling {
  readonly id: string
  readonly state: 'handed-over' | 'filed' | 'declined' | 'concluded'
  /** 办案机构. */
  readonly unit: string
  readonly reason: string
  /** Id of the reviewer who handed it over. */
  readonly handedBy: string
  readonly handedOn: Day
  /** Working days until it is filed or declined; absent on older records. */
  readonly filingDays?: number
  readonly filed?: { readonly number: string; readonly on: Day; readonly by: string } & WithScans
  readonly declined?: { readonly reason: string; readonly on: Day; readonly by: string } & WithScans
  readonly outcome?: {
    readonly kind: CaseOutcome
    /** Number of the decision or of the document that says so. */
    readonly number: string
    readonly on: Day
    readonly text: string
    readonly by: string
  } & WithScans
}

export const caseLifecycle = lifecycle({
  what: '立案',
  en: 'The case',
  states: { 'handed-over': '已移交办案机构', filed: '已立案', declined: '不予立案', concluded: '已结案' },
  moves: {
    file: {
      from: ['handed-over'],
      to: 'filed',
      zh: '登记立案',
      how: {
        who: ['reviewer'],
        when: '办案机构立案后；移交后应在部门规定的工作日内（默认十五个）有结论',
        requires: ['不是检查组成员', '立案日不早于移交日'],
        via: ['recordCaseFiling'],
        event: 'case.filed',
        notifies: '结束立案时限；九十日的办案时限起算',
      },
    },
    decline: {
      from: ['handed-over'],
      to: 'declined',
      zh: '登记不予立案',
      how: {
        who: ['reviewer'],
        when: '办案机构决定不立案后',
        requires: ['不是检查组成员', '写明理由'],
        via: ['declineCase'],
        event: 'case.declined',
        notifies: '结束立案时限',
      },
    },
    conclude: {
      from: ['filed'],
      to: 'concluded',
      zh: '登记结案',
      how: {
        who: ['reviewer'],
        when: '处罚决定、不予处罚决定作出或案件撤销后',
        requires: ['不是检查组成员', '结案日不早于立案日', '写明文书号'],
        via: ['concludeCase'],
        event: 'case.concluded',
        notifies: '结束办案时限',
      },
    },
  },
})

export function isCaseSettled({ state }: CaseFiling): boolean {
  return state === 'concluded' || state === 'declined'
}

import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'

/** 工作细则 of a department, and a 工作指引 for each item: what the notice asks each of them to define. */
export const rulesKinds = {
  rules: {
    zh: '抽查工作细则',
    chapters: {
      selection: '抽取方法',
      process: '检查流程',
      authority: '审批权限',
      disclosure: '公示程序',
      archive: '归档方式',
    },
    source: '忻双随机办〔2022〕2号 二（四）：就抽取方法、检查流程、审批权限、公示程序、归档方式等作出明确规定',
  },
  guide: {
    zh: '抽查工作指引',
    chapters: { procedure: '工作程序', subjects: '检查项目', means: '检查方法' },
    source: '忻双随机办〔2022〕2号 二（四）：逐一明确抽查的工作程序、项目、方法等',
  },
} as const

export type RulesKind = keyof typeof rulesKinds

/** A chapter: one that must be there, by its id, or one of the department's own. */
export interface Chapter {
  readonly id: string
  readonly title: string
  /** A paragraph a line. */
  readonly text: string
}

export interface RulesText {
  readonly title: string
  readonly chapters: readonly Chapter[]
}

/** The text on which a clerk works. What was published before stays public until the next edition is. */
export interface WorkingRules extends RulesText {
  /** `rules`, or `guide-<item id>`. */
  readonly id: string
  readonly kind: RulesKind
  /** Of a guide. */
  readonly itemId?: string
  readonly state: 'draft' | 'submitted' | 'approved' | 'published'
  /** Every edition there has been, the first first. */
  readonly editions: readonly { readonly edition: number; readonly publishedOn: Day }[]
  /** Everybody who wrote on what is not published yet: none of them may approve it. */
  readonly editedBy: readonly string[]
  readonly submittedBy?: string
  readonly returned?: { readonly by: string; readonly on: Day; readonly reason: string }
  readonly approvedBy?: string
  readonly approvedOn?: Day
}

/** What was published, readable for ever. `id` is `<rules id>@<edition>`. */
export interface RulesEdition extends RulesText {
  readonly id: string
  readonly rulesId: string
  readonly kind: RulesKind
  readonly itemId?: string
  readonly edition: number
  readonly publishedOn: Day
}

export const rulesLifecycle = lifecycle({
  what: '工作细则和指引',
  en: 'The working rules',
  states: { draft: '草稿', submitted: '待审批', approved: '已批准', published: '已公布' },
  moves: {
    edit: {
      from: ['draft', 'published'],
      to: 'draft',
      zh: '修改',
      how: {
        who: ['clerk'],
        when: '起草时；公布以后修改的，另成一版',
        requires: ['If-Match 为读到的版本'],
        via: ['startWorkingRules', 'editWorkingRules'],
        event: 'working-rules.edited',
      },
    },
    submit: {
      from: ['draft'],
      to: 'submitted',
      zh: '提交',
      how: {
        who: ['clerk'],
        when: '写成后',
        requires: ['必备的各章齐全', '没有待填处'],
        via: ['submitWorkingRules'],
        event: 'working-rules.submitted',
      },
    },
    return: {
      from: ['submitted', 'approved'],
      to: 'draft',
      zh: '退回',
      how: {
        who: ['approver'],
        when: '公布以前',
        requires: ['说明理由'],
        via: ['returnWorkingRules'],
        event: 'working-rules.returned',
      },
    },
    approve: {
      from: ['submitted'],
      to: 'approved',
      zh: '批准',
      how: {
        who: ['approver'],
        when: '提交后',
        requires: ['不是起草、修改或提交的人'],
        via: ['approveWorkingRules'],
        event: 'working-rules.approved',
      },
    },
    publish: {
      from: ['approved'],
      to: 'published',
      zh: '公布',
      how: {
        who: ['publisher'],
        when: '批准后；6 月 30 日以前',
        requires: ['没有不宜公开的内容'],
        via: ['publishWorkingRules'],
        event: 'working-rules.published',
        publishes: '工作细则和指引页及其各版',
        notifies: '办结当年的细则和指引时限',
      },
    },
  },
})

export function guideIdOf(itemId: string): string {
  return `guide-${itemId}`
}

import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'

/** 报送材料: what a department hands over; each closes the obligation that bears the same name, of its year or of its plan's revision. */
export const filingKinds = {
  'half-year-summary': { zh: '上半年工作总结', to: '领导小组办公室' },
  'plan-refiling': { zh: '调整后的年度抽查计划', to: '领导小组办公室' },
  'working-rules': { zh: '抽查工作细则和指引', to: '领导小组办公室' },
  'results-reported': { zh: '抽查检查结果汇总', to: '法规税政科' },
  'self-check': { zh: '全年工作自查报告', to: '领导小组办公室' },
  /** Asked for by no deadline of the notice. */
  'monthly-figures': { zh: '抽查工作月报', to: '领导小组办公室' },
} as const

export type FilingKind = keyof typeof filingKinds

export const filingTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const

export type FilingType = (typeof filingTypes)[number]

/** The published revision that a document files again. */
export interface FiledPlan {
  readonly id: string
  readonly version: number
  readonly publishedOn: Day
}

export interface Filing {
  readonly id: string
  readonly kind: FilingKind
  readonly year: number
  readonly title: string
  /** The task whose results are handed over. */
  readonly taskId?: string
  /** Of a revised plan that is filed again. */
  readonly plan?: FiledPlan
  readonly sha256: string
  readonly size: number
  readonly type: FilingType
  /** Key of the document, first in quarantine, then in the archive. */
  readonly file: string
  readonly state: 'uploading' | 'filed'
  readonly declaredBy: string
  /** The day on which the document arrived, by the platform's clock: nobody states it. */
  readonly filedOn?: Day
}

export const filingLifecycle = lifecycle({
  what: '报送材料',
  en: 'The filing',
  states: { uploading: '待上传', filed: '已报送' },
  moves: { receive: { from: ['uploading'], to: 'filed', zh: '收到文件', via: ['receiveFiling'] } },
})

import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { OfficialDraft } from '../documents/document.ts'
import type { MadeFiles } from '../documents/made-file.ts'
import type { Sheet } from '../documents/sheet.ts'

/** A letter drafted from the record, and the lists behind its figures: edited and filed by a person. */
export interface ReportDraft {
  readonly document: OfficialDraft
  readonly annexes: readonly Sheet[]
}

export const reportKinds = {
  'half-year-summary': { zh: '上半年工作总结', to: '领导小组办公室' },
  'self-check': { zh: '全年工作自查报告', to: '领导小组办公室' },
  'results-reported': { zh: '抽查检查结果汇总', to: '法规税政科' },
  'monthly-figures': { zh: '抽查工作月报', to: '领导小组办公室' },
} as const

export type ReportKind = keyof typeof reportKinds

/** What is to be reported: a year, one of its months, or one of its tasks. */
export interface ReportSubject {
  readonly kind: ReportKind
  readonly year: number
  /** 1 to 12, of monthly figures alone. */
  readonly month?: number
  /** Of a summary of results: one task, not all. */
  readonly taskId?: string
}

/** A draft that somebody asked for. What it says was read once; what a person writes in its blanks makes another edition. */
export interface Report extends ReportSubject {
  readonly id: string
  readonly state: 'asked' | 'drafted' | 'filed'
  readonly askedBy: string
  readonly askedOn: Day
  /** Counts the writings of its files, from 1. */
  readonly edition?: number
  readonly files?: MadeFiles
  /** What a person wrote in the place of blanks, by the blank's words. */
  readonly texts?: Readonly<Record<string, string>>
  /** Places that are still left for a person to write. */
  readonly blanks?: readonly string[]
  readonly filingId?: string
}

export const reportLifecycle = lifecycle({
  what: '报告',
  en: 'The report',
  states: { asked: '起草中', drafted: '已起草', filed: '已报送' },
  moves: {
    draft: { from: ['asked'], to: 'drafted', zh: '起草' },
    write: { from: ['drafted'], to: 'asked', zh: '填写' },
    file: { from: ['drafted'], to: 'filed', zh: '报送' },
  },
})

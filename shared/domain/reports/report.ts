import type { Day } from '../../kernel/days.ts'

/** A place that the record cannot fill: marked in the document, for a person to write. */
interface Blank {
  readonly blank: string
}

export type Run = string | Blank

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** A document in the official form (GB/T 9704), without the seal: drafted from the record, edited and filed by a person. */
export interface ReportDraft {
  /** The name in red at its head. */
  readonly office: string
  readonly number: Run
  readonly title: string
  /** 主送 */
  readonly addressee: string
  readonly blocks: readonly Block[]
  readonly signedBy: string
  readonly day: Day
  /** What goes with it as a workbook. */
  readonly annex: {
    readonly name: string
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
}

export const reportKinds = {
  'half-year-summary': { zh: '上半年工作总结', to: '领导小组办公室' },
  'self-check': { zh: '全年工作自查报告', to: '领导小组办公室' },
  'results-reported': { zh: '抽查检查结果汇总', to: '法规税政科' },
} as const

export type ReportKind = keyof typeof reportKinds

/** A draft that somebody asked for. */
export interface Report {
  readonly id: string
  readonly kind: ReportKind
  readonly year: number
  readonly state: 'asked' | 'drafted'
  readonly askedBy: string
  readonly askedOn: Day
  /** Keys in the archive, once drafted. */
  readonly document?: string
  readonly annex?: string
  /** How many places are left for a person to write. */
  readonly blanks?: number
}

export function blanksOf({ number, blocks }: ReportDraft): string[] {
  const runs = [number, ...blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []))]
  return runs.flatMap((run) => (typeof run === 'string' ? [] : [run.blank]))
}

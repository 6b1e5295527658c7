import type { Day } from '../../kernel/days.ts'
import { lifecycle } from '../../kernel/lifecycle.ts'
import type { MadeFiles } from './made-file.ts'

/** What a document is about. */
export type SubjectKind = 'task' | 'plan' | 'inspection' | 'rules'

/**
 * 文书: each kind with what it is about. `form` counts the software's own editions of it, so that a form that was mended is made anew.
 */
export const documentKinds = {
  'work-scheme': { zh: '检查工作方案', en: 'work scheme', of: 'task', form: 1 },
  'plan-table': { zh: '年度双随机抽查工作计划', en: 'plan table', of: 'plan', form: 1 },
  'approval-form': { zh: '检查审批表', en: 'approval form', of: 'inspection', form: 1 },
  'inspection-notice': { zh: '检查通知书', en: 'inspection notice', of: 'inspection', form: 1 },
  'on-site-record': { zh: '现场检查笔录', en: 'on-site record', of: 'inspection', form: 1 },
  'check-record': { zh: '抽查情况记录表', en: 'check record form', of: 'inspection', form: 1 },
  'order-to-rectify': { zh: '责令改正通知书', en: 'order to rectify', of: 'inspection', form: 1 },
  'recheck-record': { zh: '整改复查记录', en: 'recheck record', of: 'inspection', form: 1 },
  'delivery-receipt': { zh: '送达回证', en: 'delivery receipt', of: 'inspection', form: 1 },
  'rules-text': { zh: '抽查工作细则和指引', en: 'text of the working rules', of: 'rules', form: 1 },
} as const satisfies Record<string, { zh: string; en: string; of: SubjectKind; form: number }>

export type DocumentKind = keyof typeof documentKinds

export const documentNames = Object.keys(documentKinds) as DocumentKind[]

/** A record as it stood when the document was made from it. */
export interface MadeFrom {
  /** `tasks/2022-1` */
  readonly record: string
  readonly version: number
}

/** A document that somebody asked for: made once from the record as it stood, and kept as it is beside those that follow. */
export interface OfficialDocument {
  /** `<subject>~<kind>~<number>` */
  readonly id: string
  readonly kind: DocumentKind
  readonly subject: string
  /** Counts the documents of this kind and subject from 1: each was made from another version of the record. */
  readonly number: number
  readonly state: 'asked' | 'made'
  readonly askedBy: string
  readonly askedOn: Day
  /** The software's edition of the form, and every record that it is filled from. */
  readonly form: number
  readonly from: readonly MadeFrom[]
  readonly files?: MadeFiles
  /** What the record could not fill, by its words. */
  readonly blanks?: readonly string[]
  readonly madeAt?: string
}

export const documentLifecycle = lifecycle({
  what: '文书',
  en: 'The document',
  states: { asked: '制作中', made: '已制作' },
  moves: { make: { from: ['asked'], to: 'made', zh: '制作' } },
})

/** What the ids of a subject's documents begin with, of one kind or of all. */
export function documentsOf(subject: string, kind?: DocumentKind): string {
  return kind === undefined ? `${subject}~` : `${subject}~${kind}~`
}

export function documentId(subject: string, kind: DocumentKind, number: number): string {
  return `${documentsOf(subject, kind)}${String(number).padStart(4, '0')}`
}

/** Whether a document still says what its records say: then asking for it again gives it again. */
export function isOf(
  document: Pick<OfficialDocument, 'form' | 'from'>,
  { form, from }: Pick<OfficialDocument, 'form' | 'from'>,
): boolean {
  const told = (list: readonly MadeFrom[]) =>
    list
      .map(({ record, version }) => `${record}@${version}`)
      .sort()
      .join()
  return document.form === form && told(document.from) === told(from)
}

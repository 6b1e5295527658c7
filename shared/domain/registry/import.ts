import { lifecycle } from '../../kernel/lifecycle.ts'

export const importKinds = {
  items: '抽查事项清单',
  targets: '检查对象名录库',
  officers: '执法检查人员名录库',
  plan: '年度抽查计划',
} as const

export type ImportKind = keyof typeof importKinds

export type ImportState = 'uploading' | 'reading' | 'unreadable' | 'read' | 'applying' | 'applied'

/** What the work behind the requests is at. */
export type ImportPhase = 'reading' | 'comparing' | 'applying'

/** Something in a file that needs a mend or a decision. `where` names sheet, row and column as the clerk sees them. */
export interface ImportFinding {
  readonly id: string
  readonly severity: 'error' | 'conflict' | 'warning'
  readonly where: string
  readonly zh: string
  readonly en: string
  /** What a conflict offers; the clerk's choice is one of the ids. */
  readonly choices?: readonly ImportChoice[]
  readonly chosen?: string
  /** Why, where the choice asks for it. */
  readonly reason?: string
  /** Id of the person who chose. */
  readonly chosenBy?: string
}

export interface ImportChoice {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly value: unknown
  /** Whoever takes it must say why. */
  readonly reason?: true
}

/** One file on its way into the registries: read, reported, decided, applied. The file is kept with its hash. */
export interface Import {
  readonly id: string
  readonly kind: ImportKind
  readonly state: ImportState
  readonly fileName: string
  readonly sha256: string
  /** Bytes declared. */
  readonly size: number
  /** Key of the file, in quarantine until it is read, then in the archive bucket. */
  readonly file: string
  /** Where the rows that are to be written lie in the archive bucket, in parts: what their keys begin with. */
  readonly rows?: string
  /** Key of the report in the archive bucket: every finding and every difference, as a .csv. */
  readonly report?: string
  readonly counts: ImportCounts
  /** At most 100; when there are more, the last one says how many. */
  readonly findings: readonly ImportFinding[]
  /** All findings, listed or not. */
  readonly totals?: { readonly errors: number; readonly conflicts: number; readonly warnings: number }
  /** The first of the changes, for the eye; the report has all. */
  readonly sample?: readonly RowChange[]
  /** Why nothing could be read of the file, in the words of the refusal. */
  readonly unreadable?: { readonly zh: string; readonly en: string }
  /** The notice's words, when they were given with a plan. */
  readonly notice?: string
  readonly phase?: ImportPhase
  /** Rows of the phase that are done. While applying: where an interrupted apply goes on. */
  readonly done: number
  /** Rows of the phase altogether, once they are known. */
  readonly of: number
  readonly importedBy: string
  readonly decidedBy?: string
  /** For a plan: the plan it became. */
  readonly planId?: string
}

export interface ImportCounts {
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Records that the registry leads and the file does not name; unknown while rows of the file have errors. */
  readonly missing?: number
}

/** What a file changes in one record, in the words of its own columns. */
export interface RowChange {
  readonly row: number
  readonly id: string
  readonly fields: readonly FieldChange[]
}

export interface FieldChange {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** One file of a kind is applied at a time. `id` is the kind. */
export interface ImportLock {
  readonly id: ImportKind
  /** The import that is being applied; absent when none is. */
  readonly importId?: string
  readonly fileName?: string
}

export const importLifecycle = lifecycle({
  what: '导入',
  en: 'The import',
  states: {
    uploading: '上传中',
    reading: '读取中',
    unreadable: '无法读取',
    read: '待确认',
    applying: '写入中',
    applied: '已写入',
  },
  moves: {
    begin: { from: ['uploading', 'reading'], to: 'reading', zh: '开始读取', via: ['readImport'] },
    read: { from: ['reading'], to: 'read', zh: '读取', via: ['readImport'] },
    refuse: { from: ['uploading', 'reading'], to: 'unreadable', zh: '退回', via: ['readImport'] },
    decide: { from: ['read'], to: 'read', zh: '选择', via: ['decideImport'] },
    apply: { from: ['read'], to: 'applying', zh: '写入', via: ['applyImport'] },
    finish: { from: ['applying'], to: 'applied', zh: '完成' },
  },
})

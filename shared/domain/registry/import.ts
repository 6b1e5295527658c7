import { lifecycle } from '../../kernel/lifecycle.ts'

export const importKinds = {
  items: '抽查事项清单',
  targets: '检查对象名录库',
  officers: '执法检查人员名录库',
  plan: '年度抽查计划',
} as const

export type ImportKind = keyof typeof importKinds

export type ImportState = 'uploading' | 'unreadable' | 'read' | 'applying' | 'applied'

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
  /** Id of the person who chose. */
  readonly chosenBy?: string
}

export interface ImportChoice {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly value: unknown
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
  /** Key of the parsed rows in the archive bucket. */
  readonly rows: string
  readonly counts: {
    readonly rows: number
    readonly added: number
    readonly changed: number
    readonly unchanged: number
  }
  /** At most 100; when there are more, the last one says how many and blocks. */
  readonly findings: readonly ImportFinding[]
  /** Why nothing could be read of the file, in the words of the refusal. */
  readonly unreadable?: { readonly zh: string; readonly en: string }
  /** The notice's words, when they were given with a plan. */
  readonly notice?: string
  /** Rows applied so far: where an interrupted apply goes on. */
  readonly done: number
  readonly importedBy: string
  readonly decidedBy?: string
  /** For a plan: the plan it became. */
  readonly planId?: string
}

export const importLifecycle = lifecycle({
  what: '导入',
  en: 'The import',
  states: { uploading: '上传中', unreadable: '无法读取', read: '待确认', applying: '写入中', applied: '已写入' },
  moves: {
    read: { from: ['uploading'], to: 'read', zh: '读取' },
    refuse: { from: ['uploading'], to: 'unreadable', zh: '退回' },
    decide: { from: ['read'], to: 'read', zh: '选择' },
    apply: { from: ['read'], to: 'applying', zh: '写入' },
    finish: { from: ['applying'], to: 'applied', zh: '完成' },
  },
})

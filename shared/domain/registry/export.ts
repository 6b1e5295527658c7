import { lifecycle } from '../../kernel/lifecycle.ts'
import type { ImportKind } from './import.ts'

/** A file that is made behind the request: a registry with the columns that an import reads, or the template of its file. */
export interface Export {
  readonly id: string
  readonly kind: Exclude<ImportKind, 'plan'>
  readonly content: 'records' | 'template'
  readonly format: 'xlsx' | 'csv'
  readonly state: 'making' | 'made'
  /** Records written so far. */
  readonly done: number
  /** Key in the archive bucket, when it is made. */
  readonly file?: string
  /** The name under which it is fetched. */
  readonly fileName: string
  readonly askedBy: string
}

export const exportLifecycle = lifecycle({
  what: '导出',
  en: 'The export',
  states: { making: '生成中', made: '已生成' },
  moves: {
    progress: { from: ['making'], to: 'making', zh: '生成', via: ['makeExport'] },
    finish: { from: ['making'], to: 'made', zh: '完成', via: ['makeExport'] },
  },
})

/** A file of a document as it lies in the archive, never to be written again. */
export interface MadeFile {
  /** Key in the archive. */
  readonly key: string
  readonly sha256: string
  readonly size: number
}

/** document: .docx · page: the same as a page to be printed · annex: lists or a table as .xlsx */
export const madeFiles = {
  document: {
    end: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  page: { end: 'html', type: 'text/html; charset=utf-8' },
  annex: { end: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const

export type MadeFileName = keyof typeof madeFiles

export type MadeFiles = { readonly [F in MadeFileName]?: MadeFile }

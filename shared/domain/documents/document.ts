/** A place that the record cannot fill: marked in the document, for a person to write. */
export interface Blank {
  readonly blank: string
}

export type Run = string | Blank

/** A line of a cell: runs one after the other. */
export type Line = readonly Run[]

/** A cell of a form: a label that the form prints, or what the record says. */
export interface FormCell {
  readonly lines: readonly Line[]
  readonly label?: true
  /** Columns and rows that it takes; one when it is not said. */
  readonly columns?: number
  readonly rows?: number
  readonly align?: 'left' | 'center' | 'right'
}

export interface FormRow {
  readonly cells: readonly FormCell[]
  /** Room for handwriting, millimetres. */
  readonly height?: number
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'paragraph'
      readonly runs: readonly Run[]
      readonly align?: 'center' | 'right'
      readonly plain?: true
    }
  | ListTable
  | { readonly kind: 'form'; readonly widths: readonly number[]; readonly rows: readonly FormRow[] }
  | Chart
  | CodeAndSignature
  | { readonly kind: 'signed'; readonly by: string; readonly day: Run }
  | { readonly kind: 'signatures'; readonly places: readonly string[] }
  | { readonly kind: 'note'; readonly runs: readonly Run[] }
  | { readonly kind: 'new-page' }

/** A QR code with what it is for, and beside it on the right 署名和成文日期: of a form that is to stay on one page. */
export interface CodeAndSignature {
  readonly kind: 'code'
  readonly url: string
  readonly note: string
  readonly by: string
  readonly day: Run
}

/** A list with a head that is repeated on each page; a cell may have several lines. */
export interface ListTable {
  readonly kind: 'table'
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Shares of the width; even ones when they are not said. */
  readonly widths?: readonly number[]
}

/** Bars from zero, one for each category; the numbers stand at their ends. */
export interface Chart {
  readonly kind: 'chart'
  readonly shape: 'bar' | 'column'
  readonly title: string
  readonly unit: string
  readonly categories: readonly string[]
  readonly values: readonly number[]
}

/**
 * A document in the form of official documents, without the seal: drafted from the record and nothing else.
 *
 * @source GB/T 9704-2012 for letters with a red head; the forms are laid out as the ministries' 行政执法文书格式文本 are
 */
export interface OfficialDraft {
  /** 红头: the name in red with the number below it; a form has its office above the title instead. */
  readonly head: 'letter' | 'form'
  readonly office: string
  readonly number?: Run
  /** A long one is broken where its words end: a line each. */
  readonly title: string
  /** 主送 */
  readonly addressee?: Run
  readonly blocks: readonly Block[]
  readonly landscape?: true
}

/** A number, a share or a day: stands in the middle of its cell. */
export function isFigure(text: string): boolean {
  return /^[\d.,%/（）()-]+$|^—$/u.test(text)
}

export function blank(what: string): Blank {
  return { blank: what }
}

/** What the record says, or a marked blank. */
export function orBlank(text: string | undefined, what: string): Run {
  return text === undefined || text.trim() === '' ? blank(what) : text
}

export function heading(text: string): Block {
  return { kind: 'heading', text }
}

/** 署名和成文日期, on the right. */
export function signed(by: string, day: Run): Block {
  return { kind: 'signed', by, day }
}

export function paragraph(...runs: Run[]): Block {
  return { kind: 'paragraph', runs }
}

/** What a form prints, broken where its words end. */
export function label(text: string, more: Pick<FormCell, 'columns' | 'rows'> = {}): FormCell {
  return { lines: text.split('\n').map((line) => [line]), label: true, align: 'center', ...more }
}

/** A cell of one line or, given lists, of several. */
export function filled(text: Run | readonly Line[], more: Omit<FormCell, 'lines' | 'label'> = {}): FormCell {
  return { lines: Array.isArray(text) ? (text as readonly Line[]) : [[text as Run]], ...more }
}

/** What a person has to write before the document can leave, in the order of the page; each once. */
export function blanksOf({ number, addressee, blocks }: OfficialDraft): string[] {
  const runs = [number, addressee, ...blocks.flatMap(runsOf)]
  const found = runs.flatMap((run) => (run === undefined || typeof run === 'string' ? [] : [run.blank]))
  return [...new Set(found)]
}

function runsOf(block: Block): readonly Run[] {
  if (block.kind === 'paragraph' || block.kind === 'note') return block.runs
  if (block.kind === 'signed' || block.kind === 'code') return [block.day]
  if (block.kind === 'form') return block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.flat()))
  return []
}

/** As it stands in the document until somebody writes it. */
export function markOf({ blank: what }: Blank): string {
  return `【待填：${what}】`
}

/**
 * The draft with what a person wrote in the place of blanks, by the blank's words; an empty text leaves the blank. A text of
 * several lines in a paragraph of its own becomes as many paragraphs.
 */
export function filledIn(draft: OfficialDraft, texts: Readonly<Record<string, string>>): OfficialDraft {
  const written = (run: Run): Run => (typeof run === 'string' ? run : orBlank(texts[run.blank], run.blank))
  const { number, addressee } = draft
  return {
    ...draft,
    ...(number === undefined ? {} : { number: written(number) }),
    ...(addressee === undefined ? {} : { addressee: written(addressee) }),
    blocks: draft.blocks.flatMap((block) => blockFilled(block, written)),
  }
}

function blockFilled(block: Block, written: (run: Run) => Run): Block[] {
  if (block.kind === 'signed' || block.kind === 'code') return [{ ...block, day: written(block.day) }]
  if (block.kind === 'note') return [{ ...block, runs: block.runs.map(written) }]
  if (block.kind === 'paragraph') return paragraphsOf({ ...block, runs: block.runs.map(written) })
  if (block.kind !== 'form') return [block]
  const rows = block.rows.map(({ cells, ...row }) => ({
    ...row,
    cells: cells.map((cell) => ({ ...cell, lines: cell.lines.map((line) => line.map(written)) })),
  }))
  return [{ ...block, rows }]
}

function paragraphsOf(block: Extract<Block, { kind: 'paragraph' }>): Block[] {
  const [only, ...rest] = block.runs
  if (typeof only !== 'string' || rest.length > 0) return [block]
  const lines = only.split(/\r?\n/u).filter((line) => line.trim() !== '')
  return lines.map((line) => ({ ...block, runs: [line] }))
}

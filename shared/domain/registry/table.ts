import { type Cell, foldedText, type Sheet, shownText } from './cells.ts'
import type { Finder } from './findings.ts'

/** A header and the other spellings under which it is known. */
export interface Column {
  readonly name: string
  readonly also?: readonly string[]
}

export interface TableRow {
  /** As the clerk sees it, from 1. */
  readonly number: number
  readonly cells: readonly Cell[]
}

/** The table of a file: its header found, each known column's place, the rows below without blank ones. */
export interface Table {
  readonly sheet: string
  readonly places: ReadonlyMap<string, number>
  readonly rows: readonly TableRow[]
  /** What stands above the header, joined. */
  readonly title: string
  readonly headerRow: number
}

const HEADER_WITHIN = 20

/**
 * Finds the one table whose header holds these columns, in any order, on any sheet. Spaces, full-width forms and what
 * stands in brackets behind a header do not matter. A column that is missing is an error, one that is unknown a warning.
 */
export function findTable(sheets: readonly Sheet[], columns: readonly Column[], found: Finder): Table | undefined {
  const names = new Map(
    columns.flatMap(({ name, also = [] }) => [name, ...also].map((spelt) => [headerText(spelt), name])),
  )
  const best = sheets.flatMap((sheet) => candidates(sheet, names)).sort((a, b) => b.known - a.known)[0]
  if (!best || best.known < Math.min(2, columns.length)) {
    const expected = columns.map(({ name }) => name).join('、')
    found.error(
      {},
      { zh: `没有找到表头，应包含：${expected}`, en: `no header row was found; it must hold: ${expected}` },
    )
    return undefined
  }
  const { sheet, at } = best
  const places = placeColumns(sheet, at, names, found)
  missing(columns, places, { sheet: sheet.name, row: at + 1 }, found)
  reportFormulas(sheet, at, found)
  for (const other of sheets) {
    if (other === sheet || other.rows.every(isBlank)) continue
    found.warning({ sheet: other.name }, { zh: '未导入此工作表', en: 'this sheet is not imported' })
  }
  const title = sheet.rows.slice(0, at).flat().map(shownText).filter(Boolean).join(' ')
  return { sheet: sheet.name, places, rows: rowsBelow(sheet, at), title, headerRow: at + 1 }
}

function candidates(sheet: Sheet, names: ReadonlyMap<string, string>) {
  return sheet.rows.slice(0, HEADER_WITHIN).map((row, at) => {
    const known = new Set(row.map((cell) => names.get(headerText(cell))).filter(Boolean)).size
    return { sheet, at, known }
  })
}

function placeColumns(sheet: Sheet, at: number, names: ReadonlyMap<string, string>, found: Finder) {
  const places = new Map<string, number>()
  sheet.rows[at]?.forEach((cell, column) => {
    const header = shownText(cell)
    const name = names.get(headerText(cell))
    const place = { sheet: sheet.name, row: at + 1, column, header }
    if (!header) return
    if (!name) found.warning(place, { zh: '不认识的列，未导入', en: 'an unknown column, not imported' })
    else if (places.has(name)) found.error(place, { zh: '此列出现了两次', en: 'this column appears twice' })
    else places.set(name, column)
  })
  return places
}

function missing(
  columns: readonly Column[],
  places: ReadonlyMap<string, number>,
  place: { sheet: string; row: number },
  found: Finder,
): void {
  const absent = columns.filter(({ name }) => !places.has(name)).map(({ name }) => name)
  if (absent.length === 0) return
  found.error(place, { zh: `表头缺少：${absent.join('、')}`, en: `the header lacks: ${absent.join(', ')}` })
}

/** What a formula computed is a value like another, but the clerk should know that it was not typed. */
function reportFormulas({ name, formulas, uncomputed = [] }: Sheet, at: number, found: Finder): void {
  if (uncomputed.length > 0) {
    const cells = uncomputed.slice(0, 10).join('、')
    found.error(
      { sheet: name },
      {
        zh: `公式没有计算结果：${cells}，请在 Excel 中打开并保存`,
        en: `these formulas were never computed: ${cells}; open the file and save it`,
      },
    )
  }
  const below = formulas.filter((cell) => Number(/\d+$/.exec(cell)?.[0]) > at + 1)
  if (below.length === 0) return
  const shown = below.slice(0, 10).join('、') + (below.length > 10 ? '…' : '')
  found.warning(
    { sheet: name },
    {
      zh: `${below.length} 个单元格是公式（${shown}），已取其上次计算的值，请核对`,
      en: `${below.length} cells hold formulas (${shown}); their last computed values were taken: check them`,
    },
  )
}

function rowsBelow(sheet: Sheet, at: number): TableRow[] {
  return sheet.rows
    .map((cells, index) => ({ number: index + 1, cells }))
    .slice(at + 1)
    .filter(({ cells }) => !isBlank(cells))
}

function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => shownText(cell) === '')
}

function headerText(cell: Cell | undefined): string {
  return foldedText(cell)
    .replace(/\(.*?\)/g, '')
    .replace(/[*:]/g, '')
}

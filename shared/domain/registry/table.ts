import { type Cell, foldedText, isBlank, type Sheet, type SheetRow, shownText } from './cells.ts'
import type { Finder } from './findings.ts'

/** A header and the other spellings under which it is known. */
export interface Column {
  readonly name: string
  readonly also?: readonly string[]
  /** A file may do without it; then, and where its cell is blank, what the registry says stays. */
  readonly optional?: true
}

/** Where the table of a file stands: its sheet, its header and each known column's place. The data lies below. */
export interface Table {
  readonly sheet: string
  readonly places: ReadonlyMap<string, number>
  /** What stands above the header, joined. */
  readonly title: string
  /** The last row of the header. */
  readonly headerRow: number
}

/** A header begins in one of the first rows: so much of a sheet must be at hand to find it. */
export const HEADER_WITHIN = 20

/** A sheet of this name explains how to fill in the others; our own templates have one. */
export const GUIDE_SHEET = '填写说明'

interface Candidate {
  readonly sheet: Sheet
  readonly header: readonly Cell[]
  readonly first: number
  readonly last: number
  readonly known: number
}

/**
 * Finds the one table whose header holds these columns, in any order. Spaces, full-width forms and what stands in
 * brackets behind a header do not matter; a header may take two rows with merged cells. A column that is missing is an
 * error, one that is unknown a warning; two sheets that both hold such a table are an error naming both.
 *
 * @param heads the first `HEADER_WITHIN` rows of each sheet, or more
 */
export function findTable(heads: readonly Sheet[], columns: readonly Column[], found: Finder): Table | undefined {
  const names = new Map(
    columns.flatMap(({ name, also = [] }) => [name, ...also].map((spelt) => [headerText(spelt), name])),
  )
  const bests = heads.flatMap((sheet) => bestOf(candidates(sheet, names)) ?? [])
  const best = bestOf(bests)
  if (!best || best.known < Math.min(2, columns.length)) {
    const expected = columns.map(({ name }) => name).join('、')
    found.error(
      {},
      { zh: `没有找到表头，应包含：${expected}`, en: `no header row was found; it must hold: ${expected}` },
    )
    return undefined
  }
  const { sheet, first, last, header } = best
  const places = placeColumns({ sheet: sheet.name, row: last }, header, { names, found })
  missing(columns, places, { sheet: sheet.name, row: last }, found)
  reportOthers(heads, best, { bests, half: columns.filter(({ optional }) => !optional).length / 2, found })
  const title = sheet.rows
    .filter(({ number }) => number < first)
    .flatMap(({ cells }) => cells.map(shownText))
    .filter(Boolean)
    .join(' ')
  return { sheet: sheet.name, places, title, headerRow: last }
}

function bestOf(all: readonly Candidate[]): Candidate | undefined {
  return all.toSorted((a, b) => b.known - a.known)[0]
}

/** Each row alone, then each with the row below it: only what more columns are known by is taken for two rows. */
function candidates(sheet: Sheet, names: ReadonlyMap<string, string>): Candidate[] {
  const rows = sheet.rows.filter(({ number }) => number <= HEADER_WITHIN)
  const known = (header: readonly Cell[]) =>
    new Set(header.map((cell) => names.get(headerText(cell))).filter(Boolean)).size
  const single = rows.map(({ number, cells }) => ({ header: cells, first: number, last: number }))
  const double = rows.flatMap((row, at) => {
    const below = sheet.rows[at + 1]
    if (below?.number !== row.number + 1) return []
    return { header: joinRows(row, below, names), first: row.number, last: below.number }
  })
  return [...single, ...double].map((each) => ({ ...each, sheet, known: known(each.header) }))
}

/** A merged cell lies in its first cell alone: a blank one in the upper row stands under what is left of it. */
function joinRows(upper: SheetRow, lower: SheetRow, names: ReadonlyMap<string, string>): Cell[] {
  let group = ''
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, column) => {
    const [above, below] = [shownText(upper.cells[column]), shownText(lower.cells[column])]
    if (above) group = above
    const options = [below ? `${group}${below}` : above, below, above]
    return options.find((option) => names.has(headerText(option))) ?? (below || above)
  })
}

function placeColumns(
  at: { readonly sheet: string; readonly row: number },
  header: readonly Cell[],
  { names, found }: { names: ReadonlyMap<string, string>; found: Finder },
): Map<string, number> {
  const places = new Map<string, number>()
  header.forEach((cell, column) => {
    const text = shownText(cell)
    const name = names.get(headerText(cell))
    const place = { ...at, column, header: text }
    if (!text) return
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
  const absent = columns.filter(({ name, optional }) => !optional && !places.has(name)).map(({ name }) => name)
  if (absent.length === 0) return
  found.error(place, { zh: `表头缺少：${absent.join('、')}`, en: `the header lacks: ${absent.join(', ')}` })
}

/** Whatever else the workbook holds: a second such table must not be passed over in silence. */
function reportOthers(
  heads: readonly Sheet[],
  best: Candidate,
  { bests, half, found }: { bests: readonly Candidate[]; half: number; found: Finder },
): void {
  for (const sheet of heads) {
    const { name } = sheet
    if (sheet === best.sheet || name === GUIDE_SHEET || sheet.rows.every(({ cells }) => isBlank(cells))) continue
    const rival = bests.find((each) => each.sheet === sheet)
    if (rival && rival.known >= half) {
      const chosen = best.sheet.name
      found.error(
        { sheet: name },
        {
          zh: `工作表“${chosen}”与“${name}”都是这样的表格，请只留一张，或分成两个文件导入`,
          en: `the sheets "${chosen}" and "${name}" both hold such a table: keep one, or import two files`,
        },
      )
    } else found.warning({ sheet: name }, { zh: '未导入此工作表', en: 'this sheet is not imported' })
  }
}

function headerText(cell: Cell | undefined): string {
  return foldedText(cell)
    .replace(/\(.*?\)/g, '')
    .replace(/[*:]/g, '')
}

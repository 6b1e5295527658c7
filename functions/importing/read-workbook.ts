import type { Cell, Sheet } from '../../shared/domain/registry/cells.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { unpackWithin, unreadable, type ZipParts } from './zip-entries.ts'

/** Bounds on what one file may become in memory. */
const MOST_BYTES = 48_000_000
const MOST_ROWS = 50_000
const MOST_COLUMNS = 100

/**
 * The sheets of an .xlsx. Cells hold what was typed or, for a formula, what it last computed.
 *
 * @throws {Refusal} `file-not-readable`, saying what the file is instead or where it is broken
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  requireXlsx(bytes)
  const parts = unpackWithin(bytes, MOST_BYTES)
  if (!parts.has('xl/workbook.xml')) throw unreadable('是压缩包而不是 Excel 工作簿 (a zip, but not a workbook)')
  const traits = new Map([...parts].map(([name, part]) => [name, inspect(Buffer.from(part).toString('utf8'))]))
  const files = sheetFiles(parts)
  try {
    const { xlsxSheets } = await import('./xlsx-sheets.ts')
    const sheets = await xlsxSheets(exactBuffer(bytes))
    return sheets.map(({ sheet, data }, at) => ({
      name: sheet,
      rows: data as unknown as Cell[][],
      formulas: traits.get(files[at] ?? '')?.formulas ?? [],
      uncomputed: traits.get(files[at] ?? '')?.uncomputed ?? [],
    }))
  } catch (error) {
    if (isRefusal(error)) throw error
    throw unreadable(whyOf(error))
  }
}

function requireXlsx(bytes: Uint8Array): void {
  const lead = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (lead === '504b0304') return
  if (lead === 'd0cf11e0') {
    throw unreadable('这是旧版 .xls 或加密文件，请另存为 .xlsx (an old .xls or encrypted file: save it as .xlsx)')
  }
  throw unreadable('不是 .xlsx 文件，可能是改名的 .csv，请另存为 .xlsx (not an .xlsx file: save it as .xlsx)')
}

/** The sheets' parts in the order of the workbook. */
function sheetFiles(parts: ZipParts): string[] {
  const files = new Map(
    elements(textOf(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship').map((attributes) => [
      attribute(attributes, 'Id'),
      attribute(attributes, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  )
  return elements(textOf(parts, 'xl/workbook.xml'), 'sheet').map(
    (attributes) => files.get(attribute(attributes, 'r:id')) ?? '',
  )
}

function textOf(parts: ZipParts, name: string): string {
  return Buffer.from(parts.get(name) ?? new Uint8Array()).toString('utf8')
}

/** Attributes of each such element. A pattern that never looks past the next `<` takes linear time on hostile XML. */
function elements(xml: string, name: string): string[] {
  const pattern = new RegExp(String.raw`<(?:\w+:)?${name}\s((?:[^<>"]|"[^"<]*")*)>`, 'g')
  return [...xml.matchAll(pattern)].map(([, attributes = '']) => attributes)
}

function attribute(attributes: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? ''
}

interface Traits {
  readonly formulas: string[]
  readonly uncomputed: string[]
}

const TOKENS = /<(?:\w+:)?(?:(?:c|row)\b[^<>]*?\sr="([A-Z]*)(\d+)"|([fv])\b)/g

const UNCLOSED_TAG = /<[^<>!]*(?:<|$)/
const ENDLESS_TAG = /<[^<>]{65536}/

/**
 * What the library does not tell: which cells are formulas, and which of them nobody has computed. And what it would not
 * survive: it fills every gap before a cell, so a single one at XFD1048576 would cost seventeen thousand million cells.
 */
function inspect(xml: string): Traits {
  // The library's parser is busy for minutes with half a megabyte of unclosed or endless tags: they never reach it.
  if (UNCLOSED_TAG.test(xml)) throw unreadable('XML 标签没有闭合 (a tag of its XML is not closed)')
  if (ENDLESS_TAG.test(xml)) throw unreadable('XML 标签过长 (a tag of its XML is too long)')
  const computed = new Map<string, boolean>()
  let cell = ''
  for (const [, letters = '', row, inside] of xml.matchAll(TOKENS)) {
    if (inside === 'f') computed.set(cell, false)
    else if (inside === 'v' && computed.has(cell)) computed.set(cell, true)
    else if (row) {
      cell = letters + row
      if (Number(row) > MOST_ROWS) throw unreadable(`超过 ${MOST_ROWS} 行 (more than ${MOST_ROWS} rows)`)
      if (columnNumber(letters) > MOST_COLUMNS)
        throw unreadable(`超过 ${MOST_COLUMNS} 列 (more than ${MOST_COLUMNS} columns)`)
    }
  }
  const formulas = [...computed.keys()]
  return { formulas, uncomputed: formulas.filter((each) => !computed.get(each)) }
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}

/** The library names a bad cell by row and column; anything else is said as it is. */
function whyOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const cell = /row (\d+), col (\d+)/.exec(message)
  if (cell) {
    return `第 ${cell[1]} 行第 ${cell[2]} 列的单元格没有值，若是公式请在 Excel 中打开并保存 (row ${cell[1]}, column ${cell[2]} holds no value: open the file and save it)`
  }
  return `工作簿内容不规范 (not a well-formed workbook: ${message.slice(0, 200)})`
}

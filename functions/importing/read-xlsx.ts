import type { Cell, CellFault, SheetRow } from '../../shared/domain/registry/cells.ts'
import { plainText } from '../../shared/domain/registry/formula-guard.ts'
import { type Attributes, readXml } from './read-xml.ts'
import { requireWithin, type SheetSource } from './sheet-source.ts'
import { readWorkbookParts, type Workbook } from './workbook-parts.ts'
import { type ZipPart, zipParts } from './zip-entries.ts'

const DAY = 86_400_000
/** Serial number of 1970-01-01, counting from 1900. */
const EPOCH = 25_569

/**
 * The sheets of an .xlsx, in the order of the workbook.
 *
 * @throws {Refusal} `file-not-readable`, saying where it is broken
 */
export async function xlsxSheets(bytes: Uint8Array): Promise<SheetSource[]> {
  const book = await readWorkbookParts(zipParts(bytes))
  return book.sheets.map(({ name, part }) => ({ name, rows: () => sheetRows(part, book) }))
}

async function* sheetRows(part: ZipPart | undefined, book: Workbook): AsyncGenerator<readonly SheetRow[]> {
  if (!part) return
  const reader = new RowCollector(book)
  for await (const _ of readXml(part, reader)) {
    const rows = reader.taken()
    if (rows.length > 0) yield rows
  }
}

/** Puts the elements of a sheet together to rows. */
class RowCollector {
  private readonly book: Workbook
  private done: SheetRow[] = []
  private count = 0
  private number = 0
  private cells: Cell[] = []
  private faults: Map<number, CellFault> | undefined
  private column = 0
  private kind = ''
  private style = -1
  private value = ''
  private inValue = false
  private spoken = false

  constructor(book: Workbook) {
    this.book = book
  }

  taken(): SheetRow[] {
    const { done } = this
    this.done = []
    return done
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.startRow(attributes)
    else if (name === 'c') this.startCell(attributes)
    else if (name === 'f') this.fault('formula')
    else if (name === 'rPh') this.spoken = true
    else if (name === 'v' || (name === 't' && !this.spoken)) this.inValue = true
  }

  text(text: string): void {
    if (this.inValue) this.value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false
    else if (name === 'rPh') this.spoken = false
    else if (name === 'c') this.endCell()
    else if (name === 'row') this.endRow()
  }

  private startRow({ r }: Attributes): void {
    this.number = r === undefined ? this.number + 1 : Number(r)
    this.cells = []
    this.faults = undefined
    this.column = -1
  }

  private startCell({ r, t = 'n', s }: Attributes): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r)
    this.kind = t
    this.style = Number(s ?? -1)
    this.value = ''
  }

  private endCell(): void {
    const cell = this.cell()
    if (cell === null || cell === '') return
    requireWithin(0, this.column + 1)
    while (this.cells.length < this.column) this.cells.push(null)
    this.cells[this.column] = cell
  }

  private cell(): Cell {
    const { kind, value } = this
    if (kind === 's') return plainText(this.book.texts[Number(value)] ?? '')
    if (kind === 'str' || kind === 'inlineStr') return plainText(value)
    if (kind === 'b') return value === '1'
    if (kind === 'e') this.fault('error-value')
    if (kind === 'e' || kind === 'd') return value
    if (value === '') return null
    const number = Number(value)
    return this.book.dates[this.style] ? new Date((Math.floor(number) - EPOCH) * DAY) : number
  }

  private fault(fault: CellFault): void {
    this.faults ??= new Map()
    if (!this.faults.has(this.column)) this.faults.set(this.column, fault)
  }

  /** Formats reach down to the last row of many a sheet: only rows that hold something count. */
  private endRow(): void {
    const { number, cells, faults } = this
    if (cells.length === 0 && !faults) return
    requireWithin(++this.count, 0)
    this.done.push({ number, cells, ...(faults ? { faults } : {}) })
  }
}

/** B3 → 1. */
function columnOf(reference: string): number {
  let column = 0
  for (const sign of reference) {
    const letter = sign.charCodeAt(0) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

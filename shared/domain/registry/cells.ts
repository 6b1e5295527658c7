import { addDays, type Day, isDay } from '../../kernel/days.ts'

/** What a cell of a sheet holds. A date is a `Date` at midnight UTC of the day it shows. */
export type Cell = string | number | boolean | Date | null

/** What stands in a cell instead of a value that somebody typed. */
export type CellFault = 'formula' | 'error-value'

export interface SheetRow {
  /** As the clerk sees it, from 1. */
  readonly number: number
  readonly cells: readonly Cell[]
  /** By column, from 0. */
  readonly faults?: ReadonlyMap<number, CellFault>
}

/** A sheet, or its first rows. Blank rows may be left out: each row brings its number. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]|\p{Cc}(?<![\t\n\r])/gu
const LARGEST_SERIAL = 2_958_465 // 9999-12-31

/** A cell as it is shown to people: NFC, no invisible characters, one space for any run of them. */
export function shownText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  return text.toWellFormed().normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
}

/** A cell as machines compare it: full-width forms folded (NFKC), no space at all. */
export function foldedText(cell: Cell | undefined): string {
  return shownText(cell).normalize('NFKC').replace(/\s+/gu, '')
}

/** A code or number of a certificate: folded, upper case. */
export function codeText(cell: Cell | undefined): string {
  return foldedText(cell).toUpperCase()
}

/** A number that Excel could not hold whole, or a code that it has written to a .csv as 9.11409E+17: its last digits are lost. */
export function lostDigits(cell: Cell | undefined): boolean {
  if (typeof cell === 'string') return /^\d(?:\.\d+)?E\+\d{2}$/i.test(foldedText(cell))
  return typeof cell === 'number' && !Number.isSafeInteger(cell)
}

export function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell === null || shownText(cell) === '')
}

/**
 * The day in a cell: a date cell, Excel's serial number (1900 system), or text such as 2022-07-01, 2022/7/1, 2022.7.1,
 * 2022年7月1日, 20220701. Undefined when it is none of these or no day of the calendar.
 */
export function dayInCell(cell: Cell | undefined): Day | undefined {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : legal(cell.toISOString().slice(0, 10))
  if (typeof cell === 'number' && cell >= 1 && cell <= LARGEST_SERIAL) return addDays('1899-12-30', Math.floor(cell))
  const text = foldedText(cell)
  const parts =
    /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))(?:T?0{1,2}:00(?::00)?)?$/.exec(
      text,
    )
  if (!parts) return undefined
  const [year, month, day] = parts.slice(1).filter((part) => part !== undefined)
  return calendarDay(Number(year), Number(month), Number(day))
}

/** Undefined for 30 February and its like. */
export function calendarDay(year: number, month: number, day: number): Day | undefined {
  return legal([String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-'))
}

function legal(text: string): Day | undefined {
  return isDay(text) ? text : undefined
}

/** The letters above a column: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

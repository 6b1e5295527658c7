import type { SheetRow } from '../../shared/domain/registry/cells.ts'
import { plainText } from '../../shared/domain/registry/formula-guard.ts'
import { csvRecords, UnclosedQuote } from './csv-records.ts'
import { decodeText } from './decode-text.ts'
import { requireWithin, type SheetSource } from './sheet-source.ts'
import { unreadable } from './unreadable.ts'

const BATCH = 500

/**
 * The one sheet of a .csv, separated by commas, tabs or semicolons.
 *
 * @throws {Refusal} `file-not-readable` when it is no text, or its quotes do not close
 */
export function csvSheet(bytes: Uint8Array, name: string): SheetSource {
  const text = decodeText(bytes)
  return { name, rows: () => records(text) }
}

async function* records(text: string): AsyncGenerator<readonly SheetRow[]> {
  let number = 0
  let batch: SheetRow[] = []
  try {
    for (const record of csvRecords(text, delimiterOf(text))) {
      number++
      if (record.every((cell) => cell === '')) continue
      requireWithin(number, record.length)
      batch.push(rowOf(number, record))
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error
    throw unreadable(
      `第 ${number + 1} 行起引号不成对，请改正`,
      `from row ${number + 1} on, quotes do not close: mend them`,
    )
  }
  yield batch
}

/** Excel and WPS write ="0012" to keep zeros; whatever else begins with = is a formula that nobody has computed. */
function rowOf(number: number, record: readonly string[]): SheetRow {
  const values = record.map((cell) => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell)
  const formulas = values.flatMap((cell, at) => (cell.startsWith('=') ? [[at, 'formula'] as const] : []))
  const cells = values.map(plainText)
  return formulas.length > 0 ? { number, cells, faults: new Map(formulas) } : { number, cells }
}

/** Whichever stands most often in the first lines. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 2000)
  const count = (sign: string) => lines.split(sign).length
  return [',', '\t', ';'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { SheetRow } from '../../shared/domain/registry/cells.ts'
import { plainText } from '../../shared/domain/registry/formula-guard.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { decodeText } from './decode-text.ts'
import { requireWithin, type SheetSource } from './sheet-source.ts'
import { unreadable } from './unreadable.ts'

const PIECE = 65_536
const BATCH = 500
const MOST_RECORD = 1_000_000

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
  const parser = Readable.from(pieces(text)).pipe(
    parse({ delimiter: delimiterOf(text), relaxColumnCount: true, relaxQuotes: true, maxRecordSize: MOST_RECORD }),
  )
  let number = 0
  let batch: SheetRow[] = []
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number++
      if (record.every((cell) => cell === '')) continue
      requireWithin(number, record.length)
      batch.push(rowOf(number, record))
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  } catch (error) {
    if (isRefusal(error)) throw error
    throw unreadable(
      `第 ${number + 1} 行起引号不成对或行过长，请改正`,
      `from row ${number + 1} on, quotes do not close or a row is too long`,
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

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE)
}

/** Whichever stands most often in the first lines. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 2000)
  const count = (sign: string) => lines.split(sign).length
  return [',', '\t', ';'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

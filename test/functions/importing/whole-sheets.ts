import { openFile } from '../../../functions/importing/open-file.ts'
import type { Sheet } from '../../../shared/domain/registry/cells.ts'

/** All rows of a file at once. */
export async function wholeSheets(bytes: Uint8Array, fileName = 'a.xlsx'): Promise<Sheet[]> {
  const sheets = await openFile(bytes, fileName)
  return Promise.all(sheets.map(async ({ name, rows }) => ({ name, rows: (await collect(rows())).flat() })))
}

async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of from) all.push(one)
  return all
}

import type { SheetRow } from '../../shared/domain/registry/cells.ts'
import { unreadable } from './unreadable.ts'

/** A sheet whose rows come as they are read, blank ones left out, and are not kept. */
export interface SheetSource {
  readonly name: string
  readonly rows: () => AsyncGenerator<readonly SheetRow[]>
}

/** Rows with something in them that one file may have, and columns. */
const MOST_ROWS = 200_000
const MOST_COLUMNS = 100

/** @throws {Refusal} `file-not-readable` */
export function requireWithin(rows: number, column: number): void {
  if (rows > MOST_ROWS) {
    throw unreadable(
      `超过 ${MOST_ROWS} 行，请分成几个文件导入`,
      `it has more than ${MOST_ROWS} rows: import it in parts`,
    )
  }
  if (column > MOST_COLUMNS) {
    throw unreadable(
      `第 ${MOST_COLUMNS} 列之外还有内容，请删去`,
      `there is something beyond column ${MOST_COLUMNS}: remove it`,
    )
  }
}

import type { RowToWrite } from './read-registry.ts'

/** Rows that one transaction writes. `from` and `to` count the rows of the import, from 0; `to` is not included. */
export interface Chunk {
  readonly from: number
  readonly to: number
  readonly rows: readonly RowToWrite[]
}

/** Of the hundred actions of a transaction some are the commit's own. */
const MOST_ACTIONS = 92
/** Of the four megabytes of a transaction; a character takes up to three bytes, and a changed row is written twice. */
const MOST_CHARACTERS = 600_000

/**
 * Cuts a part into chunks, each time the same: a step of an import that was recorded is known by where its chunk begins.
 * A new record takes one action, a changed one two, because its old version is kept.
 */
export function* chunksOf(at: number, rows: readonly RowToWrite[]): Generator<Chunk> {
  let from = 0
  let actions = 0
  let characters = 0
  for (const [index, row] of rows.entries()) {
    const own = { actions: row.effect === 'added' ? 1 : 2, characters: JSON.stringify(row).length }
    if (actions + own.actions > MOST_ACTIONS || (characters + own.characters > MOST_CHARACTERS && index > from)) {
      yield { from: at + from, to: at + index, rows: rows.slice(from, index) }
      from = index
      actions = 0
      characters = 0
    }
    actions += own.actions
    characters += own.characters
  }
  yield { from: at + from, to: at + rows.length, rows: rows.slice(from) }
}

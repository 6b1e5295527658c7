import { foldedText } from './cells.ts'
import type { CreditClass, Target, TargetState } from './target.ts'

/** What is found by: a target in one line of its registry's journal and snapshot. */
export type TargetEntry = readonly [
  id: string,
  name: string,
  field: string,
  region: string,
  creditClass: CreditClass,
  state: TargetState,
  tags: readonly string[],
]

/** A name longer than this is found by what comes before. */
const LONGEST = 200

export function entryOf({ id, name, field, region, creditClass, state, tags = [] }: Target): TargetEntry {
  return [id, name.slice(0, LONGEST).toWellFormed(), field, region, creditClass, state, tags]
}

/** As names and queries are compared: full-width forms folded, no space, capitals. */
export function searchText(text: string): string {
  return foldedText(text).toUpperCase()
}

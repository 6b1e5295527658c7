import type { Day } from '../../kernel/days.ts'
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
  /** Days are empty where there is none. Absent in rows written before targets were counted by filters. */
  more?: readonly [kind: Target['kind'], licensed: Day, observedFrom: Day, observedTo: Day],
]

/** Whether an entry says all that a filter looks at. */
export function isWhole(entry: TargetEntry): boolean {
  return entry[7] !== undefined
}

/** A name longer than this is found by what comes before. */
const LONGEST = 200

export function entryOf(target: Target): TargetEntry {
  const { id, name, field, region, creditClass, state, tags = [], kind, licence, observation } = target
  const more = [kind, licence?.from ?? '', observation?.from ?? '', observation?.to ?? ''] as const
  return [id, name.slice(0, LONGEST).toWellFormed(), field, region, creditClass, state, tags, more]
}

/** As names and queries are compared: full-width forms folded, no space, capitals. */
export function searchText(text: string): string {
  return foldedText(text).toUpperCase()
}

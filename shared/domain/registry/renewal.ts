import { canonicalJson } from '../../kernel/canonical-json.ts'
import { carriedOfficer, carriedTarget } from './carry-over.ts'
import type { Item } from './item.ts'
import type { Officer } from './officer.ts'
import type { ItemRow } from './read-items.ts'
import type { Target } from './target.ts'

/** What a row of a file does to the registry. `locked`: the record must not be changed by a file any more. */
export interface Renewal<T> {
  readonly effect: 'added' | 'changed' | 'unchanged' | 'locked'
  readonly record: T
}

/** A published or retired item is public truth: a file may repeat it, not change it. */
export function renewItem(current: Item | undefined, row: ItemRow): Renewal<Item> {
  if (!current) return { effect: 'added', record: { ...row, state: 'draft' } }
  const renewal = compare(current, { ...current, ...row })
  return renewal.effect === 'changed' && current.state !== 'draft' ? { effect: 'locked', record: current } : renewal
}

/** A code once accepted with its failing check digit stays accepted; what no file says is carried over. */
export function renewTarget(current: Target | undefined, row: Target): Renewal<Target> {
  if (!current) return { effect: 'added', record: row }
  return compare(current, carriedTarget(current, row))
}

/** Who signs in for an officer is not the file's to say. */
export function renewOfficer(current: Officer | undefined, row: Officer): Renewal<Officer> {
  if (!current) return { effect: 'added', record: row }
  return compare(current, carriedOfficer(current, row))
}

function compare<T>(current: T, renewed: T): Renewal<T> {
  return { effect: canonicalJson(current) === canonicalJson(renewed) ? 'unchanged' : 'changed', record: renewed }
}

import { Refusal } from '../../shared/kernel/refusal.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

/**
 * The record that somebody edits, if it is still the one he read. Of two people who edit at once, the second is told, and
 * his words are still in his form.
 *
 * @throws {Refusal} `not-found`, `changed-meanwhile`
 */
export async function readForEdit<T>(
  store: ReadStore<T>,
  { id, ifMatch, what }: { id: string; ifMatch: number; what: string },
): Promise<Versioned<T>> {
  const read = await store.get(id)
  if (read.version !== ifMatch) throw new Refusal('changed-meanwhile', { what, id, current: read.version })
  return read
}

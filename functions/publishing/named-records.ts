import type { ReadStore } from '../stores/record-store.ts'

/** The records of some ids; an id that is unknown is left out, the view then shows the id itself. */
export async function namedRecords<T>(store: ReadStore<T>, ids: readonly string[]): Promise<T[]> {
  const found = await Promise.all(ids.map((id) => store.find(id)))
  return found.flatMap((each) => (each ? [each.record] : []))
}

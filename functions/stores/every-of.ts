import type { ReadStore } from './record-store.ts'

/** Every record of a store whose id begins with one of these, all in memory at once: for what one department has of a year. */
export async function everyOf<T>(store: ReadStore<T>, prefixes: readonly string[] = ['']): Promise<T[]> {
  const found: T[] = []
  for (const prefix of prefixes) for await (const { record } of store.all(prefix)) found.push(record)
  return found
}

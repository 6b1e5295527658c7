import type { ReadStore } from '../stores/record-store.ts'

/** The same read, however often it is asked for. */
export function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined
  return () => {
    value ??= read()
    return value
  }
}

/** As `once`, for each id. */
export function onceEach<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const values = new Map<string, Promise<T>>()
  return (id) => {
    const value = values.get(id) ?? read(id)
    values.set(id, value)
    return value
  }
}

export async function everything<T>(store: ReadStore<T>, prefix?: string): Promise<T[]> {
  const records: T[] = []
  for await (const { record } of store.all(prefix)) records.push(record)
  return records
}

/**
 * Years of which a store holds something, the newest first: the year is what its ids begin with, after `prefix`. A few reads,
 * however much there is.
 */
export async function yearsOf(store: ReadStore<{ readonly id: string }>, prefix = ''): Promise<string[]> {
  const yearOf = async (newestFirst: boolean, within = prefix) => {
    const { items } = await store.list({ limit: 1, newestFirst, ...(within === '' ? {} : { prefix: within }) })
    return items[0]?.id.slice(prefix.length, prefix.length + 4)
  }
  const [first, last] = await Promise.all([yearOf(false), yearOf(true)])
  if (first === undefined || last === undefined) return []
  const between = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => String(Number(last) - at))
  const held = await Promise.all(between.map((year) => yearOf(false, prefix + year)))
  return between.filter((year) => held.includes(year))
}

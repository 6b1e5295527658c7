/** Works on each, so many at once, in their order of beginning; the source is asked only as there is room. */
export async function eachOf<T>(
  source: Iterable<T> | AsyncIterable<T>,
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const under = new Set<Promise<void>>()
  for await (const each of source) {
    const one = work(each).finally(() => under.delete(one))
    under.add(one)
    if (under.size >= atOnce) await Promise.race(under)
  }
  await Promise.all(under)
}

/** So many together, the last of them fewer; the source is asked for the next only when these are done with. */
export async function* inLots<T>(source: Iterable<T> | AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let lot: T[] = []
  for await (const each of source) {
    lot.push(each)
    if (lot.length < size) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}

/**
 * Does the work on each, at most `width` of them at once, reading no further ahead.
 *
 * @throws the first failure, after those under way have ended
 */
export async function inTurns<T>(
  all: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const iterator = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]()
  const lane = async () => {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) await work(next.value)
  }
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane))
  const failed = lanes.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

/**
 * Works on all of a list, `most` at a time, and answers in its order. When one fails no other is begun, and those under
 * way are waited for.
 */
export async function inFlight<T, R>(list: readonly T[], most: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  let failed = false
  const lane = async () => {
    while (next < list.length && !failed) {
      const at = next++
      try {
        results[at] = await work(list[at] as T)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: most }, lane))
  const broken = lanes.find((one) => one.status === 'rejected')
  if (broken) throw broken.reason
  return results
}

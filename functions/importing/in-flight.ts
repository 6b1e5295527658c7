/** How many transactions are under way at once. */
const MOST = 4

/** Works on all of a list, a few at a time; when one fails no other is begun, and those under way are waited for. */
export async function inFlight<T, R>(list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
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
  const lanes = await Promise.allSettled(Array.from({ length: MOST }, lane))
  const broken = lanes.find((one) => one.status === 'rejected')
  if (broken) throw broken.reason
  return results
}

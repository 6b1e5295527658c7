import type { Credit, Target } from './target.ts'

/** Ten years of monthly scorings. */
const KEPT = 120

/** Every scoring that is known of a target, in the order of their dates. */
export function creditsOf({ credits = [], creditClass, creditSource, creditDate }: Target): readonly Credit[] {
  const current = creditSource && creditDate && { class: creditClass, source: creditSource, date: creditDate }
  return current && !credits.some((one) => sameScoring(one, current)) ? inOrder([...credits, current]) : credits
}

/**
 * The target with one more scoring. One that is older than the current finds its place in the history and changes
 * nothing else.
 *
 * @returns undefined when this scoring is known
 */
export function scored(target: Target, credit: Credit): Target | undefined {
  const known = creditsOf(target)
  if (known.some((one) => sameScoring(one, credit) && one.class === credit.class)) return undefined
  const credits = inOrder([...known, credit]).slice(-KEPT)
  const current = target.creditDate === undefined || credit.date >= target.creditDate
  if (!current) return { ...target, credits }
  return { ...target, credits, creditClass: credit.class, creditSource: credit.source, creditDate: credit.date }
}

/** The same source on the same day. */
export function sameScoring(a: Credit, b: Credit): boolean {
  return a.source === b.source && a.date === b.date
}

function inOrder(credits: readonly Credit[]): Credit[] {
  return credits.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

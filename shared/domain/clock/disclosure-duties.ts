import type { Disclosure, FormerVersion } from '../disclosure/disclosure.ts'
import type { Mistake } from '../disclosure/mistake.ts'
import type { Duty, Fulfilment } from './obligation.ts'
import { countedDuty } from './owed.ts'

/**
 * What is public and known to be wrong is owed an end: from each report of a mistake, and of a version that ended without one, or
 * was known to be wrong before any, from the day on which it is said to have been known, so that what came too late stays late in
 * the record.
 *
 * @source 行政执法公示制度
 */
export function dutiesOfDisclosure({ id, view, mistakes = [], former = [] }: Disclosure): Duty[] {
  const about = `${view.taskName} 第${view.round}轮 ${view.targetName}`
  const duty = (part: string, from: string, fulfilled: Fulfilment | undefined) =>
    countedDuty('mistake-ended', from, { object: `${id}#${part}`, about }, { fulfilled })
  const isReported = (at: number, knownOn: string) =>
    mistakes.some((mistake) => mistake.ended?.version === at && mistake.knownOn === knownOn)
  return [
    ...mistakes.map((mistake) => duty(mistake.id, mistake.knownOn, endOf(mistake, former))),
    ...former.flatMap(({ knownOn, endedOn, why }, at) =>
      knownOn === undefined || isReported(at, knownOn)
        ? []
        : [duty(`version-${at + 1}`, knownOn, { on: endedOn, by: `result.${why}` })],
    ),
  ]
}

/** A term of publication that ends takes with it what was wrong. */
function endOf({ ended }: Mistake, former: readonly FormerVersion[]): Fulfilment | undefined {
  if (ended) return { on: ended.on, by: ended.how === 'dismissed' ? 'result.mistake-dismissed' : `result.${ended.how}` }
  const expired = former.find(({ why }) => why === 'expired')
  return expired && { on: expired.endedOn, by: 'result.expired' }
}

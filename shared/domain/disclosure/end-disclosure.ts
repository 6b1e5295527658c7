import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { weekendsWhereUnknown } from '../clock/calendar.ts'
import { workingDaysAfter } from '../clock/working-days.ts'
import type { Inspection } from '../inspection/inspection.ts'
import type { ResultCode } from '../inspection/result-codes.ts'
import { type Disclosure, disclosureLifecycle, type FormerVersion, standsSince } from './disclosure.ts'
import { mistakesEnded, openMistakes, requireKnown } from './mistake.ts'
import type { ResultView } from './result-view.ts'

/** Working days after it became known that a disclosure is wrong, within which it must be gone. */
export const withdrawalDays = 3

/** Why a version ends and since when that is known; `digest` is that of the view that stands. */
export interface Ground {
  readonly reason: string
  readonly knownOn: Day
  readonly digest: string
  readonly today: Day
}

/**
 * The disclosure with a new view in place of the one that stands, or that stood before it was withdrawn. The old version's
 * digest and the reason stay.
 *
 * @throws {Refusal} `wrong-state` once its term has ended; `reason-required`; `day-not-acceptable`
 */
export function corrected(disclosure: Disclosure, view: ResultView, ground: Ground): Disclosure {
  const state = moved(disclosureLifecycle, disclosure, 'correct')
  const wasPublic = disclosure.state === 'published'
  const former = wasPublic ? [ended(disclosure, 'corrected', ground)] : []
  return {
    ...disclosure,
    state,
    view,
    correctedOn: ground.today,
    former: [...(disclosure.former ?? []), ...former],
    ...mistakesEnded(disclosure, 'corrected', ground.today),
  }
}

/**
 * The disclosure withdrawn: its page becomes a tombstone that says why.
 *
 * @throws {Refusal} `wrong-state`; `reason-required`; `day-not-acceptable`
 */
export function withdrawn(disclosure: Disclosure, ground: Ground): Disclosure {
  const state = moved(disclosureLifecycle, disclosure, 'withdraw')
  return {
    ...disclosure,
    state,
    former: [...(disclosure.former ?? []), ended(disclosure, 'withdrawn', ground)],
    ...mistakesEnded(disclosure, 'withdrawn', ground.today),
  }
}

/** What was reported of it before is known since then, whatever day is given now. */
function ended(disclosure: Disclosure, why: 'corrected' | 'withdrawn', ground: Ground): FormerVersion {
  const { reason, digest, today } = ground
  if (reason.trim() === '')
    throw new Refusal('reason-required', {
      move: disclosureLifecycle.moves[why === 'corrected' ? 'correct' : 'withdraw'].zh,
    })
  requireKnown(disclosure, ground.knownOn, today)
  const knownOn = [ground.knownOn, ...openMistakes(disclosure).map((one) => one.knownOn)].sort()[0] as Day
  const since = standsSince(disclosure)
  const dueOn = workingDaysAfter(knownOn, withdrawalDays, weekendsWhereUnknown())
  return { digest, publishedOn: since, endedOn: today, why, reason, knownOn, dueOn }
}

/** What a correction puts in the place of what officers recorded; their record itself stays as they signed it. */
export interface Amendment {
  readonly items?: readonly { readonly itemId: string; readonly code?: ResultCode; readonly finding?: string }[]
  readonly opinion?: string
  readonly targetName?: string
}

/** @throws {Refusal} `item-not-in-inspection` */
export function amended(inspection: Inspection, { items = [], opinion, targetName }: Amendment): Inspection {
  const { result, id, itemIds } = inspection
  const foreign = items.find(({ itemId }) => !itemIds.includes(itemId))
  if (foreign) throw new Refusal('item-not-in-inspection', { item: foreign.itemId, id, items: itemIds })
  if (!result) return inspection
  const found = result.items.map((each) => {
    const change = items.find(({ itemId }) => itemId === each.itemId)
    return { ...each, code: change?.code ?? each.code, finding: change?.finding ?? each.finding }
  })
  return {
    ...inspection,
    targetName: targetName ?? inspection.targetName,
    result: { ...result, items: found, opinion: opinion ?? result.opinion },
  }
}

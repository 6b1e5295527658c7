import { type Day, dayOf } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { sameContent } from '../../kernel/same-content.ts'
import { requirePublic } from '../disclosure/private-text.ts'
import type { Guide } from '../registry/guide.ts'
import type { Officer } from '../registry/officer.ts'
import { faultsOfAnswers } from './answers.ts'
import { edited, type Inspection, inspectionLifecycle, type Result } from './inspection.ts'
import { clockBehind, requireAssistants, requireTimes } from './on-site.ts'
import { missingOfParty } from './party.ts'
import { dispositions, resultCodes } from './result-codes.ts'

export type GivenResult = Omit<Result, 'recordedBy' | 'recordedAt' | 'outsideWindow' | 'clockBehind'>

/** What a result is held against, beside its inspection. */
export interface Recording {
  /** Certificate number of the officer who records. */
  readonly by: string
  readonly now: Date
  /** What his phone's clock said when it sent. */
  readonly sentAt?: string | undefined
  /** The guide of each item's pinned edition, where it has one. */
  readonly guides?: ReadonlyMap<string, Guide>
  /** What the officer registry says of those who came along. */
  readonly assistants?: ReadonlyMap<string, Officer>
}

/**
 * The inspection with a result recorded or recorded anew; an earlier confirmation no longer holds.
 *
 * @throws {Refusal} `wrong-state` once submitted; `clock-ahead`; `item-not-in-inspection`, `id-repeated`; `result-incomplete`
 *   naming all that is missing; `answers-not-complete` naming each line; `day-not-acceptable`, `time-not-acceptable`,
 *   `assistant-not-acceptable`
 */
export function recordResult(
  inspection: Inspection,
  given: GivenResult,
  { by, now, sentAt, guides = new Map(), assistants = new Map() }: Recording,
): Inspection {
  const state = moved(inspectionLifecycle, inspection, 'record')
  const behind = clockBehind(sentAt, now)
  requireOwnItems(inspection, given)
  const missing = [...missingItems(inspection, given), ...missingTexts(given)]
  if (missing.length > 0) throw new Refusal('result-incomplete', { missing })
  if (given.disposition === 'discipline-referral') requirePublic('处置的说明', given.dispositionText ?? '')
  requireAnswers(inspection, given, guides)
  requireDays(inspection, given, dayOf(now))
  if (given.onSite) {
    requireTimes(inspection, given.onSite, given.endedOn, now)
    requireAssistants(inspection, given.onSite.assistants ?? [], assistants)
  }
  const outsideWindow = whereOutside(inspection, given.endedOn)
  const result = {
    ...given,
    ...(outsideWindow ? { outsideWindow } : {}),
    ...(behind === undefined ? {} : { clockBehind: behind }),
    recordedBy: by,
    recordedAt: now.toISOString(),
  }
  return edited(inspection, { state, result, confirmed: undefined })
}

/** Whether this is the result that stands recorded, sent once more by the officer who recorded it. */
export function sameResult({ state, result }: Inspection, given: GivenResult, by: string): boolean {
  if (state !== 'recorded' || !result || result.recordedBy !== by) return false
  const { recordedBy: _, recordedAt: __, outsideWindow: ___, clockBehind: ____, ...kept } = result
  return sameContent(kept, given)
}

function requireOwnItems({ id, itemIds }: Inspection, { items }: GivenResult): void {
  const seen = new Set<string>()
  for (const { itemId } of items) {
    if (!itemIds.includes(itemId)) throw new Refusal('item-not-in-inspection', { item: itemId, id, items: itemIds })
    if (seen.has(itemId)) throw new Refusal('id-repeated', { id: itemId })
    seen.add(itemId)
  }
}

function missingItems({ itemIds }: Inspection, { items }: GivenResult): string[] {
  return itemIds.filter((id) => !items.some(({ itemId }) => itemId === id)).map((id) => `事项“${id}”的结果`)
}

function requireAnswers({ photos }: Inspection, { items }: GivenResult, guides: ReadonlyMap<string, Guide>): void {
  const faults = items.flatMap((item) => faultsOfAnswers(item, guides.get(item.itemId), photos))
  if (faults.length === 0) return
  const lines = faults.map(({ item, line, zh }) => ({ item, line, zh }))
  const words = (word: 'zh' | 'en') => faults.map((fault) => `${fault.item}/${fault.line} ${fault[word]}`)
  throw new Refusal(
    'answers-not-complete',
    { count: faults.length, faults: words('zh'), lines },
    { faults: words('en').join('; ') },
  )
}

/** Whoever may not know of a referral to discipline inspection reads 其他 with these words, the public too. */
const needsText: readonly Result['disposition'][] = ['other', 'discipline-referral']

function missingTexts(given: GivenResult): string[] {
  const { items, disposition, dispositionText, opinion, party, partyOpinion, rectifyBy, method, onSite } = given
  const others = items.filter(({ code, finding }) => code === '99' && blank(finding))
  return [
    ...others.map(({ itemId }) => `事项“${itemId}”结果为“${resultCodes['99']}”时的说明`),
    ...(needsText.includes(disposition) && blank(dispositionText)
      ? [`处置为“${dispositions[disposition]}”时的说明`]
      : []),
    ...(disposition === 'order-to-rectify' && !rectifyBy ? ['责令改正的期限'] : []),
    ...(blank(opinion) ? ['处理意见'] : []),
    ...(party ? missingOfParty(party, partyOpinion) : ['被检查人意见']),
    ...(method === 'on-site' && !onSite ? ['到场、离场时间和出示证件情况'] : []),
    ...(method !== 'on-site' && onSite ? ['检查方式：填写了到场时间的检查应为“实地”'] : []),
  ]
}

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}

/** A phone's clock may be a day off: the days are held against the platform's own. */
function requireDays(inspection: Inspection, { endedOn, rectifyBy, disposition }: GivenResult, today: Day): void {
  const dispatchedOn = dayOf(new Date(inspection.dispatchedAt))
  requireDay('检查结束日', endedOn, endedOn >= dispatchedOn, `早于派发日 ${dispatchedOn}`)
  requireDay('检查结束日', endedOn, endedOn <= today, `晚于今天 ${today}，请核对手机日期`)
  if (rectifyBy === undefined) return
  requireDay('改正期限', rectifyBy, disposition === 'order-to-rectify', '只有责令改正才有改正期限')
  requireDay('改正期限', rectifyBy, rectifyBy >= endedOn, `早于检查结束日 ${endedOn}`)
}

/** @throws {Refusal} `day-not-acceptable` unless the day is good */
export function requireDay(where: string, day: Day, good: boolean, why: string): void {
  if (!good) throw new Refusal('day-not-acceptable', { where, day, why })
}

function whereOutside({ window }: Inspection, day: Day): Result['outsideWindow'] {
  if (day < window.from) return 'before'
  return day > window.to ? 'after' : undefined
}

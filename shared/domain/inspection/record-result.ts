import { type Day, dayOf } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { edited, type Inspection, inspectionLifecycle, type Result } from './inspection.ts'
import { dispositions, resultCodes } from './result-codes.ts'

export type GivenResult = Omit<Result, 'recordedBy' | 'recordedAt' | 'outsideWindow'>

/**
 * The inspection with a result recorded or recorded anew; an earlier confirmation no longer holds.
 *
 * @param by certificate number of the officer who records
 * @throws {Refusal} `wrong-state` once submitted; `item-not-in-inspection`, `id-repeated`; `result-incomplete` naming all
 *   that is missing; `day-not-acceptable`
 */
export function recordResult(
  inspection: Inspection,
  given: GivenResult,
  { by, now }: { readonly by: string; readonly now: Date },
): Inspection {
  const state = moved(inspectionLifecycle, inspection, 'record')
  requireOwnItems(inspection, given)
  const missing = [...missingItems(inspection, given), ...missingTexts(given)]
  if (missing.length > 0) throw new Refusal('result-incomplete', { missing })
  requireDays(inspection, given, dayOf(now))
  const outsideWindow = whereOutside(inspection, given.endedOn)
  const result = {
    ...given,
    ...(outsideWindow ? { outsideWindow } : {}),
    recordedBy: by,
    recordedAt: now.toISOString(),
  }
  return edited(inspection, { state, result, confirmed: undefined })
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

function missingTexts(given: GivenResult): string[] {
  const { items, disposition, dispositionText, opinion, partyOpinion, rectifyBy } = given
  const others = items.filter(({ code, finding }) => code === '99' && blank(finding))
  return [
    ...others.map(({ itemId }) => `事项“${itemId}”结果为“${resultCodes['99']}”时的说明`),
    ...(disposition === 'other' && blank(dispositionText) ? [`处置为“${dispositions.other}”时的说明`] : []),
    ...(disposition === 'order-to-rectify' && !rectifyBy ? ['责令改正的期限'] : []),
    ...(blank(opinion) ? ['处理意见'] : []),
    ...(blank(partyOpinion) ? ['被检查对象意见'] : []),
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

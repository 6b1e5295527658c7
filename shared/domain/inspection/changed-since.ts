import { methods } from '../registry/item.ts'
import type { Inspection, Result, Review } from './inspection.ts'
import { partyPositions } from './party.ts'
import { dispositions, resultCodes } from './result-codes.ts'
import { acceptedPhotos } from './review.ts'

/** One field that is not what it was. A field that was or is empty has no words there. */
export interface ChangedField {
  /** The item it belongs to; absent for the record as a whole. */
  readonly itemId?: string
  /** The line of the item's checklist. */
  readonly line?: string
  readonly zh: string
  readonly before?: string
  readonly after?: string
}

/** What officers changed after a return. */
export interface ChangedSince {
  readonly returnedAt: string
  /** The items that were named. */
  readonly named: NonNullable<Review['items']>
  /** Items that were named and of which nothing changed. */
  readonly untouched: readonly string[]
  readonly fields: readonly ChangedField[]
  readonly photosAdded: readonly string[]
  readonly photosGone: readonly string[]
}

/** What changed since the record was sent back last; undefined when it never was. */
export function changedSince(inspection: Inspection): ChangedSince | undefined {
  const { reviews, result } = inspection
  const last = reviews.findLast(({ decision }) => decision === 'returned')
  if (!last?.judged || !result) return undefined
  const { judged, items: named = [] } = last
  const fields = [...recordFields(judged.result, result), ...itemFields(judged.result, result)]
  const photos = acceptedPhotos(inspection)
  const touched = new Set(fields.map(({ itemId }) => itemId))
  return {
    returnedAt: last.at,
    named,
    untouched: named.map(({ itemId }) => itemId).filter((itemId) => !touched.has(itemId)),
    fields,
    photosAdded: photos.filter((id) => !judged.photoIds.includes(id)),
    photosGone: judged.photoIds.filter((id) => !photos.includes(id)),
  }
}

type Words = (result: Result) => string | undefined

const recordWords: readonly (readonly [zh: string, words: Words])[] = [
  ['检查方式', ({ method }) => methods[method]],
  ['检查结束日', ({ endedOn }) => endedOn],
  [
    '处置',
    ({ disposition, dispositionText }) => [dispositions[disposition], dispositionText].filter(Boolean).join('：'),
  ],
  ['改正期限', ({ rectifyBy }) => rectifyBy],
  ['处理意见', ({ opinion }) => opinion],
  ['被检查对象意见', ({ partyOpinion }) => partyOpinion || undefined],
  ['被检查对象态度', ({ party }) => party && partyPositions[party.position]],
  ['签字人', ({ party }) => party?.signedBy],
  ['见证人', ({ party }) => party?.witness],
  ['到场时间', ({ onSite }) => onSite?.arrivedAt],
  ['离场时间', ({ onSite }) => onSite?.leftAt],
  ['出示执法证件', ({ onSite }) => onSite && (onSite.certificatesShown ? '是' : '否')],
  ['辅助人员', ({ onSite }) => onSite?.assistants?.join('、') || undefined],
]

function recordFields(before: Result, after: Result): ChangedField[] {
  return recordWords.flatMap(([zh, words]) => changed({ zh }, words(before), words(after)))
}

function itemFields(before: Result, after: Result): ChangedField[] {
  return after.items.flatMap((item) => {
    const { itemId } = item
    const old = before.items.find((each) => each.itemId === itemId)
    return [
      ...changed({ itemId, zh: '结果' }, old && resultCodes[old.code], resultCodes[item.code]),
      ...changed({ itemId, zh: '检查情况' }, old?.finding || undefined, item.finding || undefined),
      ...answerFields(itemId, old, item),
    ]
  })
}

type ItemResult = Result['items'][number]

function answerFields(itemId: string, before: ItemResult | undefined, after: ItemResult): ChangedField[] {
  const lines = [...new Set([...(before?.answers ?? []), ...(after.answers ?? [])].map(({ line }) => line))]
  const words = (item: ItemResult | undefined, line: string) => {
    const answer = item?.answers?.find((each) => each.line === line)
    return answer && answerWords(answer)
  }
  return lines.flatMap((line) => changed({ itemId, line, zh: '检查项' }, words(before, line), words(after, line)))
}

type Answer = NonNullable<ItemResult['answers']>[number]

/** An answer as a reader sees it. */
export function answerWords({ value, notApplicable, note }: Answer): string {
  const said = notApplicable ? '不适用' : valueWords(value)
  return note ? `${said}（${note}）` : said
}

function valueWords(value: Answer['value']): string {
  if (value === undefined) return '未作答'
  if (value === 'yes') return '是'
  if (value === 'no') return '否'
  return typeof value === 'object' ? `照片 ${value.length} 张` : `${value}`
}

function changed(where: Omit<ChangedField, 'before' | 'after'>, before?: string, after?: string): ChangedField[] {
  if (before === after) return []
  return [{ ...where, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

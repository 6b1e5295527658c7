import { chineseDay, type Day, dayOf } from '../../kernel/days.ts'
import { privateMatter } from '../disclosure/private-text.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { noticeTimes, noticeWays } from '../inspection/notice.ts'
import { citation, type ItemContent, methods } from '../registry/item.ts'
import { blank, type FormCell, type FormRow, filled, type Line, label, orBlank, type Run } from './document.ts'
import type { VisitSources } from './sources.ts'

/** A day, or a blank for it. */
export function dayOrBlank(day: Day | undefined, what: string): Run {
  return day === undefined ? blank(what) : chineseDay(day)
}

/** An instant as clocks in Beijing show it, to the minute. */
export function minuteOrBlank(instant: string | undefined, what: string): Run {
  if (instant === undefined) return blank(what)
  const shown = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${chineseDay(dayOf(new Date(instant)))}${shown.slice(11, 13)}时${shown.slice(14, 16)}分`
}

export function windowWords({ from, to }: { readonly from: Day; readonly to: Day }): string {
  return `${chineseDay(from)}至${chineseDay(to)}`
}

/** The items of a visit, each as its pinned edition says. */
export function itemsOf({
  inspection,
  items,
}: Pick<VisitSources, 'inspection' | 'items'>): [id: string, item: ItemContent | undefined][] {
  return inspection.itemIds.map((id) => [id, items.get(id)])
}

export function itemName(id: string, item: ItemContent | undefined): string {
  return item?.name ?? id
}

/** 《…》（2019）第3、17条；《…》 */
export function basisWords(item: ItemContent | undefined): Run {
  return orBlank(item?.legalBasis.map(citation).join('；'), '检查依据')
}

/** Every provision by which the visit's items are checked, each once. */
export function allBases(sources: Pick<VisitSources, 'inspection' | 'items'>): Run {
  const all = itemsOf(sources).flatMap(([, item]) => item?.legalBasis.map(citation) ?? [])
  return orBlank([...new Set(all)].join('、'), '检查依据')
}

/** 示例一（执法证号 SX0900-01，组长） */
export function officerWords({ officers }: Pick<VisitSources, 'officers'>, id: string, leads: boolean): string {
  const name = officers.get(id)?.name
  return `${name ?? ''}（执法证号${id}${leads ? '，组长' : ''}）`
}

export function teamLines(sources: Pick<VisitSources, 'officers' | 'inspection'>): Line[] {
  return sources.inspection.officerIds.map((id, at) => [officerWords(sources, id, at === 0)])
}

export function methodWords({ result }: Inspection, method: keyof typeof methods): string {
  return `${methods[result?.method ?? method]}检查`
}

/** How and when the party was told, the last time. */
export function noticeWords({ notices = [] }: Inspection): Run {
  const last = notices.at(-1)
  if (!last) return blank('送达情况')
  const how = last.how === undefined ? '' : `，${noticeWays[last.how]}`
  return `${chineseDay(last.on)}${noticeTimes[last.given]}${how}`
}

/**
 * A text that officers wrote, as a form may show it: one that looks like a phone number, an ID number, a home address or word of a
 * referral to discipline inspection stays out, and a person decides.
 */
export function formText(text: string | undefined, what: string): Run {
  const shown = orBlank(text, what)
  if (typeof shown !== 'string' || privateMatter(shown) === undefined) return shown
  return blank(`${what}（平台所记内容不宜载入文书，请核对后填写）`)
}

/** Who is inspected: the rows with which every form of a visit begins. Four columns. */
export function partyRows({ inspection }: Pick<VisitSources, 'inspection'>): FormRow[] {
  return [
    row(label('被检查单位'), filled(inspection.targetName, { columns: 3 })),
    row(label('统一社会信用代码'), filled(inspection.targetId), label('所在区域'), filled(inspection.regionName)),
    row(label('住所（经营场所）'), filled(orBlank(inspection.targetAddress, '住所（经营场所）'), { columns: 3 })),
    row(label('法定代表人\n（负责人）'), filled(blank('法定代表人')), label('联系方式'), filled(blank('联系方式'))),
  ]
}

/** A wide row: what it is, and the rest of the line. */
export function wide(what: string, content: Run | readonly Line[], height?: number): FormRow {
  return { ...row(label(what), filled(content, { columns: 3 })), ...(height === undefined ? {} : { height }) }
}

/** An opinion with room for writing, and where its author signs. */
export function opinionRow(what: string, content: Run | undefined, height: number): FormRow {
  const sign: Line = ['　　　　　　　　签名：　　　　　　　　　　　年　　月　　日']
  return wide(what, [...(content === undefined ? [['']] : [[content]]), [''], sign], height)
}

export function row(...cells: FormCell[]): FormRow {
  return { cells }
}

/** Shares of the four columns of a form. */
export const fourColumns = [2.5, 3.9, 2.1, 3.3]

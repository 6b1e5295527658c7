import type { Day } from '../../kernel/days.ts'
import type { ItemEdition } from '../registry/item.ts'
import type { Contact, Target } from '../registry/target.ts'
import type { Draft } from './draft.ts'
import { editionOf, type Inspection } from './inspection.ts'
import { resultCodes } from './result-codes.ts'
import { type WorkGroup, type WorkMark, workMark } from './work-list.ts'

/** An earlier inspection of the same target, as whoever comes next should know it. */
export interface EarlierVisit {
  readonly inspectionId: string
  readonly on: Day
  readonly taskName: string
  readonly labels: readonly string[]
  /** The last day of an order to rectify that is still open. */
  readonly rectifyBy?: Day
}

/** One inspection of an officer's list, with what he needs where there is no reception. */
export interface WorkItem extends WorkMark {
  readonly inspection: Inspection
  /** What an edit gives back as If-Match. */
  readonly etag: string
  /** Opens the officer's own map application; the list itself asks nobody. Absent where the registry has no address. */
  readonly map?: string
  /** Never public. */
  readonly contact?: Contact
  readonly history: readonly EarlierVisit[]
  /** Keys of `checklists`: `F-01@2`. */
  readonly editions: readonly string[]
  /** His own drafts, one a device. */
  readonly drafts: readonly Draft[]
}

/** One line of what needs nothing any more. */
export interface DoneWork {
  readonly inspectionId: string
  readonly targetName: string
  readonly state: Inspection['state']
  readonly next: WorkMark['next']
}

/** An officer's work. Every edition stands in it once, however many inspections ask it. */
export interface MyWork {
  readonly today: Day
  readonly groups: { readonly [G in Exclude<WorkGroup, 'done'>]: readonly WorkItem[] }
  readonly done: readonly DoneWork[]
  readonly checklists: Readonly<Record<string, ItemEdition>>
  /** Older work than this page's; there is none when it is absent. */
  readonly next?: string
}

/** What was read for one inspection that is still to be worked on. */
export interface WorkSource {
  readonly inspection: Inspection
  readonly target: Pick<Target, 'contact' | 'address'> | undefined
  readonly history: readonly EarlierVisit[]
  readonly editions: readonly ItemEdition[]
  readonly drafts: readonly Draft[]
}

/** @param officerId certificate number of whose work it is */
export function myWork(
  sources: readonly WorkSource[],
  done: readonly Inspection[],
  { officerId, today, next }: { readonly officerId: string; readonly today: Day; readonly next?: string | undefined },
): MyWork {
  const items = sources.map((source) => itemOf(source, officerId, today))
  const sorted = items.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const of = (group: WorkGroup) => sorted.filter((item) => item.group === group)
  return {
    today,
    groups: { overdue: of('overdue'), today: of('today'), week: of('week'), later: of('later') },
    done: done.map((inspection) => ({
      inspectionId: inspection.id,
      targetName: inspection.targetName,
      state: inspection.state,
      next: workMark(inspection, officerId, today).next,
    })),
    checklists: Object.fromEntries(sources.flatMap(({ editions }) => editions.map((each) => [each.id, each]))),
    ...(next ? { next } : {}),
  }
}

/** The planned day first, then the last day, then the name. */
function orderOf({ inspection, dueOn }: WorkItem): string {
  return `${inspection.plannedFor ?? dueOn} ${dueOn} ${inspection.targetName}`
}

function itemOf(
  { inspection, target, history, editions, drafts }: WorkSource,
  officerId: string,
  today: Day,
): WorkItem {
  const address = target?.address ?? inspection.targetAddress
  return {
    ...workMark(inspection, officerId, today),
    inspection,
    etag: `"${editionOf(inspection)}"`,
    ...(address ? { map: mapLink(inspection.regionName, address) } : {}),
    ...(target?.contact ? { contact: target.contact } : {}),
    history,
    editions: editions.map(({ id }) => id),
    drafts: drafts.filter((draft) => draft.officerId === officerId),
  }
}

/** 高德: opens the application on a phone, a page elsewhere. By the address as it is written; configurable. */
function mapLink(regionName: string, address: string): string {
  const place = address.includes(regionName) ? address : `${regionName}${address}`
  return `https://uri.amap.com/search?keyword=${encodeURIComponent(place)}`
}

/** An inspection as the history of its target tells it. */
export function earlierVisit({ id, taskName, result, rectification }: Inspection, on: Day): EarlierVisit {
  const labels = [...new Set((result?.items ?? []).map(({ code }) => resultCodes[code]))]
  const open = rectification && rectification.closedOn === undefined
  return { inspectionId: id, on, taskName, labels, ...(open ? { rectifyBy: rectification.dueOn } : {}) }
}

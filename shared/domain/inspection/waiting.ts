import { type Day, dayOf } from '../../kernel/days.ts'
import { workingDaysBetween } from '../clock/age.ts'
import { weekendsWhereUnknown } from '../clock/calendar.ts'
import { reviewDays } from '../clock/rules.ts'
import { workingDaysAfter } from '../clock/working-days.ts'
import { openMatters } from './closing.ts'
import type { Inspection } from './inspection.ts'
import { withoutSeal } from './visible-to.ts'

/** Where an inspection waits for somebody. */
export const desks = { review: '待审核', publication: '待公示', 'follow-up': '后续处置中', closing: '待办结' } as const

export type Desk = keyof typeof desks

/** At which desk an inspection waits and since when. */
export interface Place {
  readonly desk: Desk
  readonly since: Day
}

/**
 * A row of the lists of what waits, none of them ever taken away: `<desk>` names the days of which something waits,
 * `<desk>/<day>` the inspections that wait since that day, `at/<inspection>` where an inspection stands in them. A list costs
 * what waits, and never the years before.
 */
export interface WaitingRow {
  readonly id: string
  /** Of a desk: days; of a day: ids of inspections. In order. */
  readonly members?: readonly string[]
  /** Of an inspection; absent: it waits nowhere. */
  readonly at?: Place
}

export const dayRow = ({ desk, since }: Place) => `${desk}/${since}`

export const whereaboutsRow = (inspectionId: string) => `at/${inspectionId}`

/**
 * Where an inspection waits as it stands; undefined where nobody has to do anything. Nothing tells of what is under seal: an
 * inspection that only that keeps open waits to be closed, like one that nothing keeps open.
 */
export function placeOf(inspection: Inspection): Place | undefined {
  const { state, confirmed, reviews } = inspection
  const reviewedAt = reviews.at(-1)?.at
  if (state === 'submitted' && confirmed) return { desk: 'review', since: dayOf(new Date(confirmed.at)) }
  if (state === 'approved' && reviewedAt) return { desk: 'publication', since: dayOf(new Date(reviewedAt)) }
  if (state !== 'published' && state !== 'withheld') return undefined
  const { closings = [], publishedOn, withheld } = inspection
  const since = closings.at(-1)?.reopened?.on ?? publishedOn ?? withheld?.on
  if (since === undefined) return undefined
  return { desk: openWords(inspection).length > 0 ? 'follow-up' : 'closing', since }
}

function openWords(inspection: Inspection): string[] {
  return openMatters(withoutSeal(inspection)).map(({ zh }) => zh)
}

/** One inspection on a desk's list, with its age. */
export interface WaitingLine extends Place {
  readonly inspectionId: string
  readonly taskName: string
  readonly round: number
  readonly targetName: string
  readonly regionName: string
  readonly officerIds: readonly string[]
  /** How often it was returned before. */
  readonly returns: number
  /** What keeps it open, in words. */
  readonly open: readonly string[]
  /** How long it has waited. */
  readonly workingDays: number
  /** Of a review: its last day. */
  readonly dueOn?: Day
  readonly overdue?: boolean
}

/** The line of an inspection on a day; undefined when it does not wait at that desk any more. */
export function lineOf(inspection: Inspection, desk: Desk, today: Day): WaitingLine | undefined {
  const place = placeOf(inspection)
  if (place?.desk !== desk) return undefined
  const { id: inspectionId, taskName, round, targetName, regionName, officerIds, reviews } = inspection
  return {
    inspectionId,
    ...place,
    taskName,
    round,
    targetName,
    regionName,
    officerIds,
    returns: reviews.filter(({ decision }) => decision === 'returned').length,
    open: desk === 'follow-up' ? openWords(inspection) : [],
    workingDays: workingDaysBetween(place.since, today),
    ...(desk === 'review' ? reviewTerm(place.since, today) : {}),
  }
}

function reviewTerm(since: Day, today: Day): Pick<WaitingLine, 'dueOn' | 'overdue'> {
  const dueOn = workingDaysAfter(since, reviewDays, weekendsWhereUnknown())
  return { dueOn, overdue: today > dueOn }
}

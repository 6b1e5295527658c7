import type { Day } from '../../kernel/days.ts'
import type { ListedDraw } from './draw-summary.ts'
import type { ResultSummary } from './result-summary.ts'
import type { VisitSummary } from './visit-summary.ts'

/** Numbers by name, such as `results` or `code:01`. Nothing of nothing is absent. */
export type Counters = Readonly<Record<string, number>>

/** A line of the list of results, in the order of publication. */
export interface ResultListing {
  readonly id: string
  readonly kind: 'result'
  readonly summary: ResultSummary
}

/** A line of a target's page. */
export interface VisitListing {
  readonly id: string
  readonly kind: 'visit'
  readonly visit: VisitSummary
}

/** What one inspection, or one target, adds to its year's total: so that it is never counted twice. */
export interface Tally {
  readonly id: string
  readonly kind: 'tally'
  readonly year: string
  readonly counters: Counters
  /** Of a public result: its place in the list, from 1. */
  readonly number?: number
}

/** The sum of a year's tallies, and under `all` the number of the last publication. */
export interface Total {
  readonly id: string
  readonly kind: 'total'
  readonly counters: Counters
}

/** How a draw fell on levels and regions: expected against drawn. */
export interface DrawTally {
  readonly id: string
  readonly kind: 'draw'
  readonly cells: readonly DrawCell[]
}

export interface DrawCell {
  readonly level: string
  readonly region: string
  /** Rows of the registry, and of these the ones that could be drawn. */
  readonly size: number
  readonly pool: number
  /** The level's take over its pool, times this cell's pool. */
  readonly expected: number
  readonly drawn: number
}

/** A draw in the lists of its year and its task, so that these are read without the draws. */
export interface DrawLine {
  readonly id: string
  readonly kind: 'draw-line'
  readonly draw: ListedDraw
}

/** How many items are public, and the last day on which one became so. */
export interface ItemCount {
  readonly id: string
  readonly kind: 'items'
  readonly published: number
  readonly latest?: Day
}

/**
 * A page that cannot be made from its records, or an object of which nothing can be counted: the public still sees what stood
 * before. Kept when it is mended, with the day.
 */
export interface Broken {
  readonly id: string
  readonly kind: 'broken'
  /** Such as `result 01J…`, or the object: `inspections/01J…`. */
  readonly what: string
  /** The page to be tried again; absent for an object. */
  readonly page?: { readonly kind: string; readonly id?: string; readonly page?: number }
  /** Its public path. */
  readonly path?: string
  readonly error: string
  readonly since: string
  readonly mendedOn?: Day
}

/** A disclosure whose term ends on a day. */
export interface Ending {
  readonly id: string
  readonly kind: 'ending'
  readonly inspectionId: string
}

/** The last night on which the site was tended, and what stood in the totals and the card then. */
export interface Tended {
  readonly id: string
  readonly kind: 'tended'
  readonly on: Day
  readonly mark: string
  /** How many results had ever been published. */
  readonly numbered?: number
  /** Version of the software that wrote all pages. */
  readonly code?: string
}

/** The files of the site as they were when all of them were last found to be what a rebuild would write. */
export interface Verified {
  readonly id: string
  readonly kind: 'verified'
  readonly fingerprint: string
  readonly on: Day
}

export const tendedId = 'tended'

export const itemCountId = 'items'

export const verifiedId = 'verified'

/**
 * The rows from which the site's lists are read, so that publishing one result reads and writes as much in a large site as
 * in a small one. All are derived from the records, kept by the worker alone, and made again by a rebuild.
 */
export type Listing =
  | ResultListing
  | VisitListing
  | Tally
  | Total
  | DrawTally
  | DrawLine
  | ItemCount
  | Broken
  | Ending
  | Tended
  | Verified

/** Lines on one page of the list of results. */
export const pageSize = 100

/** The page (from 0) that a publication's number stands on. */
export function pageOfNumber(number: number): number {
  return Math.floor((number - 1) / pageSize)
}

/** Six digits: the first four are the page, so that a page is read by one query. */
export function resultListingId(number: number): string {
  return `${resultsOfPage(pageOfNumber(number))}${String((number - 1) % pageSize).padStart(2, '0')}`
}

export function resultsOfPage(page: number): string {
  return `result/${String(page).padStart(4, '0')}`
}

export function visitsOfTarget(targetId: string): string {
  return `visit/${targetId}/`
}

export function visitListingId({ targetId, inspectionId }: Pick<VisitSummary, 'targetId' | 'inspectionId'>): string {
  return `${visitsOfTarget(targetId)}${inspectionId}`
}

export function tallyId(of: 'inspection' | 'target', id: string): string {
  return `tally/${of}/${id}`
}

export function totalId(year: string): string {
  return `total/${year}`
}

export function drawTallyId(drawId: string): string {
  return `draw/${drawId}`
}

/** A task's id begins with its year. */
export function yearOfTask(id: string): string {
  return id.slice(0, 4)
}

/** Draws of a year stand together, and those of a task. */
export function drawLineId({ id, taskId }: Pick<ListedDraw, 'id' | 'taskId'>): string {
  return `${drawLinesOfTask(taskId)}${id}`
}

export function drawLinesOfTask(taskId: string): string {
  return `${drawLinesOfYear(yearOfTask(taskId))}${taskId}/`
}

export function drawLinesOfYear(year: string): string {
  return `${drawLines}${year}/`
}

export const drawLines = 'draw-line/'

export const brokenPrefix = 'broken/'

export function endingsOf(day: Day): string {
  return `ending/${day}/`
}

/** `total` with one tally put in place of an earlier one. */
export function recounted(total: Counters, before: Counters, after: Counters): Counters {
  const names = new Set([...Object.keys(total), ...Object.keys(before), ...Object.keys(after)])
  const sums = [...names]
    .sort()
    .map((name): [string, number] => [name, (total[name] ?? 0) - (before[name] ?? 0) + (after[name] ?? 0)])
  return Object.fromEntries(sums.filter(([, sum]) => sum !== 0))
}

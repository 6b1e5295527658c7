import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { ofYear, type YearOfRecords } from '../../shared/domain/indicators/indicators.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { ulidPrefixes } from '../../shared/kernel/ulid-prefixes.ts'
import { everyOf } from '../stores/every-of.ts'
import type { ReadStore } from '../stores/record-store.ts'

interface Sources {
  readonly stores: {
    readonly tasks: ReadStore<Task>
    readonly inspections: ReadStore<Inspection>
    readonly obligations: ReadStore<Obligation>
  }
  readonly today: Day
}

/** Inspections bear the id of their draw, and that its day: a task of the year is drawn at most so long before it and behind. */
const drawnFrom = (year: number) => `${year - 1}-07-01`
const drawnUntil = (year: number) => `${year + 1}-06-30`

/**
 * Reads what a department's figures of a year are told from: its tasks (`2022-1`, and ad-hoc ones, `2022L-1`), its inspections and the year's deadlines. What other
 * years hold is not read, but for the few months that ids of the same beginning share.
 */
export async function yearOfRecords({ stores, today }: Sources, year: number): Promise<YearOfRecords> {
  const [tasks, inspections, obligations] = await Promise.all([
    everyOf(stores.tasks, [`${year}`]),
    everyOf(stores.inspections, ulidPrefixes(drawnFrom(year), drawnUntil(year))),
    everyOf(stores.obligations, [`${year}-`]),
  ])
  return ofYear(year, { today, tasks, inspections, obligations })
}

import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { ofYear, type YearOfRecords } from '../../shared/domain/indicators/indicators.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Day } from '../../shared/kernel/days.ts'
import type { ReadStore } from '../stores/record-store.ts'

interface Sources {
  readonly stores: {
    readonly tasks: ReadStore<Task>
    readonly inspections: ReadStore<Inspection>
    readonly obligations: ReadStore<Obligation>
  }
  readonly today: Day
}

/** Reads what a department's figures of a year are told from: its tasks, its inspections and the year's deadlines. */
export async function yearOfRecords({ stores, today }: Sources, year: number): Promise<YearOfRecords> {
  const [tasks, inspections, obligations] = await Promise.all([
    everyOf(stores.tasks),
    everyOf(stores.inspections),
    everyOf(stores.obligations, `${year}-`),
  ])
  return ofYear(year, { today, tasks, inspections, obligations })
}

async function everyOf<T>(store: ReadStore<T>, prefix?: string): Promise<T[]> {
  const found: T[] = []
  for await (const { record } of store.all(prefix)) found.push(record)
  return found
}

import type { Counters } from '../domain/disclosure/listing.ts'
import type { MonthOfResults } from './month-chart.ts'

/** A year of a department, or of a city, in numbers. */
export interface YearNumbers {
  readonly tasks: number
  readonly draws: number
  readonly voidDraws: number
  /** Rows of the registries of the year's tasks, and how many of them were drawn over all rounds. */
  readonly registered: number
  readonly drawn: number
  readonly inspections: number
  readonly results: number
  readonly resultsInTime: number
  /** Public results in which something was found. */
  readonly found: number
  readonly returns: number
}

/** What the counters of a year tell of its inspections and results. */
export function numbersOfCounters(
  counters: Counters,
): Pick<YearNumbers, 'inspections' | 'results' | 'resultsInTime' | 'found' | 'returns'> {
  return {
    inspections: counters['inspections'] ?? 0,
    results: counters['results'] ?? 0,
    resultsInTime: counters['in-time'] ?? 0,
    found: counters['found'] ?? 0,
    returns: counters['returns'] ?? 0,
  }
}

/** The months of a year in which results became public, in their order. */
export function monthsOfCounters(counters: Counters): MonthOfResults[] {
  return Object.keys(counters)
    .flatMap((name) => /^month:(\d{4}-\d{2})$/.exec(name)?.[1] ?? [])
    .sort()
    .map((month) => ({ month, results: counters[`month:${month}`] ?? 0, late: counters[`late:${month}`] ?? 0 }))
}

/** Field by field. */
export function sumOf(years: readonly YearNumbers[]): YearNumbers {
  const sum = (field: keyof YearNumbers) => years.reduce((total, year) => total + year[field], 0)
  return {
    tasks: sum('tasks'),
    draws: sum('draws'),
    voidDraws: sum('voidDraws'),
    registered: sum('registered'),
    drawn: sum('drawn'),
    inspections: sum('inspections'),
    results: sum('results'),
    resultsInTime: sum('resultsInTime'),
    found: sum('found'),
    returns: sum('returns'),
  }
}

/** Month by month. */
export function monthsTogether(lists: readonly (readonly MonthOfResults[])[]): MonthOfResults[] {
  const months = Map.groupBy(lists.flat(), ({ month }) => month)
  return [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, of]) => ({
      month,
      results: of.reduce((sum, { results }) => sum + results, 0),
      late: of.reduce((sum, { late }) => sum + late, 0),
    }))
}

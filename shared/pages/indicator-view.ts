import type { ListedDraw } from '../domain/disclosure/draw-summary.ts'
import { fairRange } from '../domain/disclosure/fair-range.ts'
import type { Counters, DrawCell } from '../domain/disclosure/listing.ts'
import { creditLabel } from '../domain/disclosure/result-view.ts'
import { type ResultCode, resultCodes } from '../domain/inspection/result-codes.ts'
import { regionName } from '../domain/registry/regions.ts'
import { percentage } from '../kernel/percentage.ts'
import type { Coverage } from './coverage-chart.ts'
import type { MonthOfResults } from './month-chart.ts'
import { type Office, officeOf } from './office.ts'
import { monthsOfCounters } from './year-numbers.ts'

export interface IndicatorView {
  readonly department: Office
  readonly year: string
  /** Years that have indicators, the newest first. */
  readonly years: readonly string[]
  readonly inspections: number
  readonly calledOff: number
  readonly results: number
  readonly withdrawn: number
  readonly resultsInTime: number
  readonly returns: number
  readonly byClass: readonly Coverage[]
  readonly byRegion: readonly Coverage[]
  readonly byCode: readonly { readonly code: string; readonly label: string; readonly items: number }[]
  readonly byMonth: readonly MonthOfResults[]
  /** Working days from the end of an inspection to its publication. */
  readonly timeToPublication: readonly { readonly days: string; readonly results: number }[]
  readonly medianDays?: number
  readonly visits: readonly { readonly visits: number; readonly targets: number }[]
  readonly officers: readonly { readonly officer: string; readonly inspections: number }[]
  readonly fairness: readonly FairnessView[]
}

/** One draw: how likely each row of a level was to be drawn, and how the draw fell on regions. */
export interface FairnessView {
  readonly drawId: string
  readonly taskName: string
  readonly round: number
  readonly levels: readonly {
    readonly level: string
    readonly pool: number
    readonly take: number
    /** Of every row of this level that could be drawn, the same. */
    readonly probability: string
  }[]
  readonly regions: readonly {
    readonly region: string
    readonly pool: number
    readonly expected: number
    readonly drawn: number
    /** Between which numbers at least 95 of a hundred draws as fair as this one fall. */
    readonly low: number
    readonly high: number
  }[]
}

export interface YearRecords {
  readonly years: readonly string[]
  readonly counters: Counters
  /** Executed draws of the year with how each fell. */
  readonly draws: readonly { readonly draw: ListedDraw; readonly cells: readonly DrawCell[] }[]
}

const spans: readonly (readonly [from: number, to: number])[] = [
  [0, 5],
  [6, 10],
  [11, 15],
  [16, 20],
]

/** A year in numbers, of its counters and draws alone. */
export function indicatorView(
  department: Office,
  year: string,
  { years, counters, draws }: YearRecords,
): IndicatorView {
  const count = (name: string) => counters[name] ?? 0
  const median = medianOf(counters)
  return {
    department: officeOf(department),
    year,
    years,
    inspections: count('inspections'),
    calledOff: count('called-off'),
    results: count('results'),
    withdrawn: count('withdrawn'),
    resultsInTime: count('in-time'),
    returns: count('returns'),
    byClass: coverage(draws, ({ level }) => creditLabel(level)),
    byRegion: coverage(draws, ({ region }) => regionName(region) ?? region),
    byCode: (Object.keys(resultCodes) as ResultCode[])
      .toSorted()
      .map((code) => ({ code, label: resultCodes[code], items: count(`code:${code}`) }))
      .filter(({ items }) => items > 0),
    byMonth: monthsOfCounters(counters),
    timeToPublication: timesOf(counters),
    ...(median === undefined ? {} : { medianDays: median }),
    visits: named(counters, 'visits:').map(([visits, targets]) => ({ visits: Number(visits), targets })),
    officers: named(counters, 'officer:').map(([officer, inspections]) => ({ officer, inspections })),
    fairness: draws.map(fairnessOf),
  }
}

function named(counters: Counters, prefix: string): [string, number][] {
  return Object.entries(counters)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]): [string, number] => [name.slice(prefix.length), value])
    .toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
}

function timesOf(counters: Counters): IndicatorView['timeToPublication'] {
  const days = named(counters, 'days:').map(([day, results]) => ({ day: Number(day), results }))
  const within = (from: number, to: number) =>
    days.filter(({ day }) => day >= from && day <= to).reduce((sum, { results }) => sum + results, 0)
  const rows = [
    ...spans.map(([from, to]) => ({ days: `${from}–${to}`, results: within(from, to) })),
    { days: '21+', results: within(21, Number.POSITIVE_INFINITY) },
  ]
  return rows.some(({ results }) => results > 0) ? rows : []
}

function medianOf(counters: Counters): number | undefined {
  const days = named(counters, 'days:')
  const half = days.reduce((sum, [, results]) => sum + results, 0) / 2
  let passed = 0
  for (const [day, results] of days) {
    passed += results
    if (passed >= half && half > 0) return Number(day)
  }
  return undefined
}

/** Drawn over all rounds of the year, of the registry of each task's newest draw. */
function coverage(draws: YearRecords['draws'], label: (cell: DrawCell) => string): Coverage[] {
  const newest = new Map(draws.map((each) => [each.draw.taskId, each.draw.id]))
  const sums = new Map<string, { drawn: number; size: number }>()
  for (const { draw, cells } of draws) {
    for (const cell of cells) {
      const sum = sums.get(label(cell)) ?? { drawn: 0, size: 0 }
      sum.drawn += cell.drawn
      if (newest.get(draw.taskId) === draw.id) sum.size += cell.size
      sums.set(label(cell), sum)
    }
  }
  return [...sums].map(([name, sum]) => ({ label: name, ...sum })).toSorted((a, b) => (a.label < b.label ? -1 : 1))
}

function fairnessOf({ draw, cells }: YearRecords['draws'][number]): FairnessView {
  return {
    drawId: draw.id,
    taskName: draw.taskName,
    round: draw.round,
    levels: draw.strata
      .filter(({ pool }) => pool > 0)
      .map(({ level, pool, take }) => ({
        level: creditLabel(level),
        pool,
        take,
        probability: `${percentage(take, pool)}%`,
      })),
    regions: [...Map.groupBy(cells, ({ region }) => region)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([region, of]) => regionOf(region, of, draw)),
  }
}

/** A region's part of a draw, over all levels. */
function regionOf(region: string, cells: readonly DrawCell[], { strata }: ListedDraw): FairnessView['regions'][number] {
  const sum = (field: 'pool' | 'expected' | 'drawn') => cells.reduce((total, cell) => total + cell[field], 0)
  const chances = cells.flatMap(({ level, pool: cell }) => {
    const stratum = strata.find((each) => each.level === level)
    return stratum ? [{ cell, pool: stratum.pool, take: stratum.take }] : []
  })
  const [low, high] = fairRange(chances)
  const expected = Math.round(sum('expected') * 100) / 100
  return { region: regionName(region) ?? region, pool: sum('pool'), expected, drawn: sum('drawn'), low, high }
}

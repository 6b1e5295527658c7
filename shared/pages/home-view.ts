import { byDay, type Coming, type ComingRound, type UnderWay } from './coming.ts'
import type { DepartmentCard } from './department-card.ts'
import type { MonthOfResults } from './month-chart.ts'
import { type Office, officeOf } from './office.ts'
import { monthsTogether, sumOf, type YearNumbers } from './year-numbers.ts'

export interface DepartmentsView {
  readonly departments: readonly Office[]
}

export interface HomeView {
  readonly departments: readonly DepartmentLine[]
  /** The newest year that a department has planned; what follows is of this year, over all departments that have it. */
  readonly year?: {
    readonly year: number
    readonly numbers: YearNumbers
    readonly months: readonly MonthOfResults[]
  }
  /** The next, of whichever year; `comingInAll` of them are there. */
  readonly coming: readonly Coming<ComingRound>[]
  readonly comingInAll: number
  readonly underWay: readonly Coming<UnderWay>[]
  readonly underWayInAll: number
}

export interface DepartmentLine extends Office {
  readonly year?: number
  readonly drawn?: number
  readonly results?: number
  readonly found?: number
}

/** Rows of what is coming on the home page; each department's page has its own whole. */
export const COMING_SHOWN = 20

export function departmentsView(cards: readonly DepartmentCard[]): DepartmentsView {
  return { departments: inOrder(cards).map(({ department }) => officeOf(department)) }
}

/** The city's year, of what each department's card says. */
export function homeView(all: readonly DepartmentCard[]): HomeView {
  const cards = inOrder(all)
  const newest = Math.max(...cards.flatMap(({ year }) => year?.year ?? []))
  const ofYear = cards.flatMap(({ year }) => (year?.year === newest ? [year] : []))
  const coming = cards.flatMap(of(({ coming: rounds }) => rounds)).toSorted(byDay)
  const underWay = cards.flatMap(of(({ underWay: tasks }) => tasks)).toSorted(byDay)
  return {
    departments: cards.map(lineOf),
    ...(ofYear.length === 0
      ? {}
      : {
          year: {
            year: newest,
            numbers: sumOf(ofYear.map(({ numbers }) => numbers)),
            months: monthsTogether(ofYear.map(({ months }) => months)),
          },
        }),
    coming: coming.slice(0, COMING_SHOWN),
    comingInAll: coming.length,
    underWay: underWay.slice(0, COMING_SHOWN),
    underWayInAll: underWay.length,
  }
}

function inOrder(cards: readonly DepartmentCard[]): DepartmentCard[] {
  return cards.toSorted(({ department: a }, { department: b }) => (a.id < b.id ? -1 : 1))
}

function lineOf({ department, year }: DepartmentCard): DepartmentLine {
  if (!year) return officeOf(department)
  const { drawn, results, found } = year.numbers
  return { ...officeOf(department), year: year.year, drawn, results, found }
}

function of<T>(
  list: (year: NonNullable<DepartmentCard['year']>) => readonly T[],
): (card: DepartmentCard) => Coming<T>[] {
  return ({ department, year }) => (year ? list(year).map((what) => ({ department: officeOf(department), what })) : [])
}

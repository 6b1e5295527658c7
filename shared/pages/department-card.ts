import type { ComingRound, UnderWay } from './coming.ts'
import type { DepartmentView } from './department-view.ts'
import type { MonthOfResults } from './month-chart.ts'
import type { Office } from './office.ts'
import type { YearNumbers } from './year-numbers.ts'

/** What the home page knows of a department, as its own public file. */
export interface DepartmentCard {
  readonly department: Office
  /** Files of its part of the sitemap. */
  readonly sitemapParts: number
  /** Of the newest year with a public plan. */
  readonly year?: CardYear
}

export interface CardYear {
  readonly year: number
  readonly numbers: YearNumbers
  readonly months: readonly MonthOfResults[]
  readonly coming: readonly ComingRound[]
  readonly underWay: readonly UnderWay[]
}

/** As its own page says. */
export function departmentCard(view: DepartmentView, sitemapParts: number): DepartmentCard {
  const { department, year, numbers, months, coming, underWay } = view
  const { items: _, ...ofYear } = numbers
  return {
    department,
    sitemapParts,
    ...(year === undefined ? {} : { year: { year, numbers: ofYear, months, coming, underWay } }),
  }
}

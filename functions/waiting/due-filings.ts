import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { filingRules, waitsOfFiling } from '../../shared/domain/waiting/filing-waits.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import type { Found, Here } from './sources.ts'

/**
 * Documents that are due: of this year and the last, by the row that holds each obligation as it stands. Of a plan's
 * revisions there are a few a year.
 */
export async function dueFilings({ stores, today }: Here): Promise<Found> {
  const years = [yearOf(today) - 1, yearOf(today)]
  const rows = await Promise.all(
    years.flatMap((year) =>
      filingRules.map(async (rule): Promise<Obligation[]> => {
        const { items } = await stores.obligations.list({ prefix: `current/${rule}/${year}`, limit: 100 })
        return items
      }),
    ),
  )
  return { waits: rows.flat().flatMap((obligation) => waitsOfFiling(obligation, today)) }
}

import { countVisits, type Visit, visitsOfYear } from '../../shared/domain/registry/visit.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'

export const listTargets: UseCase<'listTargets'> = async ({ input, stores }) => answer(await stores.targets.list(input))

export const getTarget: UseCase<'getTarget'> = async ({ input, stores, today }) => {
  const { record, version } = await stores.targets.get(input.targetId)
  const visits = await visitsIn(stores.visits, record.id, yearOf(today))
  return answer({ ...record, visitsThisYear: countVisits(visits) }, { version })
}

export const listVisits: UseCase<'listVisits'> = async ({ input, stores, today }) => {
  const { record } = await stores.targets.get(input.targetId)
  const { year = yearOf(today) } = input
  const items = await visitsIn(stores.visits, record.id, year)
  return answer({ year, count: countVisits(items), items })
}

/** A target has a handful of visits a year. */
async function visitsIn(visits: ReadStore<Visit>, targetId: string, year: number): Promise<Visit[]> {
  const found: Visit[] = []
  for await (const { record } of visits.all(visitsOfYear(targetId, year))) found.push(record)
  return found
}

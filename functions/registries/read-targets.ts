import { burdensOfTarget, cityOf } from '../../shared/domain/registry/burden.ts'
import { countVisits, type Visit, visitsOfYear } from '../../shared/domain/registry/visit.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import { readPolicy } from '../acts/read-policy.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'

export const listTargets: UseCase<'listTargets'> = async ({ input, stores }) => answer(await stores.targets.list(input))

export const getTarget: UseCase<'getTarget'> = async ({ input, stores, of, department, today }) => {
  const { record, version } = await stores.targets.get(input.targetId)
  const year = yearOf(today)
  const visits = await visitsIn(stores.visits, record.id, year)
  const city = of(cityOf(department)).stores.burdens
  const lines = await recordsOf(city, burdensOfTarget(year, record.id))
  const { record: policy } = await readPolicy(stores.policies)
  const burden = { year, visits: countVisits(lines), cap: policy.burdenCap }
  return answer({ ...record, visitsThisYear: countVisits(visits), burden }, { version })
}

export const listVisits: UseCase<'listVisits'> = async ({ input, stores, today }) => {
  const { record } = await stores.targets.get(input.targetId)
  const { year = yearOf(today) } = input
  const items = await visitsIn(stores.visits, record.id, year)
  return answer({ year, count: countVisits(items), items })
}

/** A target has a handful of visits a year. */
function visitsIn(visits: ReadStore<Visit>, targetId: string, year: number): Promise<Visit[]> {
  return recordsOf(visits, visitsOfYear(targetId, year))
}

async function recordsOf<T>(store: ReadStore<T>, prefix: string): Promise<T[]> {
  const found: T[] = []
  for await (const { record } of store.all(prefix)) found.push(record)
  return found
}

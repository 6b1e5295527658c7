import type { BurdenFacts } from '../../shared/domain/drawing/burden-guard.ts'
import type { TaskPolicy } from '../../shared/domain/plan/task-policy.ts'
import { type Burden, burdensOfYear, cityOf } from '../../shared/domain/registry/burden.ts'
import { type Day, yearOf } from '../../shared/kernel/days.ts'
import { readPolicy } from '../acts/read-policy.ts'
import type { ReadStore } from '../stores/record-store.ts'

interface City {
  readonly stores: { readonly burdens: ReadStore<Burden> }
}

interface Here {
  readonly department: string
  readonly today: Day
  readonly stores: { readonly policies: ReadStore<TaskPolicy> }
  readonly of: (scope: string) => City
}

/**
 * How often each target of the city has been visited this year, or is to be: every dispatch that was not called off, of any
 * department, a joint one once. Read a page of 500 at a time. A draw that is frozen and not executed yet is in no ledger:
 * two at once may both draw a target that stands one below the cap.
 */
export async function readBurden({ department, today, stores, of }: Here): Promise<BurdenFacts> {
  const { record: policy } = await readPolicy(stores.policies)
  const year = yearOf(today)
  const visits = new Map<string, number>()
  for await (const { record } of of(cityOf(department)).stores.burdens.all(burdensOfYear(year))) {
    if (record.calledOff === undefined) visits.set(record.targetId, (visits.get(record.targetId) ?? 0) + 1)
  }
  return { cap: policy.burdenCap, year, visits }
}

import type { Keeper } from '../../shared/domain/inspection/seal.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import type { Day } from '../../shared/kernel/days.ts'
import type { ReadStore } from '../stores/record-store.ts'

/** Who asks, with the ids of those who left office and whose work was handed over to him, by way of others too. */
export async function keeperOf({
  who,
  today,
  stores,
}: {
  readonly who: Person
  readonly today: Day
  readonly stores: { readonly people: ReadStore<Person> }
}): Promise<Keeper> {
  const left: Person[] = []
  for await (const { record } of stores.people.all()) {
    if (record.handedOverTo !== undefined && record.inactiveFrom !== undefined && record.inactiveFrom <= today) {
      left.push(record)
    }
  }
  return { who, standsFor: predecessorsOf(who.id, left) }
}

function predecessorsOf(id: string, left: readonly Person[]): string[] {
  const found = new Set<string>([id])
  for (const each of found) for (const one of left) if (one.handedOverTo === each) found.add(one.id)
  return [...found].filter((each) => each !== id)
}

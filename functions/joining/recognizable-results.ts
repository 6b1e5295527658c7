import type { Disclosure } from '../../shared/domain/disclosure/disclosure.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Source, SparedItem } from '../../shared/domain/joint/recognize.ts'
import { cityOf } from '../../shared/domain/registry/burden.ts'
import type { Department } from '../../shared/domain/registry/department.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { type Visit, visitsOfYear } from '../../shared/domain/registry/visit.ts'
import { type Day, yearOf } from '../../shared/kernel/days.ts'
import type { ReadStore } from '../stores/record-store.ts'

interface Scope {
  readonly stores: {
    readonly departments: ReadStore<Department>
    readonly visits: ReadStore<Visit>
    readonly disclosures: ReadStore<Disclosure>
  }
}

interface City {
  readonly department: string
  readonly today: Day
  readonly of: (scope: string) => Scope
  readonly departmentPaths: () => AsyncGenerator<string>
}

/** The items of an inspection by name; one that nobody knows goes by its id. */
export function namedItems(items: ReadStore<Item>, ids: readonly string[]): Promise<SparedItem[]> {
  return Promise.all(ids.map(async (id) => ({ id, name: (await items.find(id))?.record.name ?? id })))
}

/** A result that somebody names; of a department that is not there, there is none. */
export async function readSource(
  { of }: Pick<City, 'of'>,
  { department, inspectionId }: { readonly department: string; readonly inspectionId: string },
): Promise<Source> {
  const { departments, disclosures } = of(department).stores
  const [office, disclosure] = await Promise.all([departments.find(department), disclosures.find(inspectionId)])
  return { department, departmentName: office?.record.name ?? department, inspectionId, disclosure: disclosure?.record }
}

/** What every department of the city has made public of a target this year and the year before, by its own list of visits. */
export async function sourcesOf(context: City, { targetId }: Inspection): Promise<Source[]> {
  const { of, today, department, departmentPaths } = context
  const found: Source[] = []
  for await (const path of departmentPaths()) {
    if (cityOf(path) !== cityOf(department)) continue
    for (const year of [yearOf(today), yearOf(today) - 1]) {
      for await (const { record } of of(path).stores.visits.all(visitsOfYear(targetId, year))) {
        found.push(await readSource(context, { department: path, inspectionId: record.inspectionId }))
      }
    }
  }
  return found
}

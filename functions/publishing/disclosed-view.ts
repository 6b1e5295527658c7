import { type ResultView, resultView } from '../../shared/domain/disclosure/result-view.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { namedRecords } from './named-records.ts'

interface Registries {
  readonly items: ReadStore<Item>
  readonly officers: ReadStore<Officer>
}

/** What of an inspection would be public now. @throws {Refusal} as `resultView` */
export async function disclosedView(inspection: Inspection, { items, officers }: Registries): Promise<ResultView> {
  const named = await Promise.all([
    namedRecords(items, inspection.itemIds),
    namedRecords(officers, inspection.officerIds),
  ])
  return resultView(inspection, ...named)
}

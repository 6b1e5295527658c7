import type { ImportKind } from '../../../shared/domain/registry/import.ts'
import { agenciesFile } from './agencies-file.ts'
import { itemsFile } from './items-file.ts'
import { officersFile } from './officers-file.ts'
import { planFile } from './plan-file.ts'

export interface SeedFile {
  readonly kind: ImportKind
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** The files of the seed's case in the order in which a clerk imports them; the same bytes each time. */
export async function seedFiles(): Promise<SeedFile[]> {
  return [
    { kind: 'items', fileName: 'items.xlsx', bytes: await itemsFile() },
    { kind: 'targets', fileName: 'agencies.xlsx', bytes: await agenciesFile() },
    { kind: 'officers', fileName: 'officers.xlsx', bytes: await officersFile() },
    { kind: 'plan', fileName: 'plan.xlsx', bytes: await planFile() },
  ]
}

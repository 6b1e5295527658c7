import type { Sheet } from '../../shared/domain/registry/cells.ts'
import type { ImportKind } from '../../shared/domain/registry/import.ts'
import { readItems } from '../../shared/domain/registry/read-items.ts'
import { readOfficers } from '../../shared/domain/registry/read-officers.ts'
import type { Reading } from '../../shared/domain/registry/read-rows.ts'
import { readTargets } from '../../shared/domain/registry/read-targets.ts'
import { type Renewal, renewItem, renewOfficer, renewTarget } from '../../shared/domain/registry/renewal.ts'

/** What a row or record of any registry has for certain. */
export interface AnyRecord {
  readonly id: string
  readonly codeAccepted?: string
}

/** How one kind of registry is read from sheets and what a row does to its record. */
export interface RegistryKind {
  readonly read: (sheets: readonly Sheet[]) => Reading<AnyRecord>
  readonly renew: (current: AnyRecord | undefined, row: AnyRecord) => Renewal<AnyRecord>
}

/** A kind's own types meet only here: its rows come from its own reader and its records from its own store. */
export const registryKinds = {
  items: { read: readItems, renew: renewItem },
  targets: { read: readTargets, renew: renewTarget },
  officers: { read: readOfficers, renew: renewOfficer },
} as unknown as Readonly<Record<Exclude<ImportKind, 'plan'>, RegistryKind>>

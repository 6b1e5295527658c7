import type { ImportKind } from '../../shared/domain/registry/import.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import { itemLayout } from '../../shared/domain/registry/read-items.ts'
import { officerLayout } from '../../shared/domain/registry/read-officers.ts'
import type { Layout } from '../../shared/domain/registry/read-rows.ts'
import { targetLayout } from '../../shared/domain/registry/read-targets.ts'
import { type Renewal, renewItem, renewOfficer, renewTarget } from '../../shared/domain/registry/renewal.ts'
import type { Target } from '../../shared/domain/registry/target.ts'

/** What a row or record of any registry has for certain. */
export interface AnyRecord {
  readonly id: string
  readonly name: string
  readonly codeAccepted?: string
}

/** How one kind of registry stands in a file and what a row of it does to its record. */
export interface RegistryKind {
  readonly layout: Layout<AnyRecord>
  readonly renew: (current: AnyRecord | undefined, row: AnyRecord) => Renewal<AnyRecord>
  /** The part of the registry that a record belongs to: a file is held against the parts that it names. */
  readonly part: (record: AnyRecord) => string
  /** Whether the registry still leads it, so that a whole file should name it. */
  readonly led: (record: AnyRecord) => boolean
  /** Whether it stands in a file that is made of the registry. */
  readonly exported: (record: AnyRecord) => boolean
}

export type RegistryName = Exclude<ImportKind, 'plan'>

/** A kind's own types meet only here: its rows come from its own reader and its records from its own store. */
export const registryKinds = {
  items: {
    layout: itemLayout,
    renew: renewItem,
    part: () => '',
    led: ({ state }: Item) => state !== 'retired',
    exported: ({ state }: Item) => state !== 'retired',
  },
  targets: {
    layout: targetLayout,
    renew: renewTarget,
    part: ({ field }: Target) => field,
    led: ({ state }: Target) => state === 'active' || state === 'closed',
    exported: ({ state }: Target) => state !== 'removed',
  },
  officers: {
    layout: officerLayout,
    renew: renewOfficer,
    part: () => '',
    led: ({ state }: Officer) => state === 'active' || state === 'suspended',
    exported: () => true,
  },
} as unknown as Readonly<Record<RegistryName, RegistryKind>>

import type { PublicFile } from '../../shared/contract/site-paths.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import type { SiteRecords } from './site-records.ts'

/** What a page is rendered from. */
export interface Source {
  readonly records: SiteRecords
  /** The home page is the list of the departments' cards that lie here. */
  readonly site: ReadBucket
  readonly id: string
  /** From 1. */
  readonly page: number
}

/** A page's files; none when its record is not public (yet). */
export type Render = (source: Source) => Promise<PublicFile[]>

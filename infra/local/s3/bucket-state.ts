import type { Checksum } from './checksum.ts'

export interface Retention {
  mode: 'COMPLIANCE' | 'GOVERNANCE'
  until: string
}

export interface DefaultRetention {
  mode: Retention['mode']
  unit: 'Days' | 'Years'
  count: number
}

/** What a bucket has been told about itself. */
export interface BucketSettings {
  name: string
  createdAt: string
  versioning?: 'Enabled' | 'Suspended'
  objectLock?: { default?: DefaultRetention }
}

/** What a writer says of an object besides its bytes. */
export interface ObjectDescription {
  /** Standard headers that are given back as they came. */
  headers: Record<string, string>
  metadata: Record<string, string>
  tags?: Record<string, string>
  retention?: Retention
  legalHold?: boolean
}

/** One version of an object, or a delete marker (no blob). Newest first in its record. */
export interface Version extends ObjectDescription {
  /** `null` outside versioned buckets, as S3 names it. */
  versionId: string
  blob?: string
  size: number
  etag: string
  modifiedAt: string
  sequencer: string
  checksum?: Checksum
  /** The multipart upload it came from, so that a repeated completion finds its answer. */
  uploadId?: string
}

/** All of a key: one file, replaced as a whole, so that bytes and description switch together. */
export interface KeyRecord {
  key: string
  /** Sequencer of the last write, kept after its version is gone: tells after a crash which announced writes took place. */
  last: string
  versions: readonly Version[]
}

export interface Bucket {
  settings: BucketSettings
  records: Map<string, KeyRecord>
  /** Keys that have versions, in UTF-8 order, as listings need them. */
  order: string[]
}

/** S3 lists in the order of UTF-8 bytes, which is not JavaScript's order outside the basic plane. */
export function byUtf8(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}

/** Index of the first key not before `key`. */
export function position(order: readonly string[], key: string): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (byUtf8(order[middle] ?? '', key) < 0) low = middle + 1
    else high = middle
  }
  return low
}

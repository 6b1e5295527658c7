import { type Bucket, byUtf8, position } from './bucket-state.ts'
import { encodePath, type S3Request } from './request.ts'
import { S3Error } from './s3-error.ts'

/** What a listing asks for. */
export interface Listing {
  prefix: string
  delimiter: string
  /** Entries after this key or common prefix. */
  after: string
  most: number
}

/** A line of a listing: a key, or the common prefix of many. */
export type Entry = { key: string } | { prefix: string }

export interface Page {
  entries: Entry[]
  /** The last key or common prefix of the page, when there is more behind it. */
  next?: string
}

/** @throws {S3Error} `InvalidArgument` when `max-keys` is no number */
export function readListing({ query }: S3Request, after: string): Listing {
  const most = query.get('max-keys') ?? '1000'
  if (!/^\d{1,9}$/.test(most))
    throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range')
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    after,
    most: Math.min(Number(most), 1000),
  }
}

/**
 * One page in UTF-8 order. Keys that share `prefix` up to the next delimiter count as one entry.
 *
 * @param shows whether a key belongs into this listing, for those that skip hidden objects
 */
export function listPage(
  bucket: Bucket,
  { prefix, delimiter, after, most }: Listing,
  shows: (key: string) => boolean,
): Page {
  const page: Page = { entries: [] }
  if (most === 0) return page
  let last = ''
  for (let at = position(bucket.order, byUtf8(after, prefix) > 0 ? after : prefix); at < bucket.order.length; at++) {
    const key = bucket.order[at] ?? ''
    if (!key.startsWith(prefix)) break
    const common = commonPrefix(key, prefix, delimiter)
    const name = common ?? key
    const passed = name === after || key === after || name === last
    if (passed || !shows(key)) continue
    if (page.entries.length === most) return { ...page, next: last }
    page.entries.push(common === undefined ? { key } : { prefix: common })
    last = name
  }
  return page
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const end = delimiter ? key.indexOf(delimiter, prefix.length) : -1
  return end < 0 ? undefined : key.slice(0, end + delimiter.length)
}

/** How names are written: as they are, or percent-encoded where the client asks for it. */
export function nameWriter({ query }: S3Request): (name: string) => string {
  return query.get('encoding-type') === 'url' ? encodePath : (name) => name
}

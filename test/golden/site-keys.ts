import type { PutOptions } from '../../functions/stores/object-store.ts'

export interface SiteKey {
  readonly key: string
  readonly type: string
  readonly cache: string
  /** How many keys of the seed's site look like this. */
  readonly files: number
}

/**
 * The published keys as they are promised: what differs from run to run (ids of draws, drawn targets, hashes of files) is
 * named by what it is.
 */
export function siteKeys(headers: ReadonlyMap<string, PutOptions>): SiteKey[] {
  const kinds = new Map<string, SiteKey>()
  for (const [key, { type, cacheControl = '' }] of headers) {
    const name = `${named(key)} ${type} ${cacheControl}`
    const files = (kinds.get(name)?.files ?? 0) + 1
    kinds.set(name, { key: named(key), type, cache: cacheControl, files })
  }
  return [...kinds.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

function named(key: string): string {
  return key
    .replace(/\b[0-9A-HJKMNP-TV-Z]{26}-[0-9A-Z]{18}\b/g, '<inspection>')
    .replace(/\b[0-9A-HJKMNP-TV-Z]{26}\b/g, '<draw>')
    .replace(/\b9[0-9A-Z]{17}\b/g, '<target>')
    .replace(/\.[0-9a-f]{12}\./g, '.<hash>.')
    .replace(/photos\/\d+/, 'photos/<n>')
    .replace(/visits\/[0-9A-HJKMNP-TV-Z]{24}/, 'visits/<code>')
}

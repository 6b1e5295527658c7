import { cardPrefix } from '../../shared/contract/site-paths.ts'
import type { ListedObject, ReadBucket } from '../stores/object-store.ts'

/** Whose files are gone through: a department's, and those that belong to none if it looks after them. */
export interface Area {
  readonly department: string
  /** Every department of the city, where the shared files are gone through. */
  readonly departments?: ReadonlySet<string>
}

export interface Slice {
  readonly objects: readonly ListedObject[]
  /** Where to go on; absent: that was all. */
  readonly next?: string
}

/**
 * At most a thousand files behind a place, in the order of their keys: first the department's card, then its folder, then what
 * belongs to no department.
 *
 * @param from what the slice before gave as `next`
 */
export async function sliceOf(site: ReadBucket, area: Area, from?: string): Promise<Slice> {
  const [at, after] = from === undefined ? [0, undefined] : place(from)
  const parts = [`${cardPrefix}${area.department}.json`, `${area.department}/`, ...(area.departments ? [''] : [])]
  const prefix = parts[at]
  if (prefix === undefined) return { objects: [] }
  const { objects, more } = await site.list({ prefix, ...(after === undefined ? {} : { after }) })
  const shown = prefix === '' ? objects.filter(({ key }) => departmentIn(key, area.departments) === undefined) : objects
  const last = objects.at(-1)?.key
  if (more && last !== undefined) return { objects: shown, next: `${at}:${behind(last, prefix, area)}` }
  return { objects: shown, ...(at + 1 < parts.length ? { next: `${at + 1}:` } : {}) }
}

function place(from: string): [number, string | undefined] {
  const [at = '0', ...rest] = from.split(':')
  const after = rest.join(':')
  return [Number(at), after === '' ? undefined : after]
}

/** Other departments' folders are passed over at a bound: no key of theirs is greater than `~`. */
function behind(last: string, prefix: string, { departments }: Area): string {
  const department = prefix === '' && /^\d{6}\//.test(last) ? departmentIn(last, departments) : undefined
  const bound = `${department}/~`
  return department === undefined || bound <= last ? last : bound
}

/** The department to which a key belongs, of those that there are. */
function departmentIn(key: string, departments: ReadonlySet<string> | undefined): string | undefined {
  const found = /^(?:departments\/)?(\d{6}\/[a-z-]+)(?:\/|\.json$)/.exec(key)?.[1]
  return found !== undefined && departments?.has(found) ? found : undefined
}

import type { Difference, Step } from '../../shared/domain/disclosure/rebuild.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import type { Site } from './draft-pages.ts'
import { eachOf } from './each-of.ts'
import { Judge, judgeAll } from './judge-files.ts'
import { keysOf, type PageRef } from './page-refs.ts'
import { type PartName, parts, type Rebuilding } from './rebuild-parts.ts'

/** What was published of late is among all draws. */
const order: readonly PartName[] = (Object.keys(parts) as PartName[]).filter((part) => part !== 'recent')
const AT_ONCE = 16

/** Pages that one step looks for, at least, when there are as many. */
const ENOUGH = 1000

/**
 * Which files of the pages that records call for do not lie there: so many pages at a time, fewer when something is missing.
 *
 * @param cursor the part and where it goes on, as the step before gave it
 */
export async function missingFiles(
  context: Rebuilding,
  cursor: string | undefined,
  site: Site,
): Promise<Pick<Step, 'pages' | 'suspects' | 'next'>> {
  let at = cursor ?? order[0]
  let pages = 0
  while (at !== undefined && pages < ENOUGH) {
    const [part, ...rest] = at.split(' ') as [PartName]
    const from = rest.join(' ')
    const { refs, next } = await parts[part](context, site.records, from === '' ? undefined : from)
    pages += refs.length
    at = next === undefined ? order[order.indexOf(part) + 1] : `${part} ${next}`
    const suspects = await missingOf(refs, context.department, site)
    if (suspects.length > 0) return { pages, suspects, next: at }
  }
  return { pages, next: at }
}

async function missingOf(refs: readonly PageRef[], department: string, site: Site): Promise<Difference[]> {
  const keys = refs.flatMap((ref) => keysOf(ref, department))
  const there = await standing(site.site, keys)
  const files = keys.filter((key) => !there.has(key)).map((key) => ({ key, object: undefined }))
  return judgeAll(new Judge(site), files, AT_ONCE)
}

/**
 * Which of some keys are taken. Pages of one kind lie side by side, so that a listing tells of a thousand at once; keys that lie
 * far apart are asked for one by one.
 */
async function standing(site: ReadBucket, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const there = new Set<string>()
  const sorted = keys.toSorted((a, b) => (a < b ? -1 : 1))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return there
  let after: string | undefined = first.slice(0, -1)
  for (let most = Math.ceil(keys.length / 500) + 1; most > 0 && after !== undefined; most--) {
    const { objects, more } = await site.list({ after })
    for (const { key } of objects) there.add(key)
    const reached = objects.at(-1)?.key
    after = more && reached !== undefined && reached < last ? reached : undefined
  }
  const unknown = sorted.filter((key) => after !== undefined && key > after)
  await eachOf(unknown, AT_ONCE, async (key) => {
    if ((await site.size(key)) !== undefined) there.add(key)
  })
  return there
}

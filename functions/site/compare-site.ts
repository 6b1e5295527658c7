import { createHash } from 'node:crypto'
import { verifiedId } from '../../shared/domain/disclosure/listing.ts'
import type { Rebuild, Step } from '../../shared/domain/disclosure/rebuild.ts'
import { addDays } from '../../shared/kernel/days.ts'
import type { ListedObject } from '../stores/object-store.ts'
import { brokenOf } from './broken-pages.ts'
import { confirmSuspects, tryBrokenAgain } from './confirm-suspects.ts'
import type { Site } from './draft-pages.ts'
import { missingFiles } from './find-missing.ts'
import { Judge, judgeAll } from './judge-files.ts'
import type { PartName, Rebuilding } from './rebuild-parts.ts'
import { siteRecords } from './site-records.ts'
import { type Area, sliceOf } from './site-slices.ts'

type Phase = Exclude<Rebuild['phase'], PartName | 'counts'>

type Look = (context: Rebuilding, rebuild: Rebuild, site: Site) => Promise<Partial<Step> & Pick<Step, 'pages'>>

/** Nights after which every page is rendered again though no file has changed: a record may have, without its page. */
const NIGHTS = 7
/** Listings of a thousand files that one step counts through. */
const LISTINGS = 20
/** Files that one step looks at, at least, when there are as many. */
const ENOUGH = 1000
const AT_ONCE = 16

/**
 * One step of a comparison. What a step finds different may only be late: a record changed whose event is still to come. So it is
 * a suspicion first. The next step lies behind that event in the stream; what differs then still is mended and told.
 */
export async function compareStep(context: Rebuilding, rebuild: Rebuild, phase: Phase): Promise<Step> {
  const site = { records: siteRecords(context), site: context.buckets.site, atOnce: AT_ONCE }
  const { differences, written } = await confirmSuspects(context, rebuild.suspects ?? [], site)
  const found = await looks[phase](
    context,
    { ...rebuild, differing: (rebuild.differing ?? 0) + differences.length },
    site,
  )
  return { of: 0, unchanged: 0, failed: [], differences, written, ...found }
}

const looks: { readonly [P in Phase]: Look } = {
  /** Whether any file has changed since all were last found right. */
  async listing(context, { cursor, shared }, { site }) {
    const area = await areaOf(context, shared)
    let at = readCursor(cursor)
    let pages = 0
    for (let listings = 0; listings < LISTINGS && at; listings++) {
      const slice = await sliceOf(site, area, at.from)
      pages += slice.objects.length
      const chain = sealed(at.chain, slice.objects)
      if (slice.next === undefined) return { pages, ...((await isVerified(context, chain)) ? { ends: true } : {}) }
      at = { chain, from: slice.next }
    }
    return { pages, next: `${at.chain} ${at.from}` }
  },
  /** Files that hold other bytes than they should or are sent as something else, and files that nobody should have. */
  async sweep(context, { cursor, shared }, site) {
    const area = await areaOf(context, shared)
    const sinceWhen = await headersKnownSince(context)
    let at = readCursor(cursor)
    for (let pages = 0; ; ) {
      const { objects, next } = await sliceOf(site.site, area, at.from)
      const files = objects.map((object) => ({ key: object.key, object }))
      const suspects = await judgeAll(new Judge(site), files, AT_ONCE, sinceWhen)
      const chain = sealed(at.chain, objects)
      pages += objects.length
      if (next === undefined) return { pages, suspects, fingerprint: chain }
      if (suspects.length > 0 || pages >= ENOUGH) return { pages, suspects, next: `${chain} ${next}` }
      at = { chain, from: next }
    }
  },
  missing: (context, { cursor }, site) => missingFiles(context, cursor, site),
  async confirm(context, { differing = 0, fingerprint }, site) {
    await tryBrokenAgain(context, site)
    if (differing === 0 && fingerprint !== undefined) await keepVerified(context, fingerprint)
    return { pages: 0 }
  },
}

async function areaOf(context: Rebuilding, shared: true | undefined): Promise<Area> {
  const { department } = context
  if (!shared) return { department }
  const departments = new Set<string>()
  for await (const path of context.departmentPaths()) departments.add(path)
  return { department, departments }
}

function readCursor(cursor = ' '): { chain: string; from?: string } {
  const [chain = '', from = ''] = cursor.split(' ')
  return { chain, ...(from === '' ? {} : { from }) }
}

/**
 * A chain over files in their order, however they are cut into slices: their keys, their bytes and when they were put, and behind
 * it when the newest of them was. Who puts the same bytes with other headers changes it.
 */
function sealed(chain: string, objects: readonly ListedObject[]): string {
  return objects.reduce((before, { key, etag, modified }) => {
    const digest = createHash('sha256').update(`${before} ${key} ${etag} ${modified}`).digest('base64url')
    return `${digest}@${[newestIn(before), modified].sort().at(-1)}`
  }, chain)
}

/** When the newest of the files was put. */
function newestIn(chain: string): string {
  return chain.split('@')[1] ?? ''
}

/**
 * A listing tells no headers, and asking for those of every file would double the night's requests: a file is asked that was put
 * since all were last found right, and each once in seven nights.
 */
async function headersKnownSince({ stores, today }: Rebuilding): Promise<string> {
  const row = (await stores.listings.find(verifiedId))?.record
  return row?.kind === 'verified' && addDays(row.on, NIGHTS) > today ? newestIn(row.fingerprint) : ''
}

async function isVerified(context: Rebuilding, fingerprint: string): Promise<boolean> {
  const row = (await context.stores.listings.find(verifiedId))?.record
  if (row?.kind !== 'verified' || row.fingerprint !== fingerprint) return false
  return addDays(row.on, NIGHTS) > context.today && (await brokenOf(context)).length === 0
}

async function keepVerified({ stores, today, commit }: Rebuilding, fingerprint: string): Promise<void> {
  const read = await stores.listings.find(verifiedId)
  const row = { id: verifiedId, kind: 'verified' as const, fingerprint, on: today }
  const write = read ? stores.listings.replace(read, row) : stores.listings.create(row)
  const event = {
    type: 'site.compared',
    object: `listings/${verifiedId}`,
    payload: { fingerprint, on: today },
  } as const
  await commit('verified', [write], event)
}

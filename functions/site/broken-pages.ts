import { pageKey, sitePages } from '../../shared/contract/site-paths.ts'
import { type Broken, brokenPrefix, type Listing } from '../../shared/domain/disclosure/listing.ts'
import { withheldIfPrivate } from '../../shared/domain/disclosure/private-text.ts'
import type { Commits } from '../events/subscriber.ts'
import type { Versioned, WriteStore } from '../stores/record-store.ts'
import type { PageRef } from './page-refs.ts'

interface Noting extends Commits {
  readonly department: string
  readonly now: Date
  readonly today: string
  readonly stores: { readonly listings: WriteStore<Listing> }
}

/** What was tried, and what of it cannot be made, by name, with the error. */
export interface Tried {
  readonly names: ReadonlySet<string>
  readonly broken: ReadonlyMap<string, { readonly ref?: PageRef; readonly error: unknown }>
}

type Row = Versioned<Listing> & { readonly record: Broken }

/** What is broken and not mended yet. */
export async function brokenOf({ stores }: Pick<Noting, 'stores'>): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of stores.listings.all(brokenPrefix)) {
    if (row.record.kind === 'broken' && row.record.mendedOn === undefined) rows.push(row as Row)
  }
  return rows
}

/**
 * Records what is newly broken and what is mended, each in a commit of its own; of what stays broken nothing. A death half-way
 * leaves the rest to the next time.
 */
export async function noteBroken(context: Noting, known: readonly Row[], { names, broken }: Tried): Promise<void> {
  const { stores, commit, now, today, department } = context
  for (const row of known) {
    const { what } = row.record
    if (broken.has(what) || !names.has(what)) continue
    const mended = { ...row.record, mendedOn: today }
    const event = { type: 'site.page-mended', object: `listings/${row.record.id}`, payload: { what } } as const
    await commit(`mended ${what} ${row.version}`, [stores.listings.replace(row, mended)], event)
  }
  for (const [what, { ref, error }] of broken) {
    if (known.some(({ record }) => record.what === what)) continue
    const path = ref && pathOf(ref, department)
    const row: Broken = {
      id: `${brokenPrefix}${what}`,
      kind: 'broken',
      what,
      ...(ref ? { page: ref } : {}),
      ...(path === undefined ? {} : { path }),
      error: sentenceOf(error),
      since: now.toISOString(),
    }
    const before = await stores.listings.find(row.id)
    const write = before ? stores.listings.replace(before, row) : stores.listings.create(row)
    const event = { type: 'site.page-broken', object: `listings/${row.id}`, payload: { what } } as const
    await commit(`broken ${what} ${before?.version ?? 0}`, [write], event)
  }
}

function pathOf({ kind, id, page }: PageRef, department: string): string | undefined {
  if (!(kind in sitePages)) return undefined
  const place = { department, ...(id === undefined ? {} : { id }), ...(page === undefined ? {} : { page }) }
  return pageKey(kind as keyof typeof sitePages, place)
}

/** The first line, for the operator, who sees no business data. */
function sentenceOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return withheldIfPrivate(line.slice(0, 300))
}

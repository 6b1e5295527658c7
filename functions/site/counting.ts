import { createHash } from 'node:crypto'
import type { subscriptions } from '../../shared/contract/events.ts'
import { isCommitted } from '../../shared/domain/draw/draw-record.ts'
import type { Commits } from '../events/subscriber.ts'
import type { StoresOf } from '../http/use-case.ts'
import { isStoreError } from '../stores/store-error.ts'
import { countDraw, countInspection, countItems } from './count-records.ts'
import { type ListingRows, listingRows } from './listing-rows.ts'
import type { SiteRecords } from './site-records.ts'

type Needs = (typeof subscriptions)['publishPages']['needs']

export interface Counting extends Commits {
  readonly stores: StoresOf<Needs>
}

/** Writes of one transaction; DynamoDB takes a hundred, and one inspection changes eight at most. */
const FULL = 80

/**
 * Counts records as they are now, several in a transaction: whole or not at all, and only what differs. Two never count at the
 * same time; a repeat finds everything counted.
 *
 * @param objects such as `inspections/<id>`, `draws/<id>`, `items`; of others nothing is counted
 * @returns the objects that could not be counted for what their records hold, each with the error
 */
export async function count(
  { stores, commit }: Counting,
  objects: readonly string[],
  records: Pick<SiteRecords, 'bundle'>,
): Promise<Map<string, unknown>> {
  const failed = new Map<string, unknown>()
  let rows = listingRows(stores.listings)
  let counted: string[] = []
  const flush = async () => {
    await commitRows(commit, rows, counted)
    rows = listingRows(stores.listings)
    counted = []
  }
  for (const object of objects) {
    try {
      await rows.whole(() => countOne({ stores, rows, records }, object))
      counted.push(object)
    } catch (error) {
      if (isStoreError(error)) throw error
      failed.set(object, error)
    }
    if (rows.writes().length >= FULL) await flush()
  }
  await flush()
  return failed
}

interface One {
  readonly stores: Counting['stores']
  readonly rows: ListingRows
  readonly records: Pick<SiteRecords, 'bundle'>
}

async function countOne({ stores, rows, records }: One, object: string): Promise<void> {
  const [kind, id = ''] = object.split('/')
  if (kind === 'items') return countItems(rows, stores.items.all())
  if (kind === 'draws') {
    const draw = (await stores.draws.find(id))?.record
    if (draw && isCommitted(draw)) await countDraw(rows, draw, records.bundle)
  }
  if (kind === 'inspections') {
    const inspection = (await stores.inspections.find(id))?.record
    const disclosure = (await stores.disclosures.find(id))?.record
    if (inspection) await countInspection(rows, { inspection, disclosure })
  }
}

/** The step is named by what it writes on which versions, so that no other count can be taken for it. */
async function commitRows(commit: Commits['commit'], rows: ListingRows, objects: readonly string[]): Promise<void> {
  const writes = rows.writes()
  if (writes.length === 0) return
  const step = createHash('sha256')
    .update(JSON.stringify(writes.map(({ item }) => item)))
    .digest('hex')
  await commit(`count ${step}`, writes, { type: 'site.counted', object: 'listings', payload: { objects } })
}

import { createHash } from 'node:crypto'
import type { Listing } from '../../shared/domain/disclosure/listing.ts'
import type { ReadStore } from '../stores/record-store.ts'

/** All totals as one digest: as long as it stays, no list or statistic can have changed. */
export async function totalsMark(listings: ReadStore<Listing>): Promise<string> {
  const hash = createHash('sha256')
  for await (const { record } of listings.all('total/')) hash.update(JSON.stringify(record))
  return hash.digest('hex')
}

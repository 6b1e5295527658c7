import { createHash } from 'node:crypto'
import type { Listing } from '../../shared/domain/disclosure/listing.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { isStoreError } from '../stores/store-error.ts'
import { cardOf } from './render-service.ts'
import type { SiteRecords } from './site-records.ts'

/**
 * What all that is written by night is made of, as one digest: the totals, and what the department's card says of its plan, its
 * tasks and its draws. As long as it stays, no statistic, no list of a year and no word of the home page can have changed.
 */
export async function nightMark(listings: ReadStore<Listing>, records: SiteRecords): Promise<string> {
  const hash = createHash('sha256')
  for await (const { record } of listings.all('total/')) hash.update(JSON.stringify(record))
  hash.update(await cardWords(records))
  return hash.digest('hex')
}

/** A record that allows no card is told of where the card is written; the night goes on. */
async function cardWords(records: SiteRecords): Promise<string> {
  try {
    return JSON.stringify(await cardOf(records))
  } catch (error) {
    if (isStoreError(error)) throw error
    return 'no card'
  }
}

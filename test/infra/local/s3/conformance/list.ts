import type { Check } from './check.ts'
import { conditionChecks } from './conditions.ts'
import { listingChecks } from './listing.ts'
import { objectChecks } from './objects.ts'

/** Everything that this project asks of an S3, by subject. */
export const conformance: Record<string, Check[]> = {
  objects: objectChecks,
  conditions: conditionChecks,
  listing: listingChecks,
}

import type { Check } from './check.ts'
import { chunkChecks } from './chunks.ts'
import { conditionChecks } from './conditions.ts'
import { listingChecks } from './listing.ts'
import { multipartChecks } from './multipart.ts'
import { objectChecks } from './objects.ts'
import { postChecks } from './posts.ts'
import { signatureChecks } from './signatures.ts'
import { versionChecks } from './versions.ts'

/** Everything that this project asks of an S3, by subject. */
export const conformance: Record<string, Check[]> = {
  objects: objectChecks,
  conditions: conditionChecks,
  listing: listingChecks,
  versions: versionChecks,
  multipart: multipartChecks,
  signatures: signatureChecks,
  chunks: chunkChecks,
  posts: postChecks,
}

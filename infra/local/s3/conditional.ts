import type { Version } from './bucket-state.ts'
import { S3Error } from './s3-error.ts'

/**
 * Conditions of a write, judged when it takes effect, with nobody else at the key.
 *
 * @param deletedMeanwhile whether a delete came between the start of this write and its effect
 * @source S3 user guide, "Conditional writes"
 * @throws {S3Error} `PreconditionFailed`, `NoSuchKey` (If-Match on nothing), `ConditionalRequestConflict`
 */
export function checkWriteConditions(
  headers: Record<string, string>,
  current: Version | undefined,
  deletedMeanwhile: boolean,
): void {
  const ifNoneMatch = headers['if-none-match']
  const ifMatch = headers['if-match']
  if (ifNoneMatch === undefined && ifMatch === undefined) return
  if (ifNoneMatch !== undefined && (ifNoneMatch !== '*' || ifMatch !== undefined))
    throw new S3Error('NotImplemented', 'A write takes either If-None-Match: * or If-Match')
  if (ifNoneMatch && current) throw failed('If-None-Match')
  if (ifMatch && !current) throw new S3Error('NoSuchKey', 'The specified key does not exist.')
  if (ifMatch && current && !matches(ifMatch, current.etag)) throw failed('If-Match')
  if (deletedMeanwhile)
    throw new S3Error(
      'ConditionalRequestConflict',
      'The conditional request cannot succeed due to a conflicting operation.',
    )
}

/**
 * Conditions of a read. Answers whether the reader's copy is still good (304).
 *
 * @source RFC 9110, 13.2.2: tags go before dates
 * @throws {S3Error} `PreconditionFailed`
 */
export function notModified(headers: Record<string, string>, version: Version, prefix = ''): boolean {
  const modified = Math.floor(Date.parse(version.modifiedAt) / 1000) * 1000
  const ifMatch = headers[`${prefix}if-match`]
  const ifNoneMatch = headers[`${prefix}if-none-match`]
  const unmodifiedSince = Date.parse(headers[`${prefix}if-unmodified-since`] ?? '')
  const modifiedSince = Date.parse(headers[`${prefix}if-modified-since`] ?? '')
  if (ifMatch !== undefined && !matches(ifMatch, version.etag)) throw failed('If-Match')
  if (ifMatch === undefined && modified > unmodifiedSince) throw failed('If-Unmodified-Since')
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, version.etag)
  return modified <= modifiedSince
}

function matches(list: string, etag: string): boolean {
  const tags = list.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  )
  return tags.includes('*') || tags.includes(etag)
}

function failed(condition: string): S3Error {
  return new S3Error(
    'PreconditionFailed',
    `At least one of the pre-conditions you specified did not hold (${condition})`,
  )
}

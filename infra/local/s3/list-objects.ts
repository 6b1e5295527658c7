import type { Bucket } from './bucket-state.ts'
import { bucketOf, type Operation } from './call.ts'
import { type Entry, listPage, nameWriter, readListing } from './list-page.ts'
import type { S3Request } from './request.ts'
import { S3Error } from './s3-error.ts'
import { currentObject } from './versions.ts'
import { xml, xmlDocument } from './xml.ts'

export const listObjectsV2: Operation = async (call) => {
  const { request } = call
  const bucket = bucketOf(call)
  const { query } = request
  const token = query.get('continuation-token')
  const listing = readListing(request, token === undefined ? (query.get('start-after') ?? '') : readToken(token))
  const { entries, next } = listPage(bucket, listing, visible(bucket))
  const name = nameWriter(request)
  const startAfter = query.get('start-after')
  const body = xmlDocument(
    'ListBucketResult',
    ...frame(request, bucket, listing.most, next !== undefined),
    xml('KeyCount', entries.length),
    xml('ContinuationToken', token),
    xml('NextContinuationToken', next === undefined ? undefined : Buffer.from(next).toString('base64url')),
    xml('StartAfter', startAfter && name(startAfter)),
    writeEntries(bucket, entries, name),
  )
  return { status: 200, body }
}

/** The first version of the operation, which old tools still speak. */
export const listObjects: Operation = async (call) => {
  const { request } = call
  const bucket = bucketOf(call)
  const marker = request.query.get('marker') ?? ''
  const listing = readListing(request, marker)
  const { entries, next } = listPage(bucket, listing, visible(bucket))
  const name = nameWriter(request)
  const body = xmlDocument(
    'ListBucketResult',
    ...frame(request, bucket, listing.most, next !== undefined),
    xml('Marker', name(marker)),
    xml('NextMarker', next === undefined || !listing.delimiter ? undefined : name(next)),
    writeEntries(bucket, entries, name),
  )
  return { status: 200, body }
}

function visible(bucket: Bucket): (key: string) => boolean {
  return (key) => currentObject(bucket.records.get(key)?.versions ?? []) !== undefined
}

/** What all listings begin with. */
export function frame(request: S3Request, bucket: Bucket, most: number, truncated: boolean) {
  const { query } = request
  const name = nameWriter(request)
  const delimiter = query.get('delimiter')
  return [
    xml('Name', bucket.settings.name),
    xml('Prefix', name(query.get('prefix') ?? '')),
    xml('Delimiter', delimiter && name(delimiter)),
    xml('EncodingType', query.get('encoding-type')),
    xml('MaxKeys', most),
    xml('IsTruncated', truncated),
  ]
}

function writeEntries(bucket: Bucket, entries: Entry[], name: (key: string) => string) {
  return entries.map((entry) => {
    if ('prefix' in entry) return xml('CommonPrefixes', xml('Prefix', name(entry.prefix)))
    const version = currentObject(bucket.records.get(entry.key)?.versions ?? [])
    return xml(
      'Contents',
      xml('Key', name(entry.key)),
      xml('LastModified', version?.modifiedAt),
      xml('ETag', `"${version?.etag}"`),
      xml('ChecksumAlgorithm', version?.checksum?.algorithm),
      xml('Size', version?.size),
      xml('StorageClass', 'STANDARD'),
    )
  })
}

function readToken(token: string): string {
  const after = Buffer.from(token, 'base64url').toString('utf8')
  if (token === '' || Buffer.from(after).toString('base64url') !== token)
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect')
  return after
}

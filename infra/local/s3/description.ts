import type { ObjectDescription } from './bucket-state.ts'
import { readLegalHold, readRetention } from './retention.ts'
import { S3Error } from './s3-error.ts'

/** Headers that an object keeps and gives back unchanged. */
const kept = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
]

const largestMetadata = 2048

/**
 * What the headers of a write (or the fields of a form) say about the object.
 *
 * @throws {S3Error} `MetadataTooLarge`, `InvalidArgument`
 */
export function readDescription(headers: Record<string, string>, now: Date): ObjectDescription {
  const tags = headers['x-amz-tagging']
  const retention = readRetention(headers, now)
  const legalHold = readLegalHold(headers['x-amz-object-lock-legal-hold'])
  return {
    headers: readKept(headers),
    metadata: readMetadata(headers),
    ...(tags === undefined ? {} : { tags: readTagHeader(tags) }),
    ...(retention ? { retention } : {}),
    ...(legalHold === undefined ? {} : { legalHold }),
  }
}

function readKept(headers: Record<string, string>): Record<string, string> {
  const entries = kept.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]))
  const found: Record<string, string> = Object.fromEntries(entries)
  // aws-chunked describes the transfer, not the object.
  const encoding = found['content-encoding']
    ?.split(',')
    .filter((part) => part.trim() !== 'aws-chunked')
    .join(',')
    .trim()
  delete found['content-encoding']
  return { 'content-type': 'binary/octet-stream', ...found, ...(encoding ? { 'content-encoding': encoding } : {}) }
}

function readMetadata(headers: Record<string, string>): Record<string, string> {
  const entries = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'))
  const metadata = Object.fromEntries(entries.map(([name, value]) => [name.slice('x-amz-meta-'.length), value]))
  // A form can name its fields as it likes; only a header's name can be given back.
  if (Object.keys(metadata).some((name) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name)))
    throw new S3Error('InvalidArgument', 'The name of a metadata header is not valid')
  const size = Object.entries(metadata).reduce((sum, [name, value]) => sum + name.length + Buffer.byteLength(value), 0)
  if (size > largestMetadata)
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size')
  return metadata
}

function readTagHeader(text: string): Record<string, string> {
  return checkedTags([...new URLSearchParams(text)])
}

/** @throws {S3Error} `InvalidArgument` beyond ten tags or beyond their lengths */
export function checkedTags(pairs: [string, string][]): Record<string, string> {
  const tags = Object.fromEntries(pairs)
  const tooLong = pairs.some(([name, value]) => !name || name.length > 128 || value.length > 256)
  if (pairs.length > 10 || tooLong || Object.keys(tags).length !== pairs.length)
    throw new S3Error('InvalidArgument', 'An object takes up to ten different tags of up to 128 and 256 characters')
  return tags
}

import type { Bucket, ObjectDescription, Version } from './bucket-state.ts'
import { bodyOf, bucketOf, create, type Operation, type S3Answer } from './call.ts'
import { type Checksum, checksumHeader } from './checksum.ts'
import { checkWriteConditions } from './conditional.ts'
import { readDescription } from './description.ts'
import { S3Error } from './s3-error.ts'
import { currentObject, newVersion, shownVersionId, withVersion } from './versions.ts'

const longestKeyBytes = 1024

export const putObject: Operation = async (call) => {
  const { server, request, now } = call
  const bucket = bucketOf(call)
  const { key, headers } = request
  checkKey(key)
  const description = readDescription(headers, now)
  const body = bodyOf(call)
  requireDigest(bucket, description, body.algorithm !== undefined || body.md5 !== undefined)
  return server.store.openWrites.during(`${bucket.settings.name}/${key}`, async (deletedMeanwhile) => {
    const stored = await server.store.storeBlob(body)
    const version = await create(call, {
      kind: 'Put',
      bucket,
      key,
      stored,
      decide: (versions, sequencer) => {
        checkWriteConditions(headers, currentObject(versions), deletedMeanwhile())
        return withVersion(versions, newVersion({ bucket, stored, description, now }, sequencer))
      },
    })
    return written(bucket, version)
  })
}

/** @throws {S3Error} `KeyTooLongError` */
export function checkKey(key: string): void {
  if (Buffer.byteLength(key) > longestKeyBytes) throw new S3Error('KeyTooLongError', 'Your key is too long')
}

/** Under Object Lock a damaged upload could not be taken back, so S3 takes none without a digest. */
function requireDigest({ settings }: Bucket, description: ObjectDescription, hasDigest: boolean): void {
  if (hasDigest || !(description.retention || settings.objectLock?.default)) return
  throw new S3Error(
    'InvalidRequest',
    'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
  )
}

/** The answer to a write: identity and checksum of the version it made. */
function written(bucket: Bucket, version: Version): S3Answer {
  return {
    status: 200,
    headers: {
      etag: `"${version.etag}"`,
      'x-amz-version-id': shownVersionId(bucket, version),
      ...checksumHeaders(version.checksum),
    },
  }
}

export function checksumHeaders(checksum: Checksum | undefined): Record<string, string> {
  return checksum ? { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type } : {}
}

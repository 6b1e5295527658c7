import { randomBytes } from 'node:crypto'
import type { Bucket, ObjectDescription, Version } from './bucket-state.ts'
import type { StoredBlob } from './object-store.ts'
import { defaultRetention, requireObjectLock } from './retention.ts'
import { S3Error } from './s3-error.ts'

interface NewVersion {
  bucket: Bucket
  stored: StoredBlob
  description: ObjectDescription
  etag?: string
  uploadId?: string
  now: Date
}

/**
 * The versions of a key after a write: on top in a versioned bucket, in place of the `null` version elsewhere.
 *
 * @throws {S3Error} `InvalidRequest` when retention is asked of a bucket without Object Lock, or without any checksum
 */
export function newVersion(
  { bucket, stored, description, etag, uploadId, now }: NewVersion,
  sequencer: string,
): Version {
  const { settings } = bucket
  if (description.retention || description.legalHold !== undefined) requireObjectLock(bucket)
  const retention = description.retention ?? defaultRetention(settings, now)
  return {
    ...description,
    ...(retention ? { retention } : {}),
    ...(stored.checksum ? { checksum: stored.checksum } : {}),
    ...(uploadId ? { uploadId } : {}),
    versionId: settings.versioning === 'Enabled' ? newVersionId() : 'null',
    blob: stored.blob,
    size: stored.size,
    etag: etag ?? stored.md5.toString('hex'),
    modifiedAt: now.toISOString(),
    sequencer,
  }
}

export function deleteMarker(bucket: Bucket, now: Date, sequencer: string): Version {
  return {
    versionId: bucket.settings.versioning === 'Enabled' ? newVersionId() : 'null',
    size: 0,
    etag: '',
    modifiedAt: now.toISOString(),
    sequencer,
    headers: {},
    metadata: {},
  }
}

/** Puts a version on top; a `null` version takes the place of the one before it. */
export function withVersion(versions: readonly Version[], version: Version): Version[] {
  return [
    version,
    ...(version.versionId === 'null' ? versions.filter(({ versionId }) => versionId !== 'null') : versions),
  ]
}

/** The newest version unless it is a delete marker. */
export function currentObject(versions: readonly Version[]): Version | undefined {
  const [newest] = versions
  return newest?.blob === undefined ? undefined : newest
}

/**
 * The version a request names, or the newest.
 *
 * @throws {S3Error} `NoSuchKey`, `NoSuchVersion`; `MethodNotAllowed` for a delete marker asked by its id
 */
export function findVersion(bucket: Bucket, key: string, versionId: string | undefined): Version & { blob: string } {
  const versions = bucket.records.get(key)?.versions ?? []
  const found = versionId === undefined ? versions[0] : versions.find((version) => version.versionId === versionId)
  if (!found && versionId !== undefined) throw new S3Error('NoSuchVersion', 'The specified version does not exist.')
  if (found?.blob !== undefined) return { ...found, blob: found.blob }
  const marker: Record<string, string> = found
    ? { 'x-amz-delete-marker': 'true', 'x-amz-version-id': found.versionId }
    : {}
  if (versionId !== undefined)
    throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      ...marker,
      allow: 'DELETE',
    })
  throw new S3Error('NoSuchKey', 'The specified key does not exist.', marker)
}

/** The id to show in `x-amz-version-id`: none in buckets that never had versions. */
export function shownVersionId(bucket: Bucket, version: Version): string | undefined {
  return bucket.settings.versioning === undefined ? undefined : version.versionId
}

function newVersionId(): string {
  return randomBytes(24).toString('base64url')
}

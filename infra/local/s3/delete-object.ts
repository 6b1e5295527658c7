import type { Bucket } from './bucket-state.ts'
import { bodyOf, bucketOf, type Call, type Operation, readDocument } from './call.ts'
import { checkWriteConditions } from './conditional.ts'
import { checkRemovable } from './retention.ts'
import { S3Error } from './s3-error.ts'
import { currentObject, deleteMarker, withVersion } from './versions.ts'
import { childrenNamed, childText, xml, xmlDocument } from './xml.ts'

const mostKeys = 1000

interface Deletion {
  key: string
  versionId?: string | undefined
  /** Conditions on the present object: `if-match` only. */
  conditions: Record<string, string>
}

interface Deleted {
  versionId?: string
  marker: boolean
}

export const deleteObject: Operation = async (call) => {
  const { key, query, headers } = call.request
  const ifMatch = headers['if-match']
  const conditions: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch }
  const { versionId, marker } = await remove(call, { key, versionId: query.get('versionId'), conditions })
  return { status: 204, headers: { 'x-amz-version-id': versionId, 'x-amz-delete-marker': marker ? 'true' : undefined } }
}

/** Deletes up to 1000 keys, each on its own: one that is refused does not keep the others. */
export const deleteObjects: Operation = async (call) => {
  bucketOf(call)
  const { algorithm, md5 } = bodyOf(call)
  if (!algorithm && md5 === undefined)
    throw new S3Error('InvalidRequest', 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*')
  const document = await readDocument(call, 'Delete')
  const objects = childrenNamed(document, 'Object')
  if (objects.length === 0 || objects.length > mostKeys)
    throw new S3Error('MalformedXML', `A Delete document names 1 to ${mostKeys} objects`)
  const quiet = childText(document, 'Quiet') === 'true'
  const results = []
  for (const object of objects) {
    const etag = childText(object, 'ETag')
    const conditions: Record<string, string> = etag === undefined ? {} : { 'if-match': etag }
    const deletion = { key: childText(object, 'Key') ?? '', versionId: childText(object, 'VersionId'), conditions }
    results.push(await report(call, deletion, quiet))
  }
  return { status: 200, body: xmlDocument('DeleteResult', results) }
}

async function report(call: Call, deletion: Deletion, quiet: boolean) {
  try {
    const { versionId, marker } = await remove(call, deletion)
    if (quiet) return undefined
    return xml(
      'Deleted',
      xml('Key', deletion.key),
      xml('VersionId', deletion.versionId),
      xml('DeleteMarker', marker || undefined),
      xml('DeleteMarkerVersionId', marker ? versionId : undefined),
    )
  } catch (error) {
    if (!(error instanceof S3Error)) throw error
    const { key, versionId } = deletion
    return xml(
      'Error',
      xml('Key', key),
      xml('VersionId', versionId),
      xml('Code', error.code),
      xml('Message', error.message),
    )
  }
}

/**
 * Removes the named version for good, or hides the object: behind a delete marker where there are versions.
 *
 * @throws {S3Error} `AccessDenied` for a version under Object Lock; the conditions' codes
 */
async function remove(call: Call, { key, versionId, conditions }: Deletion): Promise<Deleted> {
  const { server, request, now } = call
  const bucket = bucketOf(call)
  const bypass = request.headers['x-amz-bypass-governance-retention']?.toLowerCase() === 'true'
  if (key === '') throw new S3Error('MalformedXML', 'An object to delete has a key')
  if (!bucket.records.has(key) && (versionId !== undefined || !bucket.settings.versioning)) {
    checkWriteConditions(conditions, undefined, false)
    return shown(bucket, versionId, false)
  }
  let deleted: Deleted = { marker: false }
  await server.store.change({
    bucket,
    key,
    decide: (versions, sequencer) => {
      checkWriteConditions(conditions, currentObject(versions), false)
      server.store.openWrites.deleted(`${bucket.settings.name}/${key}`)
      if (versionId !== undefined) {
        const target = versions.find((version) => version.versionId === versionId)
        if (target) checkRemovable(target, now, bypass)
        deleted = shown(bucket, versionId, target !== undefined && target.blob === undefined)
        return versions.filter((version) => version !== target)
      }
      if (!bucket.settings.versioning) return []
      const marker = deleteMarker(bucket, now, sequencer)
      deleted = shown(bucket, marker.versionId, true)
      return withVersion(versions, marker)
    },
  })
  return deleted
}

function shown({ settings }: Bucket, versionId: string | undefined, marker: boolean): Deleted {
  return settings.versioning && versionId !== undefined ? { versionId, marker } : { marker }
}

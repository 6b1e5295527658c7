import type { Bucket, ObjectDescription, Version } from './bucket-state.ts'
import { bucketOf, type Call, create, type Operation } from './call.ts'
import type { ChecksumAlgorithm } from './checksum.ts'
import { checkWriteConditions, notModified } from './conditional.ts'
import { readDescription } from './description.ts'
import type { ObjectStore, StoredBlob } from './object-store.ts'
import { openBlob } from './read-object.ts'
import { S3Error } from './s3-error.ts'
import { currentObject, findVersion, newVersion, shownVersionId, withVersion } from './versions.ts'
import { checkKey } from './write-object.ts'
import { xml, xmlDocument } from './xml.ts'

export const copyObject: Operation = async (call) => {
  const { server, request, now } = call
  const { key, headers } = request
  const bucket = bucketOf(call)
  checkKey(key)
  const source = readSource(server.store, headers['x-amz-copy-source'] ?? '')
  if (notModified(headers, source.version, 'x-amz-copy-source-'))
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
  const description = copiedDescription(call, source)
  return server.store.openWrites.during(`${bucket.settings.name}/${key}`, async (deletedMeanwhile) => {
    const stored = await duplicate(server.store, source)
    const version = await create(call, {
      kind: 'Copy',
      bucket,
      key,
      stored,
      decide: (versions, sequencer) => {
        checkWriteConditions(headers, currentObject(versions), deletedMeanwhile())
        return withVersion(versions, newVersion({ bucket, stored, description, now }, sequencer))
      },
    })
    const copied = shownVersionId(source.bucket, source.version)
    return {
      status: 200,
      headers: { 'x-amz-version-id': shownVersionId(bucket, version), 'x-amz-copy-source-version-id': copied },
      body: xmlDocument(
        'CopyObjectResult',
        xml('LastModified', version.modifiedAt),
        xml('ETag', `"${version.etag}"`),
        version.checksum && xml(checksumElement(version.checksum.algorithm), version.checksum.value),
      ),
    }
  })
}

/** `x-amz-checksum-crc32` is `ChecksumCRC32` in documents. */
export function checksumElement(algorithm: ChecksumAlgorithm): string {
  return `Checksum${algorithm}`
}

interface Source {
  bucket: Bucket
  key: string
  version: Version & { blob: string }
  find: () => Version & { blob: string }
}

function readSource(store: ObjectStore, header: string): Source {
  const [path = '', query = ''] = header.split('?')
  const [, name = '', encoded = ''] = /^\/?([^/]+)\/(.+)$/s.exec(path) ?? []
  const key = decode(encoded)
  if (!key)
    throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey')
  const bucket = store.bucket(decode(name))
  const versionId = new URLSearchParams(query).get('versionId') ?? undefined
  const find = () => findVersion(bucket, key, versionId)
  return { bucket, key, version: find(), find }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new S3Error('InvalidArgument', 'Copy Source is not valid percent-encoding')
  }
}

/** The source's description unless the copy brings its own; locks are never copied. */
function copiedDescription({ request, now }: Call, source: Source): ObjectDescription {
  const asked = readDescription(request.headers, now)
  const replace = request.headers['x-amz-metadata-directive'] === 'REPLACE'
  if (!replace && source.key === request.key && source.bucket.settings.name === request.bucket && !request.query.size)
    if (!source.bucket.settings.versioning)
      throw new S3Error(
        'InvalidRequest',
        'This copy request is illegal because it copies an object to itself without changing it.',
      )
  const { headers, metadata, tags } = source.version
  const replaceTags = request.headers['x-amz-tagging-directive'] === 'REPLACE'
  const { tags: askedTags, ...rest } = asked
  const usedTags = replaceTags ? askedTags : tags
  return { ...rest, ...(replace ? {} : { headers, metadata }), ...(usedTags ? { tags: usedTags } : {}) }
}

/** Read anew, so that the copy of a multipart object gets the MD5 of its bytes as its tag, as S3 does. */
async function duplicate(store: ObjectStore, source: Source): Promise<StoredBlob> {
  const { version, file } = await openBlob(store, () => source.find())
  const algorithm = version.checksum?.algorithm
  return store.storeBlob({ bytes: file.createReadStream(), algorithm, stated: () => undefined })
}

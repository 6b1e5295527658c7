import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Bucket, Version } from './bucket-state.ts'
import { bucketOf, type Call, create, type Operation, readDocument, type S3Answer } from './call.ts'
import { type Checksum, digester, statedChecksum } from './checksum.ts'
import { checkWriteConditions } from './conditional.ts'
import { checksumElement } from './copy-object.ts'
import { askedUpload } from './multipart.ts'
import type { ObjectStore, StoredBlob } from './object-store.ts'
import { encodePath } from './request.ts'
import { S3Error } from './s3-error.ts'
import type { Part, Upload } from './uploads.ts'
import { currentObject, newVersion, shownVersionId, withVersion } from './versions.ts'
import { childrenNamed, childText, type XmlElement, xml, xmlDocument } from './xml.ts'

const leastPartBytes = 5 * 1024 ** 2

/**
 * Makes one object of the parts. Repeated after success it answers the same, since the first answer may have been lost.
 * A crash between the object and the removal of its upload leaves the upload; completing it again only finds the object.
 */
export const completeMultipartUpload: Operation = async (call) => {
  const { server, request } = call
  const bucket = bucketOf(call)
  const document = await readDocument(call, 'CompleteMultipartUpload')
  const uploadId = request.query.get('uploadId') ?? ''
  return server.uploads.alone(uploadId, async () => {
    const done = bucket.records
      .get(request.key)
      ?.versions.find((version) => uploadId !== '' && version.uploadId === uploadId)
    const version = done ?? (await assemble(call, bucket, askedUpload(call), document))
    if (server.uploads.inBucket(request.bucket).some((upload) => upload.uploadId === uploadId))
      await server.uploads.remove(askedUpload(call))
    return answer(call, bucket, version)
  })
}

async function assemble(call: Call, bucket: Bucket, upload: Upload, document: XmlElement): Promise<Version> {
  const { server, request, now } = call
  const { key, headers } = request
  const parts = chosenParts(upload, document)
  return server.store.openWrites.during(`${bucket.settings.name}/${key}`, async (deletedMeanwhile) => {
    const stored = await join(server.store, upload, parts)
    try {
      checkStatedWhole(headers, stored)
    } catch (error) {
      await server.store.discardBlob(stored.blob)
      throw error
    }
    const details = {
      bucket,
      stored,
      description: upload.description,
      etag: multipartTag(parts),
      uploadId: upload.uploadId,
      now,
    }
    return create(call, {
      kind: 'CompleteMultipartUpload',
      bucket,
      key,
      stored,
      decide: (versions, sequencer) => {
        checkWriteConditions(headers, currentObject(versions), deletedMeanwhile())
        return withVersion(versions, newVersion(details, sequencer))
      },
    })
  })
}

/** @throws {S3Error} `InvalidPartOrder`, `InvalidPart`, `EntityTooSmall` */
function chosenParts(upload: Upload, document: XmlElement): Part[] {
  const asked = childrenNamed(document, 'Part').map((element) => ({
    number: Number(childText(element, 'PartNumber')),
    element,
  }))
  if (asked.length === 0) throw new S3Error('MalformedXML', 'You must specify at least one part')
  if (asked.some(({ number }, index) => index > 0 && number <= (asked[index - 1]?.number ?? 0)))
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.')
  return asked.map(({ number, element }, index) => {
    const part = upload.parts[number]
    if (!part || !matches(part, element))
      throw new S3Error(
        'InvalidPart',
        'One or more of the specified parts could not be found, or its entity tag or checksum did not match.',
      )
    if (index < asked.length - 1 && part.size < leastPartBytes)
      throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
    return part
  })
}

function matches(part: Part, element: XmlElement): boolean {
  const sum = part.checksum && childText(element, checksumElement(part.checksum.algorithm))
  return (
    childText(element, 'ETag')?.replaceAll('"', '') === part.etag && (sum === undefined || sum === part.checksum?.value)
  )
}

async function join(store: ObjectStore, { checksum }: Upload, parts: Part[]): Promise<StoredBlob> {
  const bytes = readParts(store, parts)
  const whole = checksum?.type === 'FULL_OBJECT' ? checksum.algorithm : undefined
  const stored = await store.storeBlob({ bytes, algorithm: whole, stated: () => undefined })
  if (checksum?.type !== 'COMPOSITE') return stored
  return { ...stored, checksum: compositeChecksum(checksum.algorithm, parts) }
}

async function* readParts(store: ObjectStore, parts: Part[]): AsyncGenerator<Buffer> {
  for (const { blob } of parts) for await (const piece of createReadStream(store.blobPath(blob))) yield piece as Buffer
}

/** The checksum of the parts' checksums. @source S3 user guide, "Checking object integrity": composite checksums */
function compositeChecksum(algorithm: Checksum['algorithm'], parts: Part[]): Checksum {
  const sum = digester(algorithm)
  for (const { checksum } of parts) sum.update(Buffer.from(checksum?.value ?? '', 'base64'))
  return { algorithm, value: `${sum.digest().toString('base64')}-${parts.length}`, type: 'COMPOSITE' }
}

function multipartTag(parts: Part[]): string {
  const md5 = createHash('md5')
  for (const { etag } of parts) md5.update(Buffer.from(etag, 'hex'))
  return `${md5.digest('hex')}-${parts.length}`
}

function checkStatedWhole(headers: Record<string, string>, { checksum }: StoredBlob): void {
  if (checksum?.type !== 'FULL_OBJECT') return
  const stated = statedChecksum(headers)
  if (stated && (stated.algorithm !== checksum.algorithm || stated.value !== checksum.value))
    throw new S3Error('BadDigest', `The ${stated.algorithm} you specified did not match the calculated checksum.`)
}

function answer({ request }: Call, bucket: Bucket, version: Version): S3Answer {
  const { checksum } = version
  const location = `http://${request.headers['host']}/${request.bucket}/${encodePath(request.key)}`
  const body = xmlDocument(
    'CompleteMultipartUploadResult',
    xml('Location', location),
    xml('Bucket', request.bucket),
    xml('Key', request.key),
    xml('ETag', `"${version.etag}"`),
    checksum && [xml(checksumElement(checksum.algorithm), checksum.value), xml('ChecksumType', checksum.type)],
  )
  return { status: 200, headers: { 'x-amz-version-id': shownVersionId(bucket, version) }, body }
}

import { bodyOf, bucketOf, type Call, type Operation } from './call.ts'
import { type Checksum, type ChecksumAlgorithm, checksumHeader, isChecksumAlgorithm } from './checksum.ts'
import { checksumElement } from './copy-object.ts'
import { readDescription } from './description.ts'
import { requireObjectLock } from './retention.ts'
import { S3Error } from './s3-error.ts'
import type { Upload } from './uploads.ts'
import { checkKey, checksumHeaders } from './write-object.ts'
import { xml, xmlDocument } from './xml.ts'

const mostParts = 10_000

export const createMultipartUpload: Operation = async (call) => {
  const { server, request, now } = call
  const bucket = bucketOf(call)
  const { key, headers } = request
  checkKey(key)
  const description = readDescription(headers, now)
  if (description.retention || description.legalHold !== undefined) requireObjectLock(bucket)
  const checksum = readUploadChecksum(headers)
  const upload = await server.uploads.start({
    bucket: bucket.settings.name,
    key,
    description,
    ...(checksum ? { checksum } : {}),
    startedAt: now.toISOString(),
  })
  const names = [xml('Bucket', upload.bucket), xml('Key', key), xml('UploadId', upload.uploadId)]
  return {
    status: 200,
    headers: { 'x-amz-checksum-algorithm': checksum?.algorithm, 'x-amz-checksum-type': checksum?.type },
    body: xmlDocument('InitiateMultipartUploadResult', names),
  }
}

export const uploadPart: Operation = async (call) => {
  const { server, request, now } = call
  bucketOf(call)
  if (request.headers['x-amz-copy-source'] !== undefined)
    throw new S3Error('NotImplemented', 'Copying a part is not implemented')
  const number = Number(request.query.get('partNumber'))
  if (!Number.isInteger(number) || number < 1 || number > mostParts)
    throw new S3Error('InvalidArgument', `Part number must be an integer between 1 and ${mostParts}, inclusive`)
  const upload = askedUpload(call)
  const body = bodyOf(call)
  // S3 sums up parts by the upload's algorithm even when a part states none.
  const stored = await server.store.storeBlob({ ...body, algorithm: body.algorithm ?? upload.checksum?.algorithm })
  const etag = stored.md5.toString('hex')
  const part = { blob: stored.blob, size: stored.size, etag, modifiedAt: now.toISOString() }
  try {
    checkAlgorithm(upload, stored.checksum)
    await server.uploads.addPart(upload, number, stored.checksum ? { ...part, checksum: stored.checksum } : part)
  } catch (error) {
    await server.store.discardBlob(stored.blob)
    throw error
  }
  const { 'x-amz-checksum-type': _, ...sums } = checksumHeaders(stored.checksum)
  return { status: 200, headers: { etag: `"${etag}"`, ...sums } }
}

export const abortMultipartUpload: Operation = async (call) => {
  bucketOf(call)
  const upload = askedUpload(call)
  await call.server.uploads.alone(upload.uploadId, () => call.server.uploads.remove(upload))
  return { status: 204 }
}

export const listParts: Operation = async (call) => {
  const { request } = call
  bucketOf(call)
  const upload = askedUpload(call)
  const after = Number(request.query.get('part-number-marker') ?? 0)
  const most = Math.min(Number(request.query.get('max-parts') ?? 1000), 1000)
  if (!Number.isInteger(after) || !Number.isInteger(most) || most < 0)
    throw new S3Error('InvalidArgument', 'max-parts and part-number-marker are integers')
  const numbers = Object.keys(upload.parts)
    .map(Number)
    .filter((number) => number > after)
    .sort((one, other) => one - other)
  const shown = numbers.slice(0, most)
  const body = xmlDocument(
    'ListPartsResult',
    xml('Bucket', upload.bucket),
    xml('Key', upload.key),
    xml('UploadId', upload.uploadId),
    xml('PartNumberMarker', after),
    xml('NextPartNumberMarker', shown.at(-1) ?? 0),
    xml('MaxParts', most),
    xml('IsTruncated', numbers.length > shown.length),
    xml('ChecksumAlgorithm', upload.checksum?.algorithm),
    xml('ChecksumType', upload.checksum?.type),
    shown.map((number) => writePart(upload, number)),
  )
  return { status: 200, body }
}

export const listMultipartUploads: Operation = async (call) => {
  const bucket = bucketOf(call)
  const prefix = call.request.query.get('prefix') ?? ''
  const uploads = call.server.uploads.inBucket(bucket.settings.name).filter(({ key }) => key.startsWith(prefix))
  const lines = uploads.map(({ key, uploadId, startedAt }) =>
    xml('Upload', xml('Key', key), xml('UploadId', uploadId), xml('Initiated', startedAt)),
  )
  const body = xmlDocument(
    'ListMultipartUploadsResult',
    xml('Bucket', bucket.settings.name),
    xml('IsTruncated', false),
    lines,
  )
  return { status: 200, body }
}

export function askedUpload({ server, request }: Call): Upload {
  return server.uploads.find(request.bucket, request.key, request.query.get('uploadId') ?? '')
}

function readUploadChecksum(headers: Record<string, string>): Upload['checksum'] {
  const algorithm = headers['x-amz-checksum-algorithm']?.toUpperCase()
  if (algorithm === undefined) return undefined
  if (!isChecksumAlgorithm(algorithm))
    throw new S3Error('InvalidRequest', 'Checksum algorithm provided is unsupported.')
  const type =
    headers['x-amz-checksum-type']?.toUpperCase() ?? (algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE')
  const impossible = type === 'FULL_OBJECT' ? algorithm.startsWith('SHA') : algorithm === 'CRC64NVME'
  if ((type !== 'FULL_OBJECT' && type !== 'COMPOSITE') || impossible)
    throw new S3Error(
      'InvalidRequest',
      `The ${type} checksum type cannot be used with the ${algorithm} checksum algorithm.`,
    )
  return { algorithm, type }
}

function checkAlgorithm(upload: Upload, checksum: Checksum | undefined): void {
  const expected: ChecksumAlgorithm | undefined = upload.checksum?.algorithm
  if (expected === undefined || checksum === undefined || checksum.algorithm === expected) return
  throw new S3Error('InvalidRequest', `Checksum Type mismatch occurred, expected ${checksumHeader(expected)}`)
}

function writePart({ parts }: Upload, number: number) {
  const part = parts[number]
  return xml(
    'Part',
    xml('PartNumber', number),
    xml('LastModified', part?.modifiedAt),
    xml('ETag', `"${part?.etag}"`),
    xml('Size', part?.size),
    part?.checksum && xml(checksumElement(part.checksum.algorithm), part.checksum.value),
  )
}

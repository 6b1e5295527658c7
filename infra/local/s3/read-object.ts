import { type FileHandle, open } from 'node:fs/promises'
import type { Bucket, Version } from './bucket-state.ts'
import { bucketOf, type Call, type Operation, type S3Answer } from './call.ts'
import { checksumHeader } from './checksum.ts'
import { notModified } from './conditional.ts'
import type { ObjectStore } from './object-store.ts'
import { S3Error } from './s3-error.ts'
import { findVersion, shownVersionId } from './versions.ts'

/** Query parameters by which a presigned address says how a browser shall take the object. */
const overrides = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
]

export const getObject: Operation = async (call) => {
  const { version, file } = await openBlob(call.server.store, () => askedVersion(call))
  try {
    const plan = planRead(call, version)
    if (plan.status === 304) await file.close()
    return plan.status === 304 ? plan : { ...plan, body: { file, first: plan.first, last: plan.last } }
  } catch (error) {
    await file.close()
    throw error
  }
}

export const headObject: Operation = async (call) => planRead(call, askedVersion(call))

/** Opens the bytes of a version. An overwrite may take them away between look-up and opening; then the new version is meant. */
export async function openBlob(
  store: ObjectStore,
  find: () => Version & { blob: string },
): Promise<{ version: Version; file: FileHandle }> {
  for (let attempt = 1; ; attempt++) {
    const version = find()
    try {
      return { version, file: await open(store.blobPath(version.blob), 'r') }
    } catch (error) {
      if (attempt === 5) throw error
    }
  }
}

function askedVersion(call: Call): Version & { blob: string } {
  if (call.request.query.has('partNumber'))
    throw new S3Error('NotImplemented', 'Reading by part number is not implemented')
  return findVersion(bucketOf(call), call.request.key, call.request.query.get('versionId'))
}

function planRead({ request, server }: Call, version: Version): S3Answer & { first: number; last: number } {
  const bucket = server.store.bucket(request.bucket)
  const whole = { first: 0, last: version.size - 1 }
  if (notModified(request.headers, version)) return { status: 304, headers: identity(bucket, version), ...whole }
  const range = readRange(request.headers['range'], version.size)
  const { first, last } = range ?? whole
  const headers = {
    ...identity(bucket, version),
    ...describe(version),
    ...Object.fromEntries(
      overrides.map((name) => [name, request.query.get(`response-${name}`) ?? version.headers[name]]),
    ),
    ...(range
      ? { 'content-range': `bytes ${first}-${last}/${version.size}` }
      : statedChecksum(request.headers, version)),
    'content-length': String(last - first + 1),
  }
  return { status: range ? 206 : 200, headers, first, last }
}

function identity(bucket: Bucket, version: Version): Record<string, string | undefined> {
  return {
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.modifiedAt).toUTCString(),
    'x-amz-version-id': shownVersionId(bucket, version),
    'cache-control': version.headers['cache-control'],
  }
}

function describe(version: Version): Record<string, string | undefined> {
  const { retention, legalHold, tags } = version
  return {
    ...version.headers,
    ...Object.fromEntries(Object.entries(version.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
    'accept-ranges': 'bytes',
    'x-amz-object-lock-mode': retention?.mode,
    'x-amz-object-lock-retain-until-date': retention?.until,
    'x-amz-object-lock-legal-hold': legalHold === undefined ? undefined : legalHold ? 'ON' : 'OFF',
    'x-amz-tagging-count': tags && String(Object.keys(tags).length),
  }
}

function statedChecksum(headers: Record<string, string>, { checksum }: Version): Record<string, string> {
  if (headers['x-amz-checksum-mode']?.toUpperCase() !== 'ENABLED' || !checksum) return {}
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type }
}

/**
 * One byte range; `undefined` for none, for several and for nonsense, which are all answered with the whole object.
 *
 * @source RFC 9110, 14.1.2
 * @throws {S3Error} `InvalidRange` when it lies outside
 */
function readRange(text: string | undefined, size: number): { first: number; last: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(text ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (first > last)
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', { 'content-range': `bytes */${size}` })
  return { first, last }
}

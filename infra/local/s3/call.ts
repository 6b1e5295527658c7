import type { FileHandle } from 'node:fs/promises'
import type { Bucket, Version } from './bucket-state.ts'
import type { CreationKind, EventDelivery } from './events.ts'
import { creationEvent } from './events.ts'
import { type IncomingBody, incomingBody, receiveText } from './incoming-body.ts'
import type { Change, ObjectStore, StoredBlob } from './object-store.ts'
import type { S3Request } from './request.ts'
import { S3Error } from './s3-error.ts'
import type { Authenticated } from './signature.ts'
import type { Uploads } from './uploads.ts'
import { parseXml, type XmlElement } from './xml.ts'

/** The part of an opened blob that an answer carries; both ends are included. Whoever sends it closes the file. */
interface BlobRange {
  file: FileHandle
  first: number
  last: number
}

export interface S3Answer {
  status: number
  headers?: Record<string, string | undefined>
  body?: string | BlobRange
}

/** What the operations share. */
export interface S3Server {
  store: ObjectStore
  uploads: Uploads
  events: EventDelivery | undefined
}

/** One authenticated request to one operation. */
export interface Call {
  server: S3Server
  request: S3Request
  caller: Authenticated
  now: Date
}

export type Operation = (call: Call) => Promise<S3Answer>

export function bucketOf({ server, request }: Call): Bucket {
  return server.store.bucket(request.bucket)
}

export function bodyOf({ request, caller }: Call): IncomingBody {
  return incomingBody(request, caller.payload)
}

/** @throws {S3Error} `MalformedXML` when the root is not `name` */
export async function readDocument(call: Call, name: string): Promise<XmlElement> {
  const root = parseXml(await receiveText(bodyOf(call)))
  if (root.name !== name) throw new S3Error('MalformedXML', `Expected a document ${name}`)
  return root
}

interface Creation {
  kind: CreationKind
  bucket: Bucket
  key: string
  stored: Pick<StoredBlob, 'blob'>
  decide: Change['decide']
}

/**
 * Makes a stored blob the newest version of a key and announces it. When the decision refuses, the blob goes.
 * Answers the new version.
 */
export async function create(
  call: Omit<Call, 'now'>,
  { kind, bucket, key, stored, decide }: Creation,
): Promise<Version> {
  const { server, request, caller } = call
  const { accessKeyId, region } = caller
  const announce = async (version: Version) =>
    server.events?.announce(
      creationEvent({ kind, bucket: bucket.settings.name, key, version, request, accessKeyId, region }),
      version.sequencer,
    ) ?? { stored: () => undefined, failed: async () => undefined }
  try {
    const [version] = await server.store.change({ bucket, key, decide, announce })
    if (!version) throw new Error('a created object has a version')
    return version
  } catch (error) {
    await server.store.discardBlob(stored.blob)
    throw error
  }
}

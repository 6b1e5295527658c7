import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { S3Event, S3EventRecord } from 'aws-lambda'
import type { Version } from './bucket-state.ts'
import { removeFile, writeDurably } from './durable-file.ts'
import type { ObjectStore } from './object-store.ts'
import { readJson } from './open-store.ts'
import type { S3Request } from './request.ts'
import { encodePath } from './request.ts'

export type CreationKind = 'Put' | 'Post' | 'Copy' | 'CompleteMultipartUpload'
export type Listener = (event: S3Event) => void | Promise<void>

const firstDelayMs = 100
const longestDelayMs = 30_000

/**
 * Announces stored objects at least once: each event is a file before the object shows, and the file goes when the listener
 * has resolved. A listener that rejects is asked again, later and later.
 */
export class EventDelivery {
  private readonly folder: string
  private readonly temporary: string
  private readonly listener: Listener
  private readonly waiting = new Map<NodeJS.Timeout, () => void>()
  private readonly running = new Set<Promise<void>>()
  private stopped = false

  constructor(store: ObjectStore, listener: Listener) {
    this.folder = store.folders.events
    this.temporary = store.folders.temporary
    this.listener = listener
  }

  /** What `ObjectStore.change` needs to announce a write. */
  async announce(event: S3Event, sequencer: string): Promise<{ stored: () => void; failed: () => Promise<void> }> {
    const path = join(this.folder, `${sequencer}.json`)
    await writeDurably(path, JSON.stringify(event), this.temporary)
    return { stored: () => this.start(event, path), failed: () => removeFile(path) }
  }

  /** Takes up what an earlier run left, oldest first; drops events whose write never took place. */
  async resume(store: ObjectStore): Promise<void> {
    for (const name of (await readdir(this.folder)).sort()) {
      const path = join(this.folder, name)
      const event = await readJson<S3Event>(path)
      const record = event?.Records[0]
      if (event && record && tookPlace(store, record)) this.start(event, path)
      else await removeFile(path)
    }
  }

  /** Ends retries, waits for listeners that run; undelivered events stay for the next start. */
  async stop(): Promise<void> {
    this.stopped = true
    for (const [timer, wake] of this.waiting) {
      clearTimeout(timer)
      wake()
    }
    await Promise.all(this.running)
  }

  private start(event: S3Event, path: string): void {
    const run = this.deliver(event, path).finally(() => this.running.delete(run))
    this.running.add(run)
  }

  private async deliver(event: S3Event, path: string): Promise<void> {
    for (let delay = firstDelayMs; !this.stopped; delay = Math.min(delay * 2, longestDelayMs)) {
      try {
        await this.listener(event)
        await removeFile(path)
        return
      } catch (error) {
        if (delay === firstDelayMs)
          console.error('s3: the listener did not take an event and will be asked again:', error)
        await this.pause(delay)
      }
    }
  }

  private async pause(delay: number): Promise<void> {
    if (this.stopped) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        this.waiting.delete(timer)
        resolve()
      }, delay)
      this.waiting.set(timer, resolve)
    })
  }
}

function tookPlace(store: ObjectStore, { s3 }: S3EventRecord): boolean {
  const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
  const last = store.buckets.get(s3.bucket.name)?.records.get(key)?.last
  return last !== undefined && last >= s3.object.sequencer
}

interface Creation {
  kind: CreationKind
  bucket: string
  key: string
  version: Version
  request: S3Request
  accessKeyId: string
  region: string
}

/** @source S3 user guide, "Event message structure" (2.1); the key is form-encoded there, spaces as `+` */
export function creationEvent({ kind, bucket, key, version, request, accessKeyId, region }: Creation): S3Event {
  const object = {
    key: encodePath(key).replaceAll('%20', '+'),
    size: version.size,
    eTag: version.etag,
    ...(version.versionId === 'null' ? {} : { versionId: version.versionId }),
    sequencer: version.sequencer,
  }
  const record: S3EventRecord = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: version.modifiedAt,
    eventName: `ObjectCreated:${kind}`,
    userIdentity: { principalId: accessKeyId },
    requestParameters: { sourceIPAddress: request.sourceAddress },
    responseElements: { 'x-amz-request-id': request.id, 'x-amz-id-2': request.id },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'ObjectCreated',
      bucket: { name: bucket, ownerIdentity: { principalId: accessKeyId }, arn: `arn:aws:s3:::${bucket}` },
      object,
    },
  }
  return { Records: [record] }
}

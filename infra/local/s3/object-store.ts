import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bucket, type BucketSettings, type KeyRecord, position, type Version } from './bucket-state.ts'
import { removeFile, syncDirectory, writeDurably } from './durable-file.ts'
import { type IncomingBody, type ReceivedBody, receive } from './incoming-body.ts'
import { KeyLocks } from './key-locks.ts'
import { OpenWrites } from './open-writes.ts'
import { S3Error } from './s3-error.ts'

export interface Folders {
  buckets: string
  blobs: string
  uploads: string
  events: string
  temporary: string
}

export interface StoredBlob extends ReceivedBody {
  blob: string
}

/** A change of one key, decided on its present versions while nobody else can change them. */
export interface Change {
  bucket: Bucket
  key: string
  decide: (versions: readonly Version[], sequencer: string) => readonly Version[]
  /** Records durably that the write will have to be announced, before it takes place; answers what to do when it has, or failed. */
  announce?: (version: Version) => Promise<{ stored: () => void; failed: () => Promise<void> }>
}

/**
 * Buckets in memory, with every change on disk before it shows.
 *
 * A blob is written once under a name of its own; the record of its key is then replaced in one rename. A crash before the
 * rename leaves the old record and an orphan blob, which the next start removes; after it, the new object.
 */
export class ObjectStore {
  readonly folders: Folders
  readonly buckets: Map<string, Bucket>
  readonly locks = new KeyLocks()
  readonly openWrites = new OpenWrites()
  private lastSequencer: bigint

  constructor(folders: Folders, buckets: Map<string, Bucket>) {
    this.folders = folders
    this.buckets = buckets
    const records = [...buckets.values()].flatMap((bucket) => [...bucket.records.values()])
    this.lastSequencer = records.reduce(
      (last, { last: own }) => (BigInt(`0x${own}`) > last ? BigInt(`0x${own}`) : last),
      0n,
    )
  }

  bucket(name: string): Bucket {
    const bucket = this.buckets.get(name)
    if (!bucket) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist')
    return bucket
  }

  async saveSettings(settings: BucketSettings): Promise<void> {
    const folder = join(this.folders.buckets, settings.name)
    await mkdir(join(folder, 'keys'), { recursive: true })
    await syncDirectory(this.folders.buckets)
    await writeDurably(join(folder, 'bucket.json'), JSON.stringify(settings), this.folders.temporary)
    const bucket = this.buckets.get(settings.name)
    if (bucket) bucket.settings = settings
    else this.buckets.set(settings.name, { settings, records: new Map(), order: [] })
  }

  /** The settings go first: a folder without them is no bucket. */
  async removeBucket(bucket: Bucket): Promise<void> {
    if (bucket.order.length > 0) throw new S3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty')
    this.buckets.delete(bucket.settings.name)
    const folder = join(this.folders.buckets, bucket.settings.name)
    await removeFile(join(folder, 'bucket.json'))
    await rm(folder, { recursive: true, force: true })
  }

  /** Streams a body to disk and forces it there; nothing refers to it yet. */
  async storeBlob(body: IncomingBody): Promise<StoredBlob> {
    const blob = newBlobName()
    const file = await open(this.blobPath(blob), 'wx')
    try {
      const received = await receive(body, async (piece) => file.writeFile(piece))
      await file.sync()
      await syncDirectory(this.folders.blobs)
      return { ...received, blob }
    } catch (error) {
      await removeFile(this.blobPath(blob))
      throw error
    } finally {
      await file.close()
    }
  }

  blobPath(blob: string): string {
    return join(this.folders.blobs, blob)
  }

  async discardBlob(blob: string | undefined): Promise<void> {
    if (blob !== undefined) await removeFile(this.blobPath(blob))
  }

  /**
   * Changes one key, alone. Answers its versions, newest first.
   *
   * @throws whatever `decide` throws; then nothing has changed
   */
  async change({ bucket, key, decide, announce }: Change): Promise<readonly Version[]> {
    return this.locks.alone(`${bucket.settings.name}/${key}`, async () => {
      if (this.buckets.get(bucket.settings.name) !== bucket)
        throw new S3Error('NoSuchBucket', 'The specified bucket does not exist')
      const before = bucket.records.get(key)?.versions ?? []
      const sequencer = this.nextSequencer()
      const versions = decide(before, sequencer)
      const newest = versions[0]
      const announcement = newest && newest.sequencer === sequencer ? await announce?.(newest) : undefined
      try {
        await this.saveRecord(bucket, { key, last: sequencer, versions })
      } catch (error) {
        await announcement?.failed()
        throw error
      }
      announcement?.stored()
      await this.discardDropped(before, versions)
      return versions
    })
  }

  recordPath(bucket: string, key: string): string {
    return join(this.folders.buckets, bucket, 'keys', `${createHash('sha256').update(key).digest('hex')}.json`)
  }

  private async saveRecord(bucket: Bucket, record: KeyRecord): Promise<void> {
    await writeDurably(
      this.recordPath(bucket.settings.name, record.key),
      JSON.stringify(record),
      this.folders.temporary,
    )
    const at = position(bucket.order, record.key)
    const listed = bucket.order[at] === record.key
    if (record.versions.length === 0) {
      // The file stays until the next start: it proves which writes took place.
      bucket.records.delete(record.key)
      if (listed) bucket.order.splice(at, 1)
      return
    }
    bucket.records.set(record.key, record)
    if (!listed) bucket.order.splice(at, 0, record.key)
  }

  private async discardDropped(before: readonly Version[], after: readonly Version[]): Promise<void> {
    const kept = new Set(after.map((version) => version.blob))
    for (const { blob } of before) if (!kept.has(blob)) await this.discardBlob(blob)
  }

  private nextSequencer(): string {
    const now = BigInt(Date.now()) << 16n
    this.lastSequencer = now > this.lastSequencer ? now : this.lastSequencer + 1n
    return this.lastSequencer.toString(16).toUpperCase().padStart(18, '0')
  }

  async blobNames(): Promise<string[]> {
    return readdir(this.folders.blobs)
  }
}

function newBlobName(): string {
  return randomBytes(16).toString('hex')
}

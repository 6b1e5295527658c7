import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ObjectDescription } from './bucket-state.ts'
import type { Checksum, ChecksumAlgorithm } from './checksum.ts'
import { removeFile, writeDurably } from './durable-file.ts'
import type { ObjectStore } from './object-store.ts'
import { readJson } from './open-store.ts'
import { S3Error } from './s3-error.ts'

export interface Part {
  blob: string
  size: number
  etag: string
  modifiedAt: string
  checksum?: Checksum
}

/** A multipart upload that is neither completed nor aborted. */
export interface Upload {
  uploadId: string
  bucket: string
  key: string
  description: ObjectDescription
  checksum?: { algorithm: ChecksumAlgorithm; type: Checksum['type'] }
  startedAt: string
  parts: Record<string, Part>
}

/** Uploads under way, each in a file of its own that is replaced with every part. */
export class Uploads {
  private readonly store: ObjectStore
  private readonly byId = new Map<string, Upload>()

  constructor(store: ObjectStore) {
    this.store = store
  }

  /** Answers the blobs that uploads still refer to. */
  async load(): Promise<string[]> {
    for (const name of await readdir(this.store.folders.uploads)) {
      const upload = await readJson<Upload>(join(this.store.folders.uploads, name))
      if (upload) this.byId.set(upload.uploadId, upload)
    }
    return [...this.byId.values()].flatMap((upload) => Object.values(upload.parts).map(({ blob }) => blob))
  }

  async start(upload: Omit<Upload, 'uploadId' | 'parts'>): Promise<Upload> {
    const started = { ...upload, uploadId: randomBytes(24).toString('base64url'), parts: {} }
    await this.save(started)
    return started
  }

  /** @throws {S3Error} `NoSuchUpload` */
  find(bucket: string, key: string, uploadId: string): Upload {
    const upload = this.byId.get(uploadId)
    if (upload && upload.bucket === bucket && upload.key === key) return upload
    throw new S3Error('NoSuchUpload', 'The specified upload does not exist. It may have been aborted or completed.')
  }

  /** Adds a part; one of the same number is replaced. */
  async addPart(upload: Upload, number: number, part: Part): Promise<void> {
    const replaced = await this.alone(upload.uploadId, async () => {
      const { parts } = this.find(upload.bucket, upload.key, upload.uploadId)
      await this.save({ ...upload, parts: { ...parts, [number]: part } })
      return parts[number]
    })
    await this.store.discardBlob(replaced?.blob)
  }

  async remove({ uploadId }: Upload): Promise<void> {
    const upload = this.byId.get(uploadId)
    this.byId.delete(uploadId)
    await removeFile(this.path(uploadId))
    for (const { blob } of Object.values(upload?.parts ?? {})) await this.store.discardBlob(blob)
  }

  inBucket(bucket: string): Upload[] {
    return [...this.byId.values()].filter((upload) => upload.bucket === bucket)
  }

  async alone<T>(uploadId: string, work: () => Promise<T>): Promise<T> {
    return this.store.locks.alone(`upload ${uploadId}`, work)
  }

  private async save(upload: Upload): Promise<void> {
    await writeDurably(this.path(upload.uploadId), JSON.stringify(upload), this.store.folders.temporary)
    this.byId.set(upload.uploadId, upload)
  }

  private path(uploadId: string): string {
    return join(this.store.folders.uploads, `${uploadId}.json`)
  }
}

import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bucket, type BucketSettings, byUtf8, type KeyRecord } from './bucket-state.ts'
import { removeFile } from './durable-file.ts'
import { type Folders, ObjectStore } from './object-store.ts'

/** Opens the data of a folder, new or left by an earlier run however that ended. */
export async function openStore(directory: string): Promise<ObjectStore> {
  const folders: Folders = {
    buckets: join(directory, 'buckets'),
    blobs: join(directory, 'blobs'),
    uploads: join(directory, 'uploads'),
    events: join(directory, 'events'),
    temporary: join(directory, 'temporary'),
  }
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true })
  for (const draft of await readdir(folders.temporary)) await removeFile(join(folders.temporary, draft))
  const buckets = new Map<string, Bucket>()
  for (const name of await readdir(folders.buckets)) {
    const bucket = await loadBucket(join(folders.buckets, name))
    if (bucket) buckets.set(name, bucket)
  }
  return new ObjectStore(folders, buckets)
}

async function loadBucket(folder: string): Promise<Bucket | undefined> {
  const settings = await readJson<BucketSettings>(join(folder, 'bucket.json'))
  if (!settings) return undefined
  const records = new Map<string, KeyRecord>()
  for (const name of await readdir(join(folder, 'keys'))) {
    const record = await readJson<KeyRecord>(join(folder, 'keys', name))
    if (record) records.set(record.key, record)
  }
  return { settings, records, order: [...records.keys()].sort(byUtf8) }
}

/** `undefined` when there is no such file; a damaged one is an error that must be seen, not skipped. */
export async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Removes what a crash left behind: blobs that no version and no upload refers to, and records without versions.
 * Only after the pending events were judged, since those records are their proof.
 */
export async function sweep(store: ObjectStore, blobsOfUploads: Iterable<string>): Promise<void> {
  const used = new Set(blobsOfUploads)
  for (const bucket of store.buckets.values()) {
    for (const record of bucket.records.values()) {
      for (const { blob } of record.versions) if (blob) used.add(blob)
      if (record.versions.length > 0) continue
      await removeFile(store.recordPath(bucket.settings.name, record.key))
      bucket.records.delete(record.key)
    }
    bucket.order = [...bucket.records.keys()].sort(byUtf8)
  }
  for (const blob of await store.blobNames()) if (!used.has(blob)) await store.discardBlob(blob)
}

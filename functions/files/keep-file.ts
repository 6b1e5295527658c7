import { createHash } from 'node:crypto'
import type { MadeFile } from '../../shared/domain/documents/made-file.ts'
import type { WriteBucket } from '../stores/object-store.ts'

/**
 * Puts a file into the archive under a key of its own, for good. The first one stays: whoever comes second, because an event came
 * twice, gets what lies there, so that the record never names another file than the one it hashes.
 */
export async function keepFile(archive: WriteBucket, key: string, bytes: Uint8Array, type: string): Promise<MadeFile> {
  const first = await archive.put(key, bytes, { type, ifAbsent: true })
  const kept = first ? bytes : await archive.get(key)
  if (!kept) throw new Error(`${key} was there and is gone`)
  return { key, sha256: createHash('sha256').update(kept).digest('hex'), size: kept.length }
}

import { createHash } from 'node:crypto'
import type { WriteBucket } from '../../../functions/stores/object-store.ts'

export interface MemoryBucket extends WriteBucket {
  puts: number
  bytes: number
}

/** A bucket that counts what it is given, hashes it as S3 does, and keeps nothing: pages are many, and memory is measured. */
export function forgetfulBucket(): MemoryBucket {
  return {
    puts: 0,
    bytes: 0,
    get: async () => undefined,
    size: async () => undefined,
    headers: async () => undefined,
    list: async () => ({ objects: [], more: false }),
    async put(_, body) {
      this.puts += 1
      this.bytes += Buffer.byteLength(body)
      createHash('sha256').update(body).digest('base64')
      return true
    },
    delete: async () => undefined,
    async *keys() {
      // nothing is kept
    },
  }
}

/** A bucket that keeps what it is given, on a site of which everything else stands already. */
export function memoryBucket(): MemoryBucket {
  const files = new Map<string, Uint8Array>()
  return {
    ...forgetfulBucket(),
    get: async (key) => files.get(key),
    size: async (key) => files.get(key)?.length ?? 1,
    async put(key, body) {
      this.puts += 1
      this.bytes += Buffer.byteLength(body)
      files.set(key, typeof body === 'string' ? Buffer.from(body) : body)
      return true
    },
    async delete(key) {
      files.delete(key)
    },
    async *keys(prefix) {
      for (const key of files.keys()) if (key.startsWith(prefix)) yield key
    },
  }
}

import type { WriteBucket } from '../../../functions/stores/object-store.ts'

/** A bucket that counts what it is given and keeps nothing: pages are many, and memory is measured. */
export function memoryBucket(): WriteBucket {
  return {
    get: async () => undefined,
    size: async () => undefined,
    list: async () => ({ objects: [], more: false }),
    put: async () => true,
    delete: async () => undefined,
    async *keys() {
      // empty
    },
  }
}

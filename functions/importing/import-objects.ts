import type { Import } from '../../shared/domain/registry/import.ts'
import type { FileRow } from '../../shared/domain/registry/read-rows.ts'
import type { ReadBucket } from '../stores/object-store.ts'

/** The rows that the reading kept. They were written before the record that names them, so they are there. */
export async function rowsRead<T>(archive: ReadBucket, { rows }: Import): Promise<FileRow<T>[]> {
  const bytes = await archive.get(rows)
  if (!bytes) throw new Error(`${rows} is not in the archive`)
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as FileRow<T>[]
}

import type { ReadBucket, WriteBucket } from '../stores/object-store.ts'

/** Rows in one object: what must be in memory at once. */
const PART = 2000

function partKey(prefix: string, part: number): string {
  return `${prefix}${String(part).padStart(5, '0')}.jsonl`
}

/** Writes lines of JSON in parts of `PART`, as they come. */
export interface PartWriter<T> {
  add(row: T): Promise<void>
  /** @returns how many rows there are */
  end(): Promise<number>
}

export function partWriter<T>(bucket: WriteBucket, prefix: string): PartWriter<T> {
  let lines: string[] = []
  let count = 0
  const flush = async () => {
    const part = Math.floor((count - 1) / PART)
    await bucket.put(partKey(prefix, part), lines.join('\n'), { type: 'application/jsonl' })
    lines = []
  }
  return {
    async add(row) {
      lines.push(JSON.stringify(row))
      count++
      if (lines.length === PART) await flush()
    },
    async end() {
      if (lines.length > 0) await flush()
      return count
    },
  }
}

/** The parts from the one that holds row `from` on. They were written before the record that names them. */
export async function* readParts(
  bucket: ReadBucket,
  prefix: string,
  { from = 0, of }: { from?: number; of: number },
): AsyncGenerator<{ readonly at: number; readonly rows: unknown[] }> {
  for (let part = Math.floor(from / PART); part * PART < of; part++) {
    const bytes = await bucket.get(partKey(prefix, part))
    if (!bytes) throw new Error(`${partKey(prefix, part)} is not in the archive`)
    const lines = Buffer.from(bytes).toString('utf8').split('\n')
    yield { at: part * PART, rows: lines.map((line) => JSON.parse(line) as unknown) }
  }
}

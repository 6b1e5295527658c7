import type { Import, ImportFinding } from '../../shared/domain/registry/import.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import type { Write, WriteStore } from '../stores/record-store.ts'
import type { Applying } from './applying.ts'
import type { Chunk } from './chunks.ts'
import type { RowToWrite } from './read-registry.ts'
import { type AnyRecord, type RegistryName, registryKinds } from './registry-kinds.ts'

const ATTEMPTS = 5

interface Change {
  readonly id: string
  readonly locked: boolean
  readonly writes: readonly Write[]
}

/**
 * Writes one chunk. New records are written on condition that they are new still, without a look; when somebody has
 * written one of them since the reading, or changes one between our reading and our writing, all are read again.
 *
 * @returns the records that were left as they are
 */
export async function applyChunk(here: Applying, record: Import, chunk: Chunk): Promise<string[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write(here, record, { chunk, look: attempt > 1 })
    } catch (error) {
      if (!isRefusal(error) || attempt === ATTEMPTS) throw error
    }
  }
}

async function write(
  { stores, commit }: Applying,
  { id, kind, findings }: Import,
  { chunk, look }: { chunk: Chunk; look: boolean },
): Promise<string[]> {
  const name = kind as RegistryName
  const store = stores[name] as unknown as WriteStore<AnyRecord>
  const { renew } = registryKinds[name]
  const changes = await Promise.all(
    chunk.rows.map(async (row): Promise<Change[]> => {
      const given = chosenRecord(row, findings)
      if (!given) return []
      const current = look || row.effect === 'changed' ? await store.find(given.id) : undefined
      const { effect, record } = renew(current?.record, given)
      const writes = {
        added: () => [store.create(record)],
        changed: () => (current ? [store.replace(current, record)] : []),
      }
      return [
        {
          id: given.id,
          locked: effect === 'locked',
          writes: effect === 'added' || effect === 'changed' ? writes[effect]() : [],
        },
      ]
    }),
  )
  const all = changes.flat()
  const writes = all.flatMap((change) => change.writes)
  const left = all.filter(({ locked }) => locked).map((change) => change.id)
  await commit(`rows-${chunk.from}`, writes, {
    type: 'registry.changed',
    object: `imports/${id}`,
    payload: { import: id, kind, from: chunk.from + 1, to: chunk.to, written: writes.length, left },
  })
  return left
}

/** The row as the clerk decided on it; undefined when it is to be left out. */
function chosenRecord({ record, conflict }: RowToWrite, findings: readonly ImportFinding[]): AnyRecord | undefined {
  if (!conflict) return record
  const { chosen, reason } = findings.find(({ id }) => id === conflict) ?? {}
  return chosen === 'accept' ? { ...record, codeAccepted: reason ?? '' } : undefined
}

import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { dayRow, type Place, placeOf, type WaitingRow, whereaboutsRow } from '../../shared/domain/inspection/waiting.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import type { Subscriber } from '../events/subscriber.ts'
import type { Versioned, Write, WriteStore } from '../stores/record-store.ts'

type Here = Parameters<Subscriber<'keepWaiting'>>[0]

/**
 * Keeps the lists of what waits in step with the inspection that an event names, as it stands now. Told twice, nothing
 * changes. The inspection itself must not change meanwhile: two events at once cannot leave the older word standing.
 */
export const keepWaiting: Subscriber<'keepWaiting'> = async (here) => {
  const id = here.event.object.slice('inspections/'.length)
  for (let attempt = 1; ; attempt++) {
    try {
      return await inStep(here, id)
    } catch (error) {
      const overtaken = isRefusal(error) && (error.code === 'changed-meanwhile' || error.code === 'already-exists')
      if (!overtaken || attempt === 5) throw error
    }
  }
}

async function inStep({ stores, commit }: Here, id: string): Promise<void> {
  const read = await stores.inspections.find(id)
  if (!read) return
  const at = await stores.waitings.find(whereaboutsRow(id))
  const [before, now] = [at?.record.at, placeOf(read.record)]
  if (before?.desk === now?.desk && before?.since === now?.since) return
  const changes = new Map<string, WaitingRow>()
  const reads = new Map<string, Versioned<WaitingRow> | undefined>()
  const list = new Lists(stores.waitings, reads, changes)
  if (before) await list.leave(before, id)
  if (now) await list.enter(now, id)
  changes.set(whereaboutsRow(id), { id: whereaboutsRow(id), ...(now ? { at: now } : {}) })
  reads.set(whereaboutsRow(id), at)
  const writes = [...changes.values()].map((row) => written(stores.waitings, reads.get(row.id), row))
  await commit(`at ${at?.version ?? 0}`, [stores.inspections.unchanged(read), ...writes], moveEvent(read.record, now))
}

function written(store: WriteStore<WaitingRow>, read: Versioned<WaitingRow> | undefined, row: WaitingRow): Write {
  return read ? store.replace(read, row) : store.create(row)
}

function moveEvent({ id }: Inspection, place: Place | undefined) {
  return { type: 'inspection.waits' as const, object: `waiting/${id}`, payload: { inspection: id, ...place } }
}

/** The rows of the lists as one change leaves them. */
class Lists {
  private readonly store: WriteStore<WaitingRow>
  private readonly reads: Map<string, Versioned<WaitingRow> | undefined>
  private readonly changes: Map<string, WaitingRow>

  constructor(
    store: WriteStore<WaitingRow>,
    reads: Map<string, Versioned<WaitingRow> | undefined>,
    changes: Map<string, WaitingRow>,
  ) {
    this.store = store
    this.reads = reads
    this.changes = changes
  }

  async leave(place: Place, inspectionId: string): Promise<void> {
    const left = await this.without(dayRow(place), inspectionId)
    if (left === 0) await this.without(place.desk, place.since)
  }

  async enter(place: Place, inspectionId: string): Promise<void> {
    await this.with(dayRow(place), inspectionId)
    await this.with(place.desk, place.since)
  }

  private async without(row: string, member: string): Promise<number> {
    const members = (await this.members(row)).filter((each) => each !== member)
    this.changes.set(row, { id: row, members })
    return members.length
  }

  private async with(row: string, member: string): Promise<void> {
    const members = await this.members(row)
    if (!members.includes(member)) this.changes.set(row, { id: row, members: [...members, member].toSorted() })
  }

  private async members(row: string): Promise<readonly string[]> {
    const changed = this.changes.get(row)
    if (changed) return changed.members ?? []
    const read = await this.store.find(row)
    this.reads.set(row, read)
    return read?.record.members ?? []
  }
}

import type { dossierSources } from '../../shared/contract/dossier-sources.ts'
import type { DossierSources } from '../../shared/domain/dossier/sources.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import { isCommitted } from '../../shared/domain/draw/draw-record.ts'
import type { Bundle } from '../../shared/domain/draw/types.ts'
import type { Supplement } from '../../shared/domain/drawing/supplement.ts'
import { closedOn } from '../../shared/domain/inspection/closing.ts'
import { handsOf } from '../../shared/domain/inspection/required.ts'
import { withoutSeal } from '../../shared/domain/inspection/visible-to.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { everyVersion, pinnedItems } from '../acts/inspection-sources.ts'
import type { Surroundings } from '../http/use-case.ts'
import { readBundle } from '../stores/drawn-bundle.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { readSheets } from './read-sheets.ts'

type Needs = typeof dossierSources & { readonly archive: 'read' }

export type Here = Pick<Surroundings<Needs>, 'department' | 'stores' | 'today' | 'siteUrl'> & {
  readonly of: (scope: string) => Pick<Surroundings<Needs>, 'stores'>
  readonly buckets: { readonly archive: ReadBucket }
}

/** What a file is told from, with the public files of its draw as they lie in the archive. */
export interface ReadSources {
  readonly sources: DossierSources
  readonly files: { readonly bundle: Uint8Array; readonly supplements: readonly Uint8Array[] }
}

/**
 * Reads everything that an inspection's file is told from. Of a joint visit, plan, task and draw lie with the initiator.
 *
 * @throws {Refusal} `not-found`; `draw-not-verifiable` when the draw's file is gone or is not the recorded one
 */
export async function readSources(here: Here, inspectionId: string): Promise<ReadSources> {
  const { stores, department, today, siteUrl } = here
  const { record } = await stores.inspections.get(inspectionId)
  const inspection = withoutSeal(record)
  const drawnBy = record.joint?.initiator.department ?? department
  const drawn = drawnBy === department ? stores : here.of(drawnBy).stores
  const draw = committed((await drawn.draws.get(record.drawId)).record)
  const { record: task } = await drawn.tasks.get(draw.taskId)
  const files = await drawFiles(here.buckets.archive, draw)
  const sources: DossierSources = {
    department: (await stores.departments.get(department)).record,
    drawnBy,
    inspection,
    sheets: await readSheets(here, inspection),
    versions: (await everyVersion(stores.inspections, inspectionId)).map((each) => ({
      ...each.hand,
      record: withoutSeal(each.record),
    })),
    plan: task.planId === undefined ? undefined : (await drawn.plans.find(task.planId))?.record,
    task,
    items: await pinnedItems(inspection, stores),
    draw,
    bundle: parsed(files.bundle) as Bundle,
    supplements: files.supplements.map((file) => parsed(file) as Supplement),
    recusals: await listed(stores.recusals, `${inspectionId}#`),
    replacement: (await stores.replacements.find(inspectionId))?.record,
    officers: await known(stores.officers, [...handsOf(inspection)]),
    disclosure: (await stores.disclosures.find(inspectionId))?.record,
    siteUrl,
    asOf: closedOn(inspection) ?? today,
  }
  return { sources, files }
}

function committed(draw: Parameters<typeof isCommitted>[0]): Draw {
  if (isCommitted(draw)) return draw
  throw new Refusal('draw-not-verifiable', { id: draw.id, why: '尚未锁定 (it is not frozen yet)' })
}

/** Held against the digest in the record before anything is told from them. */
async function drawFiles(archive: ReadBucket, draw: Draw): Promise<ReadSources['files']> {
  await readBundle(archive, draw)
  const get = async (key: string) => {
    const bytes = await archive.get(key)
    if (bytes) return bytes
    throw new Refusal('draw-not-verifiable', { id: draw.id, why: `${key} 缺失 (is gone)` })
  }
  return {
    bundle: await get(draw.bundleKey ?? ''),
    supplements: await Promise.all((draw.supplements ?? []).map(({ key }) => get(key))),
  }
}

function parsed(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes))
}

async function listed<T>(store: ReadStore<T>, prefix: string): Promise<T[]> {
  const found: T[] = []
  for await (const { record } of store.all(prefix)) found.push(record)
  return found
}

async function known<T>(store: ReadStore<T>, ids: readonly string[]): Promise<Map<string, T>> {
  const found = await Promise.all(ids.map(async (id) => [id, (await store.find(id))?.record] as const))
  return new Map(found.filter((pair): pair is [string, T & {}] => pair[1] !== undefined))
}

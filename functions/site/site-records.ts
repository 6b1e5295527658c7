import { subscriptions } from '../../shared/contract/events.ts'
import type { StoreRecords } from '../../shared/contract/stores.ts'
import type { Disclosure } from '../../shared/domain/disclosure/disclosure.ts'
import type { Draw } from '../../shared/domain/draw/draw-record.ts'
import type { Frozen } from '../../shared/domain/draw/manifest.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Plan } from '../../shared/domain/plan/plan.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Department } from '../../shared/domain/registry/department.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { Surroundings } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'

export type SiteNeeds = (typeof subscriptions)['publishPages']['needs']

export type SiteSurroundings = Pick<Surroundings<SiteNeeds>, 'department' | 'stores' | 'buckets' | 'siteUrl'>

/** A department's records as its pages need them, each kind read once and only when a page asks. */
export interface SiteRecords {
  readonly siteUrl: string
  readonly path: string
  department(): Promise<Department>
  items(): Promise<readonly Item[]>
  plans(): Promise<readonly Plan[]>
  tasks(): Promise<readonly Task[]>
  draws(): Promise<readonly Draw[]>
  inspections(): Promise<readonly Inspection[]>
  /** What is public of results; nothing else of an inspection's result may be read by a page. */
  disclosures(): Promise<readonly Disclosure[]>
  /** What was frozen; fails when the archive lacks it. */
  frozen(draw: Draw): Promise<Frozen>
  /** Its public file as it lies in the archive, once it is drawn. */
  bundle(draw: Draw): Promise<string | undefined>
}

export function siteRecords({ department: path, stores, buckets, siteUrl }: SiteSurroundings): SiteRecords {
  const archived = async (key: string) => {
    const bytes = await buckets.archive.get(key)
    if (!bytes) throw new Error(`The archive lacks ${key}`)
    return new TextDecoder().decode(bytes)
  }
  const frozen = new Map<string, Promise<Frozen>>()
  return {
    siteUrl,
    path,
    department: once(async () => (await stores.departments.get(path)).record),
    items: once(() => everything(stores.items)),
    plans: once(() => everything(stores.plans)),
    tasks: once(() => everything(stores.tasks)),
    draws: once(async () => (await everything(stores.draws)).filter(isCommitted)),
    inspections: once(() => everything(stores.inspections)),
    disclosures: once(async () => (await everything(stores.disclosures)).filter(({ state }) => state === 'published')),
    frozen: (draw) => {
      const known = frozen.get(draw.id) ?? archived(draw.frozenKey).then((text) => JSON.parse(text) as Frozen)
      frozen.set(draw.id, known)
      return known
    },
    bundle: async ({ bundleKey }) => (bundleKey === undefined ? undefined : archived(bundleKey)),
  }
}

/** A draw is public from its commitment on; one that is still being frozen, or never was, is not. */
function isCommitted(draw: StoreRecords['draws']): draw is Draw {
  return 'manifestDigest' in draw
}

async function everything<T>(store: ReadStore<T>): Promise<T[]> {
  const records: T[] = []
  for await (const { record } of store.all()) records.push(record)
  return records
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined
  return () => {
    known ??= read()
    return known
  }
}

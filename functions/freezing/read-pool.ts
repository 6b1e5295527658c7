import type { DrawRecord } from '../../shared/domain/draw/draw-record.ts'
import type { PoolSources } from '../../shared/domain/drawing/assemble-pool.ts'
import type { BurdenFacts } from '../../shared/domain/drawing/burden-guard.ts'
import { requireCommitted } from '../../shared/domain/drawing/draw-moves.ts'
import { isLarge } from '../../shared/domain/drawing/draw-size.ts'
import type { Recusal } from '../../shared/domain/drawing/replacement-record.ts'
import { standingBefore } from '../../shared/domain/drawing/rounds.ts'
import { standingAfter } from '../../shared/domain/drawing/supplement.ts'
import { jointSeats } from '../../shared/domain/joint/joint-seats.ts'
import { isJoint } from '../../shared/domain/joint/joint-visit.ts'
import { standingIn } from '../../shared/domain/plan/target-filter.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import type { Target } from '../../shared/domain/registry/target.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { readBundle } from '../stores/drawn-bundle.ts'
import type { ReadBucket } from '../stores/object-store.ts'
import type { ReadStore } from '../stores/record-store.ts'

export interface PoolStores {
  readonly targets: ReadStore<Target>
  readonly officers: ReadStore<Officer>
  readonly draws: ReadStore<DrawRecord>
  readonly recusals: ReadStore<Recusal>
}

export interface Asked {
  readonly task: Task
  /** The scopes of the departments that cooperate in a joint task. */
  readonly of: (scope: string) => { readonly stores: Pick<PoolStores, 'officers' | 'recusals'> }
  readonly round: number
  readonly department: string
  readonly day: Day
  readonly archive: ReadBucket
  readonly burden: BurdenFacts
  /** Give up when there is more to read than this allows. */
  readonly within?: (size: { rows: number; officers: number; seats: number }) => boolean
  /** Told how many rows of the registry have been read, now and then. */
  readonly onRows?: (rows: number) => Promise<void>
}

const TELL_EVERY = 20_000

/**
 * Everything the registries say about a pool, a page of 500 rows a time; no call per target. The targets are those of the
 * department that draws; of a joint task the officers are everybody's, and its seats ask for those of each department.
 *
 * @returns undefined when it is more than `within` allows
 */
export async function readPool(stores: PoolStores, asked: Asked): Promise<PoolSources | undefined> {
  const { round, department, day, archive, burden, within = () => true } = asked
  const task = { ...asked.task, seats: jointSeats(asked.task, department) }
  const standing = standingIn(task, day)
  const own = await officersOf(stores)
  const cooperating = await Promise.all(
    (task.cooperating ?? []).map(async (each) => ({
      department: each.department,
      officers: await officersOf(asked.of(each.department).stores),
    })),
  )
  const officers = cooperating.reduce((sum, each) => sum + each.officers.length, own.length)
  const targets: Target[] = []
  let rows = 0
  let filtered = 0
  for await (const { record } of stores.targets.all()) {
    rows += 1
    if (!within({ rows, officers, seats: task.seats.length })) return undefined
    if (rows % TELL_EVERY === 0) await asked.onRows?.(rows)
    const stands = standing(record)
    if (stands === 'within') targets.push(record)
    if (stands === 'filtered') filtered += 1
  }
  const { earlier, lost } = await drawnEarlier(stores.draws, archive, standingBefore(task, round))
  return {
    task,
    targets,
    filtered,
    burden,
    officers: own,
    ...(isJoint(task) ? { joint: { initiator: department, cooperating } } : {}),
    earlier,
    lost,
    day,
    region: department.split('/')[0] as string,
  }
}

/** What a request has time for. */
export function smallEnough(size: { rows: number; officers: number; seats: number }): boolean {
  return !isLarge(size)
}

async function recordsOf<T>(store: ReadStore<T>): Promise<T[]> {
  const found: T[] = []
  for await (const { record } of store.all()) found.push(record)
  return found
}

async function drawnEarlier(
  draws: ReadStore<DrawRecord>,
  archive: ReadBucket,
  ids: readonly string[],
): Promise<{ earlier: Set<string>; lost: Set<string> }> {
  const earlier = new Set<string>()
  const lost = new Set<string>()
  for (const id of ids) {
    const draw = requireCommitted((await draws.get(id)).record)
    const { drawn } = await readBundle(archive, draw)
    const after = standingAfter(drawn, draw.supplements ?? [])
    for (const target of after.standing) earlier.add(target)
    for (const target of after.lost) lost.add(target)
  }
  return { earlier, lost }
}

async function officersOf({ officers, recusals }: Pick<PoolStores, 'officers' | 'recusals'>): Promise<Officer[]> {
  const upheld = (await recordsOf(recusals)).filter(({ state }) => state === 'upheld')
  return withUpheld(await recordsOf(officers), upheld)
}

/** A recusal that was upheld stands from then on, whatever the registry's next import says. */
function withUpheld(officers: readonly Officer[], upheld: readonly Recusal[]): Officer[] {
  const byOfficer = Map.groupBy(upheld, ({ officerId }) => officerId)
  return officers.map((officer) => ({
    ...officer,
    recusals: [...officer.recusals, ...(byOfficer.get(officer.id) ?? []).map(({ targetId }) => targetId)],
  }))
}

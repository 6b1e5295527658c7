import type { DomainEvent } from '../../shared/contract/events.ts'
import { supplementKey } from '../../shared/contract/object-keys.ts'
import type { Draw, SupplementNote } from '../../shared/domain/draw/draw-record.ts'
import { drawLifecycle } from '../../shared/domain/draw/draw-record.ts'
import { replaceTargets } from '../../shared/domain/draw/replacement.ts'
import type { OfficerRow } from '../../shared/domain/draw/types.ts'
import { type Pooled, pooledOfficers, requireOneEach } from '../../shared/domain/drawing/pooled-officers.ts'
import type { Recusal } from '../../shared/domain/drawing/replacement-record.ts'
import {
  lossesOf,
  type Supplement,
  supplementOfLoss,
  supplementOfRecusal,
  teamAfter,
} from '../../shared/domain/drawing/supplement.ts'
import { recusedFrom, serving, servingToday, stillServing } from '../../shared/domain/drawing/supplement-officers.ts'
import { isJoint } from '../../shared/domain/joint/joint-visit.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { type DrawnBundle, readBundle } from '../stores/drawn-bundle.ts'
import type { WriteBucket } from '../stores/object-store.ts'
import type { ReadStore } from '../stores/record-store.ts'

/** What is to be made up for: a target given up, or an officer who must not visit one. */
export type Need =
  | { readonly out: string; readonly reason: string }
  | { readonly target: string; readonly officerId: string }

interface Staff {
  readonly stores: { readonly officers: ReadStore<Officer>; readonly recusals: ReadStore<Recusal> }
}

/** In the scope of the department that drew. */
export interface Making extends Staff {
  /** The scopes of the departments that cooperate. */
  readonly of: (scope: string) => Staff
  readonly task: Task
  readonly archive: WriteBucket
  readonly department: string
  readonly now: Date
  readonly today: string
}

/**
 * Computes a supplement, writes its public file to the archive, and gives back the draw's record with it. The seed is the
 * draw's own: whoever may decide that there is a supplement cannot choose who comes in. A crash before the record leaves
 * a file that is written again.
 *
 * @throws {Refusal} `wrong-state`, `target-not-standing`, `reserve-empty`, `no-team`, `draw-not-verifiable`
 */
export async function makeSupplement(draw: Draw, need: Need, making: Making): Promise<Draw> {
  moved(drawLifecycle, draw, 'supplement')
  const { archive, department, now } = making
  const bundle = await readBundle(archive, draw)
  const before = draw.supplements ?? []
  const n = before.length + 1
  const made = await compute(draw, { bundle, need, n }, making)
  const key = supplementKey(department, draw.id, n)
  await archive.put(key, `${JSON.stringify(made)}\n`, { type: 'application/json' })
  const note: SupplementNote = {
    n,
    at: now.toISOString(),
    key,
    officersDigest: made.officersDigest,
    ...('out' in need ? need : { recused: need.officerId }),
    target: made.target,
    level: bundle.roster.find(([id]) => id === made.target)?.[1] ?? '',
    officers: teamAfter(made),
  }
  return { ...draw, supplements: [...before, note] }
}

interface Question {
  readonly bundle: DrawnBundle
  readonly need: Need
  readonly n: number
}

/** With the frozen officers who may still serve; with everybody who may serve today only when those do not suffice. */
async function compute(draw: Draw, { bundle, need, n }: Question, making: Making): Promise<Supplement> {
  const { task, now, today, department } = making
  const losses = [
    ...lossesOf(draw.supplements ?? []),
    ...('out' in need ? [{ id: need.out, reason: need.reason }] : []),
  ]
  const target = 'out' in need ? (replaceTargets({ ...bundle, losses }).at(-1)?.in ?? '') : need.target
  const { officers, upheld } = await staffOf(making, draw.id)
  requireOneEach(serving({ officers, day: today }), task)
  const recusals = recusedFrom(target, { frozen: bundle.recusals, officers, upheld })
  const registry = { officers, day: today, region: department.split('/')[0] as string }
  const attempt = (rows: readonly OfficerRow[]) => {
    const input = {
      bundle: { ...bundle, manifestDigest: draw.manifestDigest },
      n,
      at: now.toISOString(),
      losses,
      officers: rows,
      recusals,
    }
    if ('out' in need) return supplementOfLoss(input)
    return supplementOfRecusal(input, { ...need, team: teamBefore(draw, bundle, target) })
  }
  try {
    return attempt(stillServing(bundle.officers, registry))
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'no-team') throw error
    return attempt(servingToday(bundle.manifest, registry))
  }
}

/** Everybody who might sit, and who was recused since the draw, in every department of the task. */
async function staffOf(making: Making, drawId: string): Promise<{ officers: Pooled[]; upheld: Recusal[] }> {
  const { department, of, task } = making
  const cooperating = (task.cooperating ?? []).map((each) => ({ ...of(each.department), department: each.department }))
  const read = await Promise.all(
    [{ stores: making.stores, department }, ...cooperating].map(async ({ stores, department: path }) => ({
      department: path,
      officers: await recordsOf(stores.officers),
      recusals: await recordsOf(stores.recusals, `${drawId}-`),
    })),
  )
  const [own, ...others] = read as [(typeof read)[0], ...typeof read]
  return {
    officers: pooledOfficers({
      officers: own.officers,
      ...(isJoint(task) ? { joint: { initiator: department, cooperating: others } } : {}),
    }),
    upheld: read.flatMap(({ recusals }) => recusals.filter(({ state }) => state === 'upheld')),
  }
}

/** The team as the last supplement left it; its inspection may not have been told yet. */
function teamBefore({ supplements = [] }: Draw, { teams }: DrawnBundle, target: string): readonly string[] {
  const last = supplements.findLast((note) => note.target === target)
  return last?.officers ?? teams.find(([id]) => id === target)?.[1] ?? []
}

async function recordsOf<T>(store: ReadStore<T>, prefix?: string): Promise<T[]> {
  const found: T[] = []
  for await (const { record } of store.all(prefix)) found.push(record)
  return found
}

export function supplementedEvent(draw: Draw): DomainEvent {
  const { n, target, out, recused, reason, officersDigest, officers } = (draw.supplements ?? []).at(
    -1,
  ) as SupplementNote
  return {
    type: 'draw.supplemented',
    object: `draws/${draw.id}`,
    payload: {
      draw: draw.id,
      n,
      target,
      officers,
      officersDigest,
      ...(out === undefined ? {} : { out, reason }),
      ...(recused === undefined ? {} : { recused }),
    },
  }
}

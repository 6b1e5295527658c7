import type { DomainEvent } from '../../shared/contract/events.ts'
import type { Draw, DrawHead } from '../../shared/domain/draw/draw-record.ts'
import { assemblePool, type PoolSources } from '../../shared/domain/drawing/assemble-pool.ts'
import { requireFloorDespiteCap } from '../../shared/domain/drawing/burden-guard.ts'
import { freezePool } from '../../shared/domain/drawing/freeze-pool.ts'
import { frozenDraw, poolNotes } from '../../shared/domain/drawing/frozen-draw.ts'
import { requireTeams } from '../../shared/domain/drawing/frozen-pool.ts'
import { writeFrozen } from '../acts/frozen-file.ts'
import type { WriteBucket } from '../stores/object-store.ts'

export interface Around {
  readonly department: string
  readonly code: string
  readonly now: Date
  readonly today: string
  readonly archive: WriteBucket
}

/**
 * Freezes what the registries say, writes it to the archive, and gives back the record that commits to it. The file's name is
 * the draw's own: a crash before the record leaves a file that no record names, or that is written again.
 *
 * @throws {Refusal} as `freezePool`, `cap-breaks-floor` and `no-team`
 */
export async function freezeSources(
  sources: PoolSources,
  head: DrawHead,
  { department, code, now, today, archive }: Around,
): Promise<Draw> {
  const { task } = sources
  const pool = assemblePool(sources)
  const frozen = freezePool(task, pool, {
    drawId: head.id,
    department,
    code,
    round: head.round,
    attempt: head.attempt,
    day: today,
    frozenAt: now.toISOString(),
    contributors: head.contributors.map(({ by }) => by),
    nonceCommit: head.nonceCommit,
  })
  requireFloorDespiteCap(frozen, pool.burden)
  requireTeams(frozen)
  const { taskName, attempt, frozenBy, contributors, frozenKey } = head
  const draw = frozenDraw(frozen, {
    taskName,
    attempt,
    frozenBy,
    contributors,
    frozenKey,
    ...poolNotes(task, pool, frozen),
  })
  await writeFrozen(archive, frozen, pool.leftOut)
  return draw
}

export function frozenEvent(draw: Draw): DomainEvent {
  const { id, taskId, round, attempt, manifestDigest, nonceCommit, contributors } = draw
  const witnesses = contributors.map(({ by }) => by)
  return {
    type: 'draw.frozen',
    object: `draws/${id}`,
    payload: { draw: id, task: taskId, round, attempt, manifestDigest, nonceCommit, witnesses },
  }
}

import { assemblePool } from '../../shared/domain/drawing/assemble-pool.ts'
import { freezePool } from '../../shared/domain/drawing/freeze-pool.ts'
import { previewPool as preview } from '../../shared/domain/drawing/preview-pool.ts'
import { requireNext } from '../../shared/domain/drawing/rounds.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { readPool } from './read-pool.ts'

/** The lists are frozen in memory only, under a name that no draw has; nothing is written and no secret is made. */
const dryRun = { drawId: 'preview', attempt: 0, contributors: [], nonceCommit: '0'.repeat(64) }

/** Shows what a freeze would commit to, by the same code that commits. Nothing changes. */
export const previewPool: UseCase<'previewPool'> = async ({ input, stores, department, now, today, code }) => {
  const { record: task } = await stores.tasks.get(input.taskId)
  requireNext(task, input.round)
  const sources = await readPool(stores, { task, round: input.round, department, day: today })
  const pool = assemblePool(sources)
  const frozen = freezePool(task, pool, {
    ...dryRun,
    department,
    code,
    round: input.round,
    frozenAt: now.toISOString(),
    day: today,
  })
  return answer(preview(frozen, pool, sources.officers, today))
}

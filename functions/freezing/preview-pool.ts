import { assemblePool } from '../../shared/domain/drawing/assemble-pool.ts'
import { previewRows } from '../../shared/domain/drawing/draw-size.ts'
import { freezePool } from '../../shared/domain/drawing/freeze-pool.ts'
import { pooledOfficers } from '../../shared/domain/drawing/pooled-officers.ts'
import { previewPool as preview } from '../../shared/domain/drawing/preview-pool.ts'
import { requireNext } from '../../shared/domain/drawing/rounds.ts'
import { taskMoved } from '../../shared/domain/plan/task-lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { readBurden } from './read-burden.ts'
import { readPool } from './read-pool.ts'

/** The lists are frozen in memory only, under a name that no draw has; nothing is written and no secret is made. */
const dryRun = { drawId: 'preview', attempt: 0, contributors: [], nonceCommit: '0'.repeat(64) }

/** Shows what a freeze would commit to, by the same code that commits. Nothing changes. */
export const previewPool: UseCase<'previewPool'> = async (context) => {
  const { input, stores, buckets, department, now, today, code } = context
  const { record: task } = await stores.tasks.get(input.taskId)
  taskMoved(task, 'freeze')
  requireNext(task, input.round)
  const sources = await readPool(stores, {
    task,
    of: context.of,
    round: input.round,
    department,
    day: today,
    archive: buckets.archive,
    burden: await readBurden(context),
    within: ({ rows }) => rows <= previewRows,
  })
  if (sources === undefined) throw new Refusal('preview-too-large', { limit: previewRows })
  const pool = assemblePool(sources)
  const frozen = freezePool(sources.task, pool, {
    ...dryRun,
    department,
    code,
    round: input.round,
    frozenAt: now.toISOString(),
    day: today,
  })
  const officers = pooledOfficers(sources).map(({ officer }) => officer)
  return answer(preview(frozen, pool, { task: sources.task, officers, day: today }))
}

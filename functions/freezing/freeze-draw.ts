import { frozenKey } from '../../shared/contract/object-keys.ts'
import type { Routes } from '../../shared/contract/routes.ts'
import type { Contributor, DrawHead, DrawRecord, PendingDraw } from '../../shared/domain/draw/draw-record.ts'
import { nonceCommit } from '../../shared/domain/draw/manifest.ts'
import { namedContributors } from '../../shared/domain/drawing/contributors.ts'
import { roundFrozen } from '../../shared/domain/drawing/rounds.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { taskMoved } from '../../shared/domain/plan/task-lifecycle.ts'
import { toHex } from '../../shared/kernel/bytes.ts'
import { codeHashOf, witnessPass } from '../acts/witness-passes.ts'
import { answer, type Context, decided, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { freezeSources, frozenEvent } from './freeze-sources.ts'
import { readBurden } from './read-burden.ts'
import { readPool, smallEnough } from './read-pool.ts'
import { requireAgreement } from './require-agreement.ts'

/**
 * Commits to everything that will shape a draw, before anybody has contributed to its seed.
 *
 * A small pool is frozen at once: the lists go to the archive under a draw id that is new, then one transaction. For a large
 * one only the intention is recorded, and `carryOutFreeze` does the rest from the stream. Either way the transaction holds
 * the task at the version that was read, so that of two freezes at once one is refused. A crash before it leaves an
 * object that no record names, and nothing else.
 */
export const freezeDraw: UseCase<'freezeDraw'> = async (context) => {
  const { input, stores, buckets, department, today, random } = context
  const readTask = await stores.tasks.get(input.taskId)
  const task = readTask.record
  const already = await beingFrozen(stores.draws, task, input.round)
  if (already) return answer({ draw: already }, { status: 202 })
  taskMoved(task, 'freeze')
  const drawId = context.newId()
  const next = roundFrozen(task, input.round, drawId)
  const agreed = await requireAgreement(context, task)
  const nonce = random(32)
  const head = headOf(context, { task, drawId, attempt: next.attempt, nonce })
  const writes = [
    stores.drawSecrets.create({ id: drawId, nonce: toHex(nonce) }),
    stores.tasks.replace(readTask, next.task),
    ...agreed,
  ]

  const sources = await readPool(stores, {
    task,
    of: context.of,
    round: input.round,
    department,
    day: today,
    archive: buckets.archive,
    burden: await readBurden(context),
    within: smallEnough,
  })
  if (sources === undefined) {
    const pending = pendingOf(head, context.now)
    return decided({ draw: pending }, [stores.draws.create(pending), ...writes], freezingEvent(pending), {
      status: 202,
      version: 1,
    })
  }
  const draw = await freezeSources(sources, head, { ...context, archive: buckets.archive })
  return decided({ draw }, [stores.draws.create(draw), ...writes], frozenEvent(draw), { status: 201, version: 1 })
}

/** The draw of this round that is being frozen behind an earlier request. */
async function beingFrozen(
  draws: ReadStore<DrawRecord>,
  { progress = [] }: Task,
  round: number,
): Promise<DrawRecord | undefined> {
  const open = progress.find((each) => each.round === round)?.open
  const found = open === undefined ? undefined : await draws.find(open)
  return found?.record.state === 'freezing' ? found.record : undefined
}

interface Fixed {
  readonly task: Task
  readonly drawId: string
  readonly attempt: number
  readonly nonce: Uint8Array
}

function headOf(
  { input, department, now, who }: Context<Routes['freezeDraw']>,
  { task, drawId, attempt, nonce }: Fixed,
): DrawHead {
  const withCode = ({ by, kind }: Pick<Contributor, 'by' | 'kind'>): Contributor =>
    kind === 'drand' ? { by, kind } : { by, kind, codeHash: codeHashOf(witnessPass(by, { department, drawId, nonce })) }
  return {
    id: drawId,
    taskId: task.id,
    taskName: task.name,
    round: input.round,
    attempt,
    frozenBy: who.id,
    nonceCommit: nonceCommit(nonce),
    contributors: namedContributors(input, now).map(withCode),
    frozenKey: frozenKey(department, drawId),
  }
}

function pendingOf(head: DrawHead, now: Date): PendingDraw {
  const at = now.toISOString()
  return { ...head, state: 'freezing', askedAt: at, progress: { phase: 'queued', done: 0, total: 0, at } }
}

function freezingEvent({ id, taskId, round, attempt, nonceCommit: committed }: PendingDraw) {
  return {
    type: 'draw.freezing' as const,
    object: `draws/${id}`,
    payload: { draw: id, task: taskId, round, attempt, nonceCommit: committed },
  }
}

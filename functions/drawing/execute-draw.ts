import { bundleKey } from '../../shared/contract/object-keys.ts'
import { buildBundle, bundleText } from '../../shared/domain/draw/bundle.ts'
import { drawLifecycle } from '../../shared/domain/draw/draw-record.ts'
import { executeDraw as drawFrom } from '../../shared/domain/draw/execute.ts'
import { contributionsOf, executed } from '../../shared/domain/drawing/draw-moves.ts'
import { roundExecuted } from '../../shared/domain/drawing/rounds.ts'
import { verifyBundle } from '../../shared/domain/verify/verify-bundle.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'
import { readFrozen } from './frozen-file.ts'

/**
 * Draws from what was frozen and contributed, and from nothing else: no registry is read. The same draw comes out however
 * often it is asked for.
 *
 * The bundle goes to the archive first; the same bytes each time, so a crash before the transaction leaves what the next
 * attempt writes again. A result that a stranger could not verify is not recorded. Without teams nothing is recorded either:
 * the refusal names the shortage, and the frozen draw stands.
 */
export const executeDraw: UseCase<'executeDraw'> = async ({ input, stores, buckets, department, now, today, who }) => {
  const read = await stores.draws.get(input.drawId)
  if (read.record.state === 'executed') return answer(read.record, { version: read.version })
  moved(drawLifecycle, read.record, 'execute')
  const contributions = contributionsOf(read.record)
  const [frozen, secret, task] = await Promise.all([
    readFrozen(buckets.archive, read.record),
    stores.drawSecrets.get(input.drawId),
    stores.tasks.get(read.record.taskId),
  ])

  const { nonce } = secret.record
  const outcome = drawFrom({ ...frozen, contributions, nonce, reserves: 0 })
  if (outcome.teams === null) throw new Refusal('no-team', { ...outcome.shortage?.facts })
  const text = bundleText(buildBundle({ frozen, contributions, nonce, outcome }))
  requireVerifiable(text, read.record.id)
  const key = bundleKey(department, read.record.id)
  const done = { outcome, bundleKey: key, by: who.id, at: now.toISOString(), on: today }
  const draw = executed(read.record, done)

  await buckets.archive.put(key, text, { type: 'application/json' })
  const { id, taskId, round, attempt, manifestDigest, seed, resultDigest } = draw
  return decided(
    draw,
    [stores.draws.replace(read, draw), stores.tasks.replace(task, roundExecuted(task.record, round, id))],
    {
      type: 'draw.executed',
      object: `draws/${id}`,
      payload: { draw: id, task: taskId, round, attempt, manifestDigest, seed, resultDigest },
    },
    { version: read.version + 1 },
  )
}

/** Verifies the very text that is to be public. @throws {Refusal} `draw-not-verifiable` with the first difference */
function requireVerifiable(text: string, id: string): void {
  const { ok, summary, firstDifference } = verifyBundle(text)
  if (!ok) throw new Refusal('draw-not-verifiable', { id, why: summary.zh, difference: firstDifference })
}

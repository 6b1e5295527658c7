import type { DomainEvent } from '../../shared/contract/events.ts'
import { bundleKey } from '../../shared/contract/object-keys.ts'
import { buildBundle, bundleText } from '../../shared/domain/draw/bundle.ts'
import type { Draw, DrawSecret } from '../../shared/domain/draw/draw-record.ts'
import { type DrawOutcome, executeDraw } from '../../shared/domain/draw/execute.ts'
import { contributionsOf } from '../../shared/domain/drawing/draw-moves.ts'
import { verifyBundleWith } from '../../shared/domain/verify/verify-bundle-with.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { readFrozen } from '../acts/frozen-file.ts'
import type { WriteBucket } from '../stores/object-store.ts'

export interface Drawn {
  readonly outcome: DrawOutcome
  readonly bundleKey: string
}

/**
 * Draws from what was frozen and contributed, and from nothing else: no registry is read. The bundle goes to the archive:
 * the same bytes each time, so a crash before the record leaves what the next attempt writes again. A result that a
 * stranger could not verify is not written.
 *
 * @throws {Refusal} `contribution-missing`, `contribution-not-valid`, `no-team` naming the shortage, `draw-not-verifiable`
 */
export async function drawFrozen(
  draw: Draw,
  { nonce }: DrawSecret,
  { archive, department }: { archive: WriteBucket; department: string },
  tell: (phase: 'drawing' | 'checking', done: number) => Promise<void> = async () => {},
): Promise<Drawn> {
  const contributions = contributionsOf(draw)
  const frozen = await readFrozen(archive, draw)
  await tell('drawing', 0)
  const outcome = executeDraw({ ...frozen, contributions, nonce, reserves: 0 }, verifiedBefore)
  if (outcome.teams === null) throw new Refusal('no-team', { ...outcome.shortage?.facts })
  await tell('checking', outcome.teams.length)
  const text = bundleText(buildBundle({ frozen, contributions, nonce, outcome }))
  requireVerifiable(text, draw.id)
  const key = bundleKey(department, draw.id)
  await archive.put(key, text, { type: 'application/json' })
  return { outcome, bundleKey: key }
}

/** A drand signature was verified by `contributeDrand` before it was recorded; the curve's code stays out of this service. */
const verifiedBefore = () => true

/** Verifies the very text that is to be public. @throws {Refusal} `draw-not-verifiable` with the first difference */
function requireVerifiable(text: string, id: string): void {
  const { ok, summary, firstDifference } = verifyBundleWith(text, verifiedBefore)
  if (!ok) throw new Refusal('draw-not-verifiable', { id, why: summary.zh, difference: firstDifference })
}

export function executedEvent(draw: Draw): DomainEvent {
  const { id, taskId, round, attempt, manifestDigest, seed, resultDigest } = draw
  return {
    type: 'draw.executed',
    object: `draws/${id}`,
    payload: { draw: id, task: taskId, round, attempt, manifestDigest, seed, resultDigest },
  }
}

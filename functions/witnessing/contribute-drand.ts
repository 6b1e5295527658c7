import { drandFault, drandValue } from '../../shared/domain/draw/drand.ts'
import { drandSigned } from '../../shared/domain/draw/drand-signature.ts'
import { contributed, requireCommitted, waitingFor } from '../../shared/domain/drawing/draw-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/**
 * The round was fixed by the manifest and its signature is the network's: whoever brings it can choose nothing, so it needs no
 * code. It is verified before it is recorded. Brought again, it changes nothing.
 */
export const contributeDrand: UseCase<'contributeDrand'> = async ({ input, stores, now }) => {
  const read = await stores.draws.get(input.drawId)
  const before = requireCommitted(read.record)
  const holder = before.contributors.find(({ kind }) => kind === 'drand')
  if (!holder) throw new Refusal('contribution-not-expected', { by: 'drand' })
  const value = drandValue(Number(holder.by.split('/').at(-1)), input.signature)
  const why = drandFault({ kind: 'drand', by: holder.by, value }, before.frozenAt, drandSigned)
  if (why !== null) throw new Refusal('contribution-not-valid', { by: holder.by, why })
  const draw = contributed(before, holder, { value, at: now.toISOString() })
  const output = { drawId: before.id, by: holder.by, waitingFor: waitingFor(draw ?? before) }
  if (draw === undefined) return answer(output)
  return decided(output, [stores.draws.replace(read, draw)], {
    type: 'draw.contributed',
    object: `draws/${draw.id}`,
    payload: { draw: draw.id, kind: holder.kind, by: holder.by, value },
  })
}

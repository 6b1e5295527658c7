import { contributed, requireCommitted, waitingFor } from '../../shared/domain/drawing/draw-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'
import { holderOf } from './holder-of.ts'

/**
 * A witness's words, once. The same words by the same code again change nothing; two witnesses at the very same moment are
 * told apart by the record's version: one of them is asked to send again. A crash leaves the words recorded or not at all.
 */
export const contribute: UseCase<'contribute'> = async ({ input, stores, now }) => {
  const read = await stores.draws.get(input.drawId)
  const holder = holderOf(read.record.contributors, input.code)
  if (!holder) throw new Refusal('contribution-not-expected', { by: '此见证码 (this code)' })
  const given = { value: input.words, at: now.toISOString() }
  const before = requireCommitted(read.record)
  const draw = contributed(before, holder, given)
  const output = { drawId: read.record.id, by: holder.by, waitingFor: waitingFor(draw ?? before) }
  if (draw === undefined) return answer(output)
  return decided(output, [stores.draws.replace(read, draw)], {
    type: 'draw.contributed',
    object: `draws/${draw.id}`,
    payload: { draw: draw.id, kind: holder.kind, by: holder.by, value: input.words },
  })
}

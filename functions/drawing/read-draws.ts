import { type Draw, drawLifecycle } from '../../shared/domain/draw/draw-record.ts'
import { requireCommitted } from '../../shared/domain/drawing/draw-moves.ts'
import { drawnTargetsOf } from '../../shared/domain/drawing/drawn-targets.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { readBundle } from '../stores/drawn-bundle.ts'

export const listDraws: UseCase<'listDraws'> = async ({ input, stores }) =>
  answer(await stores.draws.list({ ...input, newestFirst: true }))

export const getDraw: UseCase<'getDraw'> = async ({ input, stores }) => {
  const { record, version } = await stores.draws.get(input.drawId)
  return answer(record, { version })
}

/** From the archive, a page at a time. What was drawn never changes; the cursor is how many have been read. */
export const listDrawnTargets: UseCase<'listDrawnTargets'> = async ({ input, stores, buckets }) => {
  const { cursor = '0', limit = 50 } = input
  if (!/^\d{1,7}$/.test(cursor)) throw new Refusal('bad-cursor')
  const draw = requireExecuted(requireCommitted((await stores.draws.get(input.drawId)).record))
  const all = drawnTargetsOf(await readBundle(buckets.archive, draw))
  const end = Number(cursor) + limit
  const items = all.slice(Number(cursor), end)
  return answer({ items, ...(end < all.length ? { next: String(end) } : {}) })
}

/** Void ones that were executed are read as well. @throws {Refusal} `wrong-state` */
function requireExecuted(draw: Draw): Draw {
  if (draw.bundleKey === undefined) moved(drawLifecycle, { id: draw.id, state: 'freezing' as const }, 'contribute')
  return draw
}

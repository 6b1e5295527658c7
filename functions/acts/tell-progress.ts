import type { DomainEvent } from '../../shared/contract/events.ts'
import type { DrawPhase, DrawRecord } from '../../shared/domain/draw/draw-record.ts'
import { progressed } from '../../shared/domain/drawing/draw-moves.ts'
import type { Commits } from '../events/subscriber.ts'
import type { WriteStore } from '../stores/record-store.ts'

export type Tell = (phase: DrawPhase, done: number, total: number) => Promise<void>

interface Telling extends Commits {
  readonly stores: { readonly draws: WriteStore<DrawRecord> }
  readonly now: Date
}

/**
 * Writes into a draw's record how far work behind the request is. Each step is told once; a delivery that comes again tells
 * what the first had not reached. A draw that was voided meanwhile is left as it is.
 */
export function tellProgress({ stores, commit, now }: Telling, drawId: string): Tell {
  return async (phase, done, total) => {
    const read = await stores.draws.get(drawId)
    if (read.record.state !== 'freezing' && read.record.state !== 'executing') return
    const record = progressed(read.record, { phase, done, total, at: now.toISOString() })
    await commit(`${phase} ${done}`, [stores.draws.replace(read, record)], progressEvent(drawId, phase, done, total))
  }
}

function progressEvent(draw: string, phase: DrawPhase, done: number, total: number): DomainEvent {
  return { type: 'draw.progressed', object: `draws/${draw}`, payload: { draw, phase, done, total } }
}

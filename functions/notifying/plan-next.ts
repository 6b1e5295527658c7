import { randomUUID } from 'node:crypto'
import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { nextMoment } from '../../shared/domain/clock/reminders.ts'
import type { Keeper } from './keep-obligations.ts'
import { overtaken } from './keep-obligations.ts'
import { wakeUp } from './wake-ups.ts'

/** As many as go into one transaction beside its own rows. */
const BATCH = 90

/** Writes when each of these has something to tell next, where it is not written yet. */
export async function planNext({ stores: { obligations }, today, commit }: Keeper, open: readonly Obligation[]) {
  for (let at = 0; at < open.length; at += BATCH) {
    const writes = await Promise.all(
      open.slice(at, at + BATCH).map(async (obligation) => {
        const day = nextMoment(obligation, today)
        return day === undefined ? [] : wakeUp(obligations, obligation, day)
      }),
    )
    const fresh = writes.flat()
    if (fresh.length === 0) continue
    try {
      await commit(`plan:${randomUUID()}`, fresh, {
        type: 'reminders.planned',
        object: 'obligations/sweep',
        payload: { day: today, planned: fresh.length },
      })
    } catch (error) {
      // Another run or an event wrote one of them meanwhile: the rest is written one turn later.
      if (!overtaken(error)) throw error
      at -= BATCH
    }
  }
}

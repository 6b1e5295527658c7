import { type Day, dayOf } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Task } from '../plan/task.ts'

/**
 * Drawn targets and their teams are kept from the public up to and with a day, while a tip-off is possible. The commitment and
 * the numbers are public all the same, and the rest is opened by the clock alone. The default policy holds nothing back.
 */
export interface Hold {
  readonly until: Day
  readonly reason: string
  readonly by: string
  /** Day on which it was opened; the pages go by this and not by the clock, so that a rebuild says the same. */
  readonly openedOn?: Day
}

export function isHeld({ hold }: Pick<Task, 'hold'>): boolean {
  return hold !== undefined && hold.openedOn === undefined
}

/**
 * The task with its drawn targets held back.
 *
 * @param somethingDrawn a draw of it is public already: what the public has seen cannot be taken back
 * @throws {Refusal} `day-not-acceptable`; `reason-required`; `already-public`
 */
export function held(
  task: Task,
  { until, reason, by }: Pick<Hold, 'until' | 'reason' | 'by'>,
  { today, somethingDrawn }: { readonly today: Day; readonly somethingDrawn: boolean },
): Task {
  if (reason.trim() === '') throw new Refusal('reason-required', { move: '暂缓公开' })
  if (somethingDrawn && !isHeld(task)) throw new Refusal('already-public', { id: task.id })
  const where = '暂缓公开的最后一日'
  if (until < today) throw new Refusal('day-not-acceptable', { where, day: until, why: `早于今天 ${today}` })
  if (until > task.window.to) {
    throw new Refusal('day-not-acceptable', { where, day: until, why: `晚于检查截止日 ${task.window.to}` })
  }
  return { ...task, hold: { until, reason, by } }
}

/** The task opened, once the last day is over; undefined when nothing is to be opened. */
export function opened(task: Task, now: Date): Task | undefined {
  const today = dayOf(now)
  if (!task.hold || !isHeld(task) || task.hold.until >= today) return undefined
  return { ...task, hold: { ...task.hold, openedOn: today } }
}

import type { Day } from '../../kernel/days.ts'
import type { Draw } from '../draw/draw-record.ts'

/** 派发单: that a draw's inspections have reached a department, for it to confirm. `id` is the draw's. */
export interface DispatchNote {
  readonly id: string
  readonly taskId: string
  readonly taskName: string
  readonly round: number
  readonly dispatchedOn: Day
  /** How many inspections of the draw are this department's. */
  readonly count: number
  /** Id of the person who confirmed for the department, and when. */
  readonly received?: { readonly by: string; readonly at: string }
}

export function dispatchNote({ id, taskId, taskName, round }: Draw, count: number, today: Day): DispatchNote {
  return { id, taskId, taskName, round, dispatchedOn: today, count }
}

/** The note with the department's receipt; undefined when it has it already. */
export function noted(note: DispatchNote, by: string, now: Date): DispatchNote | undefined {
  return note.received ? undefined : { ...note, received: { by, at: now.toISOString() } }
}

import { Refusal } from '../../kernel/refusal.ts'
import type { RoundProgress, Task } from '../plan/task.ts'

/** The draws that stand in the rounds before this one. */
export function standingBefore({ progress = [] }: Task, round: number): string[] {
  return progress.flatMap((each) => (each.round < round && each.executed !== undefined ? [each.executed] : []))
}

/**
 * The task after one more freeze of a round, and which attempt that is. Void attempts count.
 *
 * @throws {Refusal} `rounds-complete` when every round is drawn; `round-out-of-order` unless it is the first round not drawn
 *   yet; `draw-open` while a draw of it is frozen
 */
export function roundFrozen(task: Task, round: number, drawId: string): { task: Task; attempt: number } {
  requireNext(task, round)
  const before = progressOf(task, round)
  if (before.open !== undefined) throw new Refusal('draw-open', { round, id: before.open })
  const attempt = before.attempts + 1
  return { task: withProgress(task, { ...before, attempts: attempt, open: drawId }), attempt }
}

/** @throws {Refusal} `rounds-complete`, `round-out-of-order` */
export function requireNext(task: Task, round: number): void {
  const { rounds } = task
  const next = Array.from({ length: rounds }, (_, at) => at + 1).find(
    (each) => progressOf(task, each).executed === undefined,
  )
  if (next === undefined) throw new Refusal('rounds-complete', { rounds })
  if (round !== next) throw new Refusal('round-out-of-order', { rounds, next, round })
}

/** The task after a freeze behind the request came to nothing: nothing was committed to, so it counts as no attempt. */
export function roundAbandoned(task: Task, round: number, drawId: string): Task {
  const { open, ...before } = progressOf(task, round)
  if (open !== drawId) return task
  return withProgress(task, { ...before, attempts: before.attempts - 1 })
}

/** The task after its open draw of a round was executed. */
export function roundExecuted(task: Task, round: number, drawId: string): Task {
  const { open: _, ...before } = progressOf(task, round)
  return withProgress(task, { ...before, executed: drawId })
}

/**
 * The task after a draw of a round was voided: the round can be frozen again.
 *
 * @throws {Refusal} `later-round-drawn` when a later round, whose pool rests on this one, is frozen or drawn
 */
export function roundVoided(task: Task, round: number): Task {
  requireNoLaterRound(task, round)
  return withProgress(task, { round, attempts: progressOf(task, round).attempts })
}

/** @throws {Refusal} `later-round-drawn` */
export function requireNoLaterRound({ progress = [] }: Task, round: number): void {
  const later = progress.find((each) => each.round > round && (each.open ?? each.executed) !== undefined)
  if (later) throw new Refusal('later-round-drawn', { round: later.round, id: later.open ?? later.executed })
}

/** @throws {Refusal} `rounds-complete` when every round is drawn */
export function requireNotComplete(task: Task): void {
  const { rounds } = task
  const drawn = (task.progress ?? []).filter(({ executed }) => executed !== undefined)
  if (drawn.length >= rounds) throw new Refusal('rounds-complete', { rounds })
}

function progressOf({ progress = [] }: Task, round: number): RoundProgress {
  return progress.find((each) => each.round === round) ?? { round, attempts: 0 }
}

function withProgress(task: Task, changed: RoundProgress): Task {
  const others = (task.progress ?? []).filter(({ round }) => round !== changed.round)
  return { ...task, progress: [...others, changed].sort((a, b) => a.round - b.round) }
}

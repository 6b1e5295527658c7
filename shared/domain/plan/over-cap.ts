import type { Day } from '../../kernel/days.ts'
import { lifecycle, moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Doing } from './doing.ts'

/**
 * A request to let targets that have reached the year's cap of visits be drawn all the same, and what a second person decided.
 *
 * @source 国办发〔2024〕54号: the yearly cap on visits is public; whoever goes beyond it has it approved
 */
export interface OverCap {
  /** From 1 in the task. */
  readonly n: number
  /** Whom it is for; absent: every target of the task. */
  readonly targetIds?: readonly string[]
  readonly reason: string
  readonly askedBy: string
  readonly askedOn: Day
  readonly decision?: { readonly approved: boolean; readonly by: string; readonly on: Day; readonly reason?: string }
}

/** @public drawn in LIFECYCLES.md */
export const overCapLifecycle = lifecycle({
  what: '超上限检查申请',
  en: 'The request over the cap',
  states: { asked: '待审批', approved: '已批准', rejected: '未批准' },
  moves: {
    approve: { from: ['asked'], to: 'approved', zh: '批准', via: ['decideOverCap'] },
    reject: { from: ['asked'], to: 'rejected', zh: '不批准', via: ['decideOverCap'] },
  },
})

interface Asking {
  readonly id: string
  readonly overCap?: readonly OverCap[]
}

/** The task with one more request. */
export function overCapAsked<T extends Asking>(
  task: T,
  { targetIds, reason }: { readonly targetIds?: readonly string[] | undefined; readonly reason: string },
  { by, on }: Doing,
): T & { readonly overCap: readonly OverCap[] } {
  const earlier = task.overCap ?? []
  const named = targetIds === undefined ? {} : { targetIds: [...new Set(targetIds)] }
  return { ...task, overCap: [...earlier, { n: earlier.length + 1, ...named, reason, askedBy: by, askedOn: on }] }
}

/** @throws {Refusal} `not-found`; `wrong-state` when it was decided before; `four-eyes` for whoever asked */
export function overCapDecided<T extends Asking>(
  task: T,
  n: number,
  { approved, reason, by, on }: { readonly approved: boolean; readonly reason?: string | undefined } & Doing,
): T & { readonly overCap: readonly OverCap[] } {
  const asked = (task.overCap ?? []).find((each) => each.n === n)
  const named = { what: overCapLifecycle.what, id: `${task.id}/${n}` }
  if (asked === undefined) throw new Refusal('not-found', named, { what: 'request over the cap' })
  moved(overCapLifecycle, { id: named.id, state: stateOfRequest(asked) }, approved ? 'approve' : 'reject')
  if (asked.askedBy === by)
    throw new Refusal('four-eyes', { move: '批准', did: '申请' }, { move: 'approve', did: 'ask' })
  const decision = { approved, by, on, ...(reason === undefined ? {} : { reason }) }
  return { ...task, overCap: (task.overCap ?? []).map((each) => (each.n === n ? { ...each, decision } : each)) }
}

function stateOfRequest({ decision }: OverCap): keyof typeof overCapLifecycle.states {
  if (decision === undefined) return 'asked'
  return decision.approved ? 'approved' : 'rejected'
}

/** Whether an approval lets a target in that has reached the cap. */
export function letInBy({ overCap = [] }: Pick<Asking, 'overCap'>): (targetId: string) => boolean {
  const approved = overCap.filter(({ decision }) => decision?.approved)
  if (approved.some(({ targetIds }) => targetIds === undefined)) return () => true
  const named = new Set(approved.flatMap(({ targetIds = [] }) => targetIds))
  return (id) => named.has(id)
}

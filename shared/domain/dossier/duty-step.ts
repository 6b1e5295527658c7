import { type Day, dayOf } from '../../kernel/days.ts'
import type { DossierSources } from './sources.ts'

/**
 * How a prescribed step stands: `done`; `late`: done after its day; `not-done`: prescribed and not done; `waiting`: its day has not
 * come; `not-asked`: nothing asks for it in this inspection.
 */
export const dutyStates = {
  done: '已履行',
  late: '逾期履行',
  'not-done': '未履行',
  waiting: '尚未到期',
  'not-asked': '本次不涉及',
} as const

export type DutyState = keyof typeof dutyStates

/** One prescribed step as the record shows it: told from facts, never from anybody's word about himself. */
export interface DutyStep {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** Law and article, or the rule that prescribes it. */
  readonly basis: string
  readonly state: DutyState
  /** Day or instant on which it was done. */
  readonly at?: string
  /** Certificate number or id of whoever did it. */
  readonly by?: string
  readonly dueOn?: Day
  /** Why it is not done, late or not asked; or what the fact is. */
  readonly why?: string
  /** Which fact it is told from. */
  readonly from: string
}

/** What the record shows of a step. */
export type Shown = Pick<DutyStep, 'state' | 'at' | 'by' | 'dueOn' | 'why'>

export interface PrescribedStep extends Pick<DutyStep, 'id' | 'zh' | 'en' | 'basis' | 'from'> {
  readonly shown: (sources: DossierSources, officerId: string) => Shown
}

export function notAsked(why: string): Shown {
  return { state: 'not-asked', why }
}

/** Done on a day or at an instant, and late when that was after its last day. */
export function doneAt(at: string, more: Omit<Shown, 'state' | 'at'> = {}): Shown {
  const day = dayAt(at)
  const late = more.dueOn !== undefined && day > more.dueOn
  return { ...more, state: late ? 'late' : 'done', at, ...(late ? { why: more.why ?? `应于 ${more.dueOn} 前` } : {}) }
}

/** Not done: that waits until its last day is over. */
export function notYet(asOf: Day, dueOn: Day | undefined, why: string): Shown {
  const waits = dueOn === undefined || asOf <= dueOn
  return { state: waits ? 'waiting' : 'not-done', ...(dueOn === undefined ? {} : { dueOn }), why }
}

/** The day of an instant, or the day itself. */
function dayAt(at: string): Day {
  return at.length === 10 ? at : dayOf(new Date(at))
}

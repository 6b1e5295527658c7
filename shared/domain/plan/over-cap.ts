import type { Day } from '../../kernel/days.ts'

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

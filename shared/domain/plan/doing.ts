import type { Day } from '../../kernel/days.ts'

/** Who does something, and on which day. */
export interface Doing {
  readonly by: string
  readonly on: Day
}

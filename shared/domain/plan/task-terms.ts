import type { CreditClass } from '../registry/target.ts'

/** How one credit class is drawn: its least ratio (basis points) and its priority when the floor asks for more. */
export interface ClassRatio {
  readonly level: CreditClass
  readonly ratio: number
  readonly priority: number
}

/** A seat of a team and the tags that its holder needs. */
export type Seat = readonly string[]

/** `round`: a ratio holds for each round; `year`: for all rounds together. */
export type RatioScope = 'round' | 'year'

/** 实地 · 书面 · 网络. */
export type TaskMethod = 'on-site' | 'on-paper' | 'online'

/** 配合部门, with the items that it inspects at the same visit. */
export interface Cooperation {
  /** Path of the department. */
  readonly department: string
  readonly name: string
  readonly itemIds: readonly string[]
  /** The edition of each of them when the task was made, as its department had published it. */
  readonly itemVersions?: Readonly<Record<string, number>>
}

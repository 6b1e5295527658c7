import type { Day } from '../../kernel/days.ts'
import type { ResultView } from './result-view.ts'

/** 公示 of one inspection's result. `id` is the inspection's. The view is what was allowed to leave, frozen when it left. */
export interface Disclosure {
  readonly id: string
  readonly targetId: string
  readonly taskId: string
  readonly drawId: string
  readonly state: 'published' | 'withdrawn'
  readonly view: ResultView
  readonly publishedOn: Day
  readonly publishedBy: string
  /** The last day on which publishing was in time. */
  readonly dueOn: Day
}

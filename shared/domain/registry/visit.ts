import { type Day, yearOf } from '../../kernel/days.ts'

/** One visit of a target, by its inspection. `id` is `<target id>#<year>#<inspection id>`. */
export interface Visit {
  readonly id: string
  readonly targetId: string
  readonly inspectionId: string
  readonly taskId: string
  /** Day of its dispatch. */
  readonly on: Day
  /** Called off before anybody went: it does not count. */
  readonly calledOff?: Day
}

export function visitId(targetId: string, day: Day, inspectionId: string): string {
  return `${visitsOfYear(targetId, yearOf(day))}${inspectionId}`
}

/** What the ids of a target's visits in a year begin with. */
export function visitsOfYear(targetId: string, year: number): string {
  return `${targetId}#${year}#`
}

/** How many visits count. */
export function countVisits(visits: readonly Pick<Visit, 'calledOff'>[]): number {
  return visits.filter(({ calledOff }) => calledOff === undefined).length
}

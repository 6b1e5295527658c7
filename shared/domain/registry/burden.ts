import { type Day, yearOf } from '../../kernel/days.ts'

/**
 * One visit in the city's ledger, whichever department made it: what the yearly cap counts. `id` is
 * `<year>#<target id>#<inspection id>`, so that a year is read at once and a joint visit, of which there is one inspection,
 * stands in it once.
 *
 * @source 国办发〔2024〕54号
 */
export interface Burden {
  readonly id: string
  readonly targetId: string
  /** Day of its dispatch. */
  readonly on: Day
  /** Path of the department whose inspection it is. */
  readonly department: string
  /** Called off before anybody went: it does not count. */
  readonly calledOff?: Day
}

export function burdenId(targetId: string, day: Day, inspectionId: string): string {
  return `${burdensOfTarget(yearOf(day), targetId)}${inspectionId}`
}

export function burdensOfYear(year: number): string {
  return `${year}#`
}

export function burdensOfTarget(year: number, targetId: string): string {
  return `${burdensOfYear(year)}${targetId}#`
}

/** The scope in which a city keeps what its departments share: of `140902/market` it is `140900`. */
export function cityOf(department: string): string {
  return `${department.slice(0, 4)}00`
}

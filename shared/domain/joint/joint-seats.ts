import { enforcementTag } from '../plan/task.ts'
import type { Cooperation, Seat } from '../plan/task-terms.ts'
import { isJoint } from './joint-visit.ts'

const prefix = '部门:'

/** What every officer of a department carries in a joint draw, and nobody else can: `部门:140900/market`. */
export function departmentTag(department: string): string {
  return prefix + department
}

/** Specialties as they count in a draw: none of them can stand for a department. */
export function specialtyTags(specialties: readonly string[]): string[] {
  return specialties.filter((each) => !each.startsWith(prefix))
}

/** Officers of each cooperating department. @source 行政处罚法 art. 42: no fewer than two, and each department acts for itself */
const seatsOfEach = 2

interface Seated {
  readonly seats: readonly Seat[]
  readonly cooperating?: readonly Cooperation[]
}

/**
 * The seats of a team: of a joint task the initiator's own first, then two of each cooperating department in the order in
 * which the task names them; each seat asks for the tag of its department, so that match and verification need no other rule.
 */
export function jointSeats(task: Seated, initiator: string): Seat[] {
  if (!isJoint(task)) return [...task.seats]
  return seatDepartments(task, initiator).map((department, at) => {
    const asked = (department === initiator ? task.seats[at] : undefined) ?? [enforcementTag]
    return [...asked, departmentTag(department)]
  })
}

/** Whose each seat is. */
export function seatDepartments({ seats, cooperating = [] }: Seated, initiator: string): string[] {
  const others = cooperating.flatMap(({ department }) => Array.from({ length: seatsOfEach }, () => department))
  return [...seats.map(() => initiator), ...others]
}

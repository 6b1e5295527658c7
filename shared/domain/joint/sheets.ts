import type { Draw } from '../draw/draw-record.ts'
import type { DrawnTarget } from '../drawing/drawn-targets.ts'
import { dispatch, withTeam } from '../inspection/dispatch.ts'
import type { Assignment, Inspection } from '../inspection/inspection.ts'
import type { Task } from '../plan/task.ts'
import type { Target } from '../registry/target.ts'
import { seatDepartments } from './joint-seats.ts'
import { isJoint, type JointPart } from './joint-visit.ts'

/** One department's file of a visit, to lie in that department's scope. */
export interface Sheet {
  readonly department: string
  readonly inspection: Inspection
  readonly assignments: readonly Assignment[]
}

/** What a visit is made from; `department` is the one that drew. */
export interface Visiting {
  readonly draw: Draw
  readonly task: Task
  readonly target: Target
  readonly department: string
}

/**
 * The files of one visit: one, or in a joint task one for each department, the initiator's first. All carry the same id; each
 * holds its own department's items and officers alone, so that whoever inspects records, reviews and publishes for himself.
 *
 * @source 谁检查、谁录入、谁公开
 */
export function sheetsOf({ draw, task, target, department }: Visiting, team: DrawnTarget, now: Date): Sheet[] {
  if (!isJoint(task)) return [{ department, ...dispatch({ draw, task, target }, team, now) }]
  const departments = partsOf(task, department, team.officers)
  const joint = { initiator: { department, name: task.initiator }, departments }
  return departments.map((part) => {
    const own = { ...task, itemIds: part.itemIds, ...versionsOf(task, part.department) }
    const { level } = team
    const made = dispatch({ draw, task: own, target }, { target: target.id, level, officers: part.officerIds }, now)
    return { department: part.department, ...made, inspection: { ...made.inspection, joint } }
  })
}

/** Each department's part of a team, by whose each seat is. */
export function partsOf(task: Task, initiator: string, officers: readonly string[]): JointPart[] {
  const seats = seatDepartments(task, initiator)
  const own = { department: initiator, name: task.initiator, itemIds: task.itemIds }
  return [own, ...(task.cooperating ?? [])].map(({ department, name, itemIds }) => ({
    department,
    name,
    itemIds,
    officerIds: officers.filter((_, seat) => seats[seat] === department),
  }))
}

/**
 * A sheet after the team of its visit changed: its own officers unless it has been submitted, and whom it names of the others.
 *
 * @returns undefined when nothing changes
 */
export function withParts(
  sheet: Inspection,
  department: string,
  parts: readonly JointPart[],
  now: Date,
): Inspection | undefined {
  const officers = parts.find((part) => part.department === department)?.officerIds ?? []
  const own = withTeam(sheet, officers, now)
  if (!sheet.joint || sheet.state === 'called-off') return own
  const known = JSON.stringify(sheet.joint.departments.map(({ officerIds }) => officerIds))
  const same = known === JSON.stringify(parts.map(({ officerIds }) => officerIds))
  return same ? own : { ...(own ?? sheet), joint: { ...sheet.joint, departments: parts } }
}

function versionsOf({ itemVersions, cooperating = [] }: Task, department: string): Pick<Task, 'itemVersions'> {
  const asked = cooperating.find((each) => each.department === department)
  const versions = asked ? asked.itemVersions : itemVersions
  return versions ? { itemVersions: versions } : {}
}

import type { Day } from '../../kernel/days.ts'
import type { Draw } from '../draw/draw-record.ts'
import type { DrawnTarget } from '../drawing/drawn-targets.ts'
import type { Task } from '../plan/task.ts'
import type { Target } from '../registry/target.ts'
import { mayAct } from './acts.ts'
import { type Assignment, edited, type Inspection } from './inspection.ts'
import { noticeRuleOf } from './notice.ts'

/** One target, one file: dispatching a draw twice makes it once. */
export function inspectionId(drawId: string, targetId: string): string {
  return `${drawId}-${targetId}`
}

/** A team's inspection, with a row for each officer's work list. The credit class is the one under which it was drawn. */
export function dispatch(
  { draw, task, target }: { readonly draw: Draw; readonly task: Task; readonly target: Target },
  { level, officers }: DrawnTarget,
  now: Date,
): { readonly inspection: Inspection; readonly assignments: readonly Assignment[] } {
  const inspection: Inspection = {
    id: inspectionId(draw.id, target.id),
    drawId: draw.id,
    taskId: task.id,
    taskName: task.name,
    round: draw.round,
    targetId: target.id,
    targetName: target.name,
    targetKind: target.kind,
    ...(target.address === undefined ? {} : { targetAddress: target.address }),
    ...(target.position === undefined ? {} : { targetPosition: target.position }),
    region: target.region,
    regionName: target.regionName,
    creditClass: level,
    itemIds: task.itemIds,
    ...(task.itemVersions ? { itemVersions: task.itemVersions } : {}),
    officerIds: officers,
    window: task.window,
    dispatchedAt: now.toISOString(),
    noticeRule: noticeRuleOf(task),
    state: 'dispatched',
    photos: [],
    reviews: [],
    referrals: [],
  }
  return { inspection, assignments: officers.map((officerId) => assignmentOf(inspection, officerId)) }
}

export function assignmentId(officerId: string, inspection: string): string {
  return `${officerId}#${inspection}`
}

export function assignmentOf({ id, targetName, window }: Inspection, officerId: string): Assignment {
  return { id: assignmentId(officerId, id), officerId, inspectionId: id, targetName, dueOn: window.to }
}

/** The inspection with another team; undefined when it has that team, or has been submitted and keeps what signed it. */
export function withTeam(inspection: Inspection, officers: readonly string[], now: Date): Inspection | undefined {
  if (!mayAct(inspection.state, 'declare-photo')) return undefined
  const before = inspection.officerIds
  if (officers.every((id, seat) => before[seat] === id)) return undefined
  const change = {
    at: now.toISOString(),
    out: before.filter((id) => !officers.includes(id)),
    in: officers.filter((id) => !before.includes(id)),
  }
  return edited(inspection, { officerIds: officers, teamChanges: [...(inspection.teamChanges ?? []), change] })
}

/** The inspection of a void draw, before anybody had recorded anything; others go on to their end. */
export function calledOff(inspection: Inspection, reason: string, today: Day): Inspection | undefined {
  if (inspection.state !== 'dispatched') return undefined
  return edited(inspection, { state: 'called-off', calledOff: { on: today, reason } })
}

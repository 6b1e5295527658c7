import type { Day } from '../../kernel/days.ts'
import type { Plan, PlannedTask } from '../plan/plan.ts'
import { type Invitation, invitationId } from './invitation.ts'
import type { Asking } from './invitation-moves.ts'

/** A department and what it is to be asked. */
export interface Invited {
  readonly department: string
  readonly asking: Asking
}

type Planned = Pick<Plan, 'id' | 'year'> & { readonly tasks: readonly PlannedTask[] }

/** Whom the joint tasks of a plan ask for what. */
export function invitedByPlan(plan: Planned, initiator: string, on: Day): Invited[] {
  return plan.tasks.flatMap((task) => {
    const taskId = `${plan.year}-${task.number}`
    return invitedBy(task, { initiator, taskId, about: { about: 'plan', planId: plan.id }, on })
  })
}

interface Asked {
  readonly initiator: string
  readonly taskId: string
  readonly about: Pick<Invitation, 'about' | 'planId'>
  readonly on: Day
}

/** Whom one joint task asks. */
export function invitedBy(task: Omit<PlannedTask, 'number'>, { initiator, taskId, about, on }: Asked): Invited[] {
  const from = { department: initiator, name: task.initiator }
  const departments = [
    { ...from, itemIds: task.itemIds },
    ...(task.cooperating ?? []).map(({ department, name, itemIds }) => ({ department, name, itemIds })),
  ]
  const { name, scope, filter, method, floor, rounds, window } = task
  const terms = {
    name,
    departments,
    scope,
    ...(filter ? { filter } : {}),
    ...(method ? { method } : {}),
    floor,
    rounds,
    window,
  }
  return (task.cooperating ?? []).map(({ department, itemIds }) => ({
    department,
    asking: {
      id: invitationId(initiator, taskId),
      initiator: from,
      taskId,
      ...about,
      terms: { ...terms, itemIds },
      invitedOn: on,
    },
  }))
}

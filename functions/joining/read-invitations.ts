import type { Cooperating } from '../../shared/contract/routes/joining.ts'
import { covers } from '../../shared/domain/joint/invitation-moves.ts'
import { type Invited, invitedByPlan } from '../../shared/domain/joint/invited-by-plan.ts'
import { workOf } from '../../shared/domain/plan/plan.ts'
import type { Crossing } from '../acts/cooperation.ts'
import { answer, type UseCase } from '../http/use-case.ts'

export const listInvitations: UseCase<'listInvitations'> = async ({ input, stores }) =>
  answer(await stores.invitations.list(input))

export const getInvitation: UseCase<'getInvitation'> = async ({ input, stores }) => {
  const { record, version } = await stores.invitations.get(input.invitationId)
  return answer(record, { version })
}

/** As the plan reads now: an answer to what it said before is none. */
export const listCooperations: UseCase<'listCooperations'> = async (context) => {
  const { input, stores, department, today } = context
  const { record: plan } = await stores.plans.get(input.planId)
  const invited = invitedByPlan({ ...plan, tasks: workOf(plan).tasks }, department, today)
  return answer({ items: await Promise.all(invited.map((each) => standing(context, each))) })
}

async function standing(context: Crossing, { department, asking }: Invited): Promise<Cooperating> {
  const { taskId, terms } = asking
  const name = terms.departments.find((each) => each.department === department)?.name ?? department
  const told = { taskId, taskName: terms.name, department, name }
  const found = (await context.of(department).stores.invitations.find(asking.id))?.record
  if (!found || !covers(found, terms)) return { ...told, state: 'not-invited' }
  const { decided } = found
  return {
    ...told,
    state: found.state,
    ...(decided ? { decidedOn: decided.on, ...(decided.reason ? { reason: decided.reason } : {}) } : {}),
  }
}

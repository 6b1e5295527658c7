import { type Invitation, invitationsOf } from '../../shared/domain/joint/invitation.ts'
import { asked, lapsed } from '../../shared/domain/joint/invitation-moves.ts'
import { type Invited, invitedByPlan } from '../../shared/domain/joint/invited-by-plan.ts'
import { workOf } from '../../shared/domain/plan/plan.ts'
import { type InvitationEvent, invitationEvent } from '../acts/cooperation.ts'
import type { Subscriber } from '../events/subscriber.ts'
import type { Versioned } from '../stores/record-store.ts'

type Inviting = Parameters<Subscriber<'inviteDepartments'>>[0]

/**
 * Asks the cooperating departments of a submitted plan for their word, each by a record in its own scope, and takes back what
 * the plan does not ask any more. An answer to the same terms stands. Each is one commit; a death half-way leaves some
 * departments asked, and the event, heard again, asks the rest.
 */
export const inviteDepartments: Subscriber<'inviteDepartments'> = async (context) => {
  const { event, stores, department, today } = context
  const { record: plan } = await stores.plans.get(event.object.slice('plans/'.length))
  const { tasks } = workOf(plan)
  const invited = invitedByPlan({ ...plan, tasks }, department, today)
  for (const each of invited) await ask(context, each)
  await takeBack(context, plan.id, invited)
}

async function ask(context: Inviting, { department, asking }: Invited): Promise<void> {
  const there = context.of(department)
  const read = await there.stores.invitations.find(asking.id)
  const next = asked(read?.record, asking)
  if (!next) return
  const write = read ? there.stores.invitations.replace(read, next) : there.stores.invitations.create(next)
  await there.commit(`ask ${asking.id}`, [write], invitationEvent('invitation.sent', next))
}

/** Whoever was asked for a task of this plan and is not named by it now. */
async function takeBack(context: Inviting, planId: string, invited: readonly Invited[]): Promise<void> {
  const asks = new Set(invited.map(({ department, asking }) => `${department} ${asking.id}`))
  for await (const department of context.departmentPaths()) {
    for await (const read of context.of(department).stores.invitations.all(invitationsOf(context.department))) {
      const { id, about } = read.record
      if (about !== 'plan' || read.record.planId !== planId || asks.has(`${department} ${id}`)) continue
      await lapseOne(context, department, read)
    }
  }
}

async function lapseOne(context: Inviting, department: string, read: Versioned<Invitation>): Promise<void> {
  const there = context.of(department)
  const zh = '发起部门修改计划后不再邀请本部门参加该任务'
  const en = 'the initiator changed its plan, which asks for this department no more'
  const next = lapsed(read.record, { on: context.today, zh, en })
  const type: InvitationEvent = 'invitation.lapsed'
  if (next) {
    const step = `lapse ${next.id} ${read.version}`
    await there.commit(step, [there.stores.invitations.replace(read, next)], invitationEvent(type, next))
  }
}

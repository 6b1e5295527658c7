import { type Invitation, invitationsOf } from '../../shared/domain/joint/invitation.ts'
import { asked, lapsed } from '../../shared/domain/joint/invitation-moves.ts'
import { type Invited, invitedBy, invitedByPlan } from '../../shared/domain/joint/invited-by-plan.ts'
import { invitedByMerge } from '../../shared/domain/joint/merge-moves.ts'
import { workOf } from '../../shared/domain/plan/plan.ts'
import { type InvitationEvent, invitationEvent } from '../acts/cooperation.ts'
import type { Subscriber } from '../events/subscriber.ts'
import type { Versioned } from '../stores/record-store.ts'

type Inviting = Parameters<Subscriber<'inviteDepartments'>>[0]

/**
 * Asks the cooperating departments of a submitted plan or task, or all departments of a proposed merge, for their word, each
 * by a record in its own scope, and takes back what a plan does not ask any more. An answer to the same terms stands. Each is one
 * commit; a death half-way leaves some departments asked, and the event, heard again, asks the rest.
 */
export const inviteDepartments: Subscriber<'inviteDepartments'> = async (context) => {
  const [kind, id = ''] = context.event.object.split('/')
  if (kind === 'merges') return inviteToMerge(context, id)
  if (kind === 'tasks') return inviteToTask(context, id)
  const { record: plan } = await context.stores.plans.get(id)
  const { tasks } = workOf(plan)
  const invited = invitedByPlan({ ...plan, tasks }, context.department, context.today)
  for (const each of invited) await ask(context, each)
  await takeBack(context, plan.id, invited)
}

async function inviteToMerge(context: Inviting, id: string): Promise<void> {
  const { record: merge } = await context.stores.merges.get(id)
  const [lead] = merge.sides
  if (merge.state !== 'proposed' || !lead) return
  const { record: task } = await context.stores.tasks.get(lead.taskId)
  for (const each of invitedByMerge(merge, task)) await ask(context, each)
}

async function inviteToTask(context: Inviting, taskId: string): Promise<void> {
  const { department, today } = context
  const { record: task } = await context.stores.tasks.get(taskId)
  const asking = { initiator: department, taskId, about: { about: 'ad-hoc' as const }, on: today }
  for (const each of invitedBy(task, asking)) await ask(context, each)
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

import type { Routes } from '../../shared/contract/routes.ts'
import type { Invitation } from '../../shared/domain/joint/invitation.ts'
import { confirmed, declined } from '../../shared/domain/joint/invitation-moves.ts'
import { mergeLifecycle } from '../../shared/domain/joint/merge.ts'
import { requireCounted } from '../../shared/domain/joint/merge-moves.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { invitationEvent } from '../acts/cooperation.ts'
import { type Context, decided, type UseCase } from '../http/use-case.ts'
import type { Write } from '../stores/record-store.ts'

type Deciding = Context<Routes['decideInvitation']>

/**
 * The department's word, by its approver, in its own scope. Taking it back holds the initiator's task in the same transaction:
 * of a freeze and a refusal at the same moment one comes through. What follows is done from the stream.
 */
export const decideInvitation: UseCase<'decideInvitation'> = async (context) => {
  const { input, stores } = context
  const read = await stores.invitations.get(input.invitationId)
  const { next, guards } =
    input.decision === 'confirmed' ? await confirm(context, read.record) : await decline(context, read.record)
  return decided(
    next,
    [stores.invitations.replace(read, next), ...guards],
    invitationEvent(`invitation.${input.decision}`, next),
    { version: read.version + 1 },
  )
}

/** Items that nobody may inspect are not promised, nor tasks that are not what was counted. */
async function confirm(context: Deciding, invitation: Invitation) {
  const { stores, who, today } = context
  const next = confirmed(invitation, { by: who.id, on: today })
  for (const id of invitation.terms.itemIds) {
    const item = await stores.items.find(id)
    if (item?.record.state !== 'published') throw new Refusal('item-not-published', { id })
  }
  return { next, guards: invitation.mergeId ? await openMerge(context, invitation, invitation.mergeId) : [] }
}

async function decline(context: Deciding, invitation: Invitation) {
  const { input, of, who, today } = context
  const { tasks } = of(invitation.initiator.department).stores
  if (invitation.mergeId) {
    const guards = await openMerge(context, invitation, invitation.mergeId)
    return { next: declined(invitation, input.reason, { by: who.id, on: today, begun: [] }), guards }
  }
  const task = await tasks.find(invitation.taskId)
  if (task) requireNotMerged(context, task.record)
  const begun = task?.record.progress ?? []
  const next = declined(invitation, input.reason, { by: who.id, on: today, begun })
  return { next, guards: task ? [tasks.unchanged(task)] : [] }
}

/** The department's own task is drawn as part of this one: its word cannot be taken back alone. */
function requireNotMerged({ department }: Deciding, { name, mergedFrom = [] }: Task): void {
  const own = mergedFrom.filter((side) => side.department === department)
  if (own.length === 0) return
  const sides = own.map((side) => `${side.name}“${side.taskName}”`)
  throw new Refusal('task-merged', { task: name, sides }, { sides: own.map(({ taskId }) => taskId).join(', ') })
}

/**
 * A merge is answered as long as it is open; to agree, every task must still be the one that was counted.
 *
 * @throws {Refusal} `wrong-state`, `merge-not-possible`
 */
async function openMerge({ input, of }: Deciding, { initiator }: Invitation, mergeId: string): Promise<Write[]> {
  const { merges } = of(initiator.department).stores
  const read = await merges.get(mergeId)
  moved(mergeLifecycle, read.record, input.decision === 'confirmed' ? 'merge' : 'decline')
  if (input.decision === 'confirmed') {
    for (const side of read.record.sides) {
      requireCounted(side, await of(side.department).stores.tasks.find(side.taskId))
    }
  }
  return [merges.unchanged(read)]
}

import type { Routes } from '../../shared/contract/routes.ts'
import type { Invitation } from '../../shared/domain/joint/invitation.ts'
import { confirmed, declined } from '../../shared/domain/joint/invitation-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { invitationEvent } from '../acts/cooperation.ts'
import { type Context, decided, type UseCase } from '../http/use-case.ts'

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

/** Items that nobody may inspect are not promised. */
async function confirm({ stores, who, today }: Deciding, invitation: Invitation) {
  const next = confirmed(invitation, { by: who.id, on: today })
  for (const id of invitation.terms.itemIds) {
    const item = await stores.items.find(id)
    if (item?.record.state !== 'published') throw new Refusal('item-not-published', { id })
  }
  return { next, guards: [] }
}

async function decline({ input, of, who, today }: Deciding, invitation: Invitation) {
  const { tasks } = of(invitation.initiator.department).stores
  const task = await tasks.find(invitation.taskId)
  const begun = task?.record.progress ?? []
  const next = declined(invitation, input.reason, { by: who.id, on: today, begun })
  return { next, guards: task ? [tasks.unchanged(task)] : [] }
}

import type { DomainEvent } from '../../shared/contract/events.ts'
import { type Invitation, invitationId } from '../../shared/domain/joint/invitation.ts'
import { covers } from '../../shared/domain/joint/invitation-moves.ts'
import type { Invited } from '../../shared/domain/joint/invited-by-plan.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { ReadStore, Write } from '../stores/record-store.ts'

export type InvitationEvent = 'invitation.sent' | 'invitation.confirmed' | 'invitation.declined' | 'invitation.lapsed'

export function invitationEvent(
  type: InvitationEvent,
  { id, initiator, taskId, about, state }: Invitation,
): DomainEvent {
  const payload = { invitation: id, initiator: initiator.department, task: taskId, about, state }
  return { type, object: `invitations/${id}`, payload }
}

/** Whoever can look into the invitations of other departments. */
export interface Crossing {
  readonly of: (scope: string) => { readonly stores: { readonly invitations: ReadStore<Invitation> } }
}

/**
 * Asks that every invited department has given its word to these very terms.
 *
 * @returns conditions for the transaction: nobody takes his word back meanwhile
 * @throws {Refusal} `cooperation-missing` naming each department that is missing, and why
 */
export function requireCooperation(context: Crossing, invited: readonly Invited[]): Promise<Write[]> {
  const asks = invited.map(({ department, asking: { id, terms } }) => {
    const named = terms.departments.find((each) => each.department === department)
    return { task: terms.name, department, name: named?.name ?? department, id, terms }
  })
  return requireWord(context, asks)
}

/** The same of a task that stands, whose terms its departments have confirmed before. */
export function requireStandingCooperation(
  context: Crossing & { readonly department: string },
  { id: taskId, name: task, cooperating = [] }: Pick<Task, 'id' | 'name' | 'cooperating'>,
): Promise<Write[]> {
  const id = invitationId(context.department, taskId)
  return requireWord(
    context,
    cooperating.map(({ department, name }) => ({ task, department, name, id })),
  )
}

interface Ask {
  readonly task: string
  readonly department: string
  readonly name: string
  readonly id: string
  /** Absent: whatever was confirmed. */
  readonly terms?: Invitation['terms']
}

async function requireWord(context: Crossing, asks: readonly Ask[]): Promise<Write[]> {
  const found = await Promise.all(
    asks.map(async (ask) => {
      const { invitations } = context.of(ask.department).stores
      return { ...ask, invitations, read: await invitations.find(ask.id) }
    }),
  )
  const missing = found.filter(({ read, terms }) => !isGiven(read?.record, terms))
  if (missing.length > 0) throw lacking(missing.map(({ read, ...ask }) => ({ ...ask, invitation: read?.record })))
  return found.flatMap(({ invitations, read }) => (read ? [invitations.unchanged(read)] : []))
}

/** Where several tasks lack a word, each department is named with its task. */
function lacking(missing: readonly (Ask & { readonly invitation: Invitation | undefined })[]): Refusal {
  const tasks = [...new Set(missing.map(({ task }) => task))]
  const of = (task: string) => (tasks.length > 1 ? `“${task}”` : '')
  const facts = {
    task: tasks,
    missing: missing.map(({ task, name, invitation }) => of(task) + lack(name, invitation)),
    departments: missing.map(({ department }) => department),
  }
  return new Refusal('cooperation-missing', facts, { missing: [...new Set(facts.departments)].join(', ') })
}

function isGiven(invitation: Invitation | undefined, terms: Invitation['terms'] | undefined): boolean {
  if (invitation?.state !== 'confirmed') return false
  return terms === undefined || covers(invitation, terms)
}

const lacks: Readonly<Record<Invitation['state'], string>> = {
  invited: '待确认',
  confirmed: '确认的是此前的内容，待重新确认',
  declined: '不予配合',
  lapsed: '邀请已失效',
}

function lack(name: string, invitation: Invitation | undefined): string {
  if (!invitation) return `${name}（邀请尚未送达）`
  const reason = invitation.state === 'declined' ? invitation.decided?.reason : undefined
  return `${name}（${lacks[invitation.state]}${reason ? `：${reason}` : ''}）`
}

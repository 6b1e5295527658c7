import type { DomainEvent } from '../../shared/contract/events.ts'
import type { Invitation } from '../../shared/domain/joint/invitation.ts'
import type { Invited } from '../../shared/domain/joint/invited-by-plan.ts'
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'
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
export async function requireCooperation(context: Crossing, invited: readonly Invited[]): Promise<Write[]> {
  const found = await Promise.all(
    invited.map(async (each) => {
      const { invitations } = context.of(each.department).stores
      return { ...each, invitations, read: await invitations.find(each.asking.id) }
    }),
  )
  const missing = found.filter(({ asking, read }) => !isGiven(read?.record, asking.terms))
  const [first] = missing
  if (first) {
    throw new Refusal(
      'cooperation-missing',
      {
        task: first.asking.terms.name,
        missing: missing.map(({ department, asking, read }) => lack(nameOf(asking, department), read?.record)),
        departments: missing.map(({ department }) => department),
      },
      { missing: missing.map(({ department }) => department).join(', ') },
    )
  }
  return found.flatMap(({ invitations, read }) => (read ? [invitations.unchanged(read)] : []))
}

/** @param terms absent: whatever the terms were */
export function isGiven(invitation: Invitation | undefined, terms?: Invitation['terms']): boolean {
  if (invitation?.state !== 'confirmed') return false
  return terms === undefined || canonicalJson(invitation.terms) === canonicalJson(terms)
}

function nameOf({ terms }: Pick<Invitation, 'terms'>, department: string): string {
  return terms.departments.find((each) => each.department === department)?.name ?? department
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

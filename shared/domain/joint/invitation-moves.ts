import { canonicalJson } from '../../kernel/canonical-json.ts'
import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { RoundProgress } from '../plan/task.ts'
import { type Invitation, type InvitationDecision, invitationLifecycle } from './invitation.ts'

interface Doing {
  readonly by: string
  readonly on: Day
}

/** @throws {Refusal} `wrong-state`; `four-eyes` for whoever proposed the merge himself */
export function confirmed(invitation: Invitation, { by, on }: Doing): Invitation {
  const state = moved(invitationLifecycle, invitation, 'confirm')
  if (invitation.proposedBy === by) {
    throw new Refusal('four-eyes', { move: invitationLifecycle.moves.confirm.zh, did: '提出合并' })
  }
  return { ...invitation, state, decided: { decision: 'confirmed', by, on } }
}

/**
 * A department may take its word back as long as nothing is frozen; from then on only a void draw gives it free.
 *
 * @param begun what has been frozen or drawn of the task; empty before
 * @throws {Refusal} `wrong-state`; `reason-required`; `cooperation-begun` naming the draw
 */
export function declined(
  invitation: Invitation,
  reason: string | undefined,
  { by, on, begun }: Doing & { readonly begun: readonly RoundProgress[] },
): Invitation {
  const state = moved(invitationLifecycle, invitation, 'decline')
  if (reason === undefined) throw new Refusal('reason-required', { move: invitationLifecycle.moves.decline.zh })
  requireNotBegun(invitation, begun)
  const former = [...(invitation.former ?? []), ...(invitation.decided ? [invitation.decided] : [])]
  const decided: InvitationDecision = { decision: 'declined', by, on, reason }
  return { ...invitation, state, decided, ...(former.length > 0 ? { former } : {}) }
}

function requireNotBegun({ initiator, taskId }: Invitation, begun: readonly RoundProgress[]): void {
  const round = begun.find(({ open, executed }) => (open ?? executed) !== undefined)
  if (!round) return
  throw new Refusal('cooperation-begun', {
    task: taskId,
    initiator: initiator.name,
    round: round.round,
    draw: round.open ?? round.executed,
  })
}

/** What is to be asked now; the answer to the same terms stands, whatever state it is in. */
export type Asking = Omit<Invitation, 'state' | 'decided' | 'former' | 'lapsed'>

/** @returns undefined when the same was asked before and nothing changes */
export function asked(before: Invitation | undefined, asking: Asking): Invitation | undefined {
  if (before === undefined || before.state === 'lapsed') {
    const former = formerOf(before)
    return { ...asking, state: 'invited', ...(former.length > 0 ? { former } : {}) }
  }
  if (covers(before, asking.terms)) return undefined
  const former = formerOf(before)
  const state = moved(invitationLifecycle, before, 'renew')
  return { ...asking, state, ...(former.length > 0 ? { former } : {}) }
}

/**
 * Whether an answer is to these terms. A merge that every department confirmed stands over what the plan said of the task before, and
 * no revision can change that task any more.
 */
export function covers(invitation: Invitation, terms: Invitation['terms']): boolean {
  const merged = invitation.about === 'merge' && invitation.state === 'confirmed'
  return merged || canonicalJson(invitation.terms) === canonicalJson(terms)
}

function formerOf(before: Invitation | undefined): readonly InvitationDecision[] {
  return [...(before?.former ?? []), ...(before?.decided ? [before.decided] : [])]
}

/** @returns undefined when it has lapsed before */
export function lapsed(
  invitation: Invitation,
  why: { readonly on: Day; readonly zh: string; readonly en: string },
): Invitation | undefined {
  if (invitation.state === 'lapsed') return undefined
  return { ...invitation, state: moved(invitationLifecycle, invitation, 'lapse'), lapsed: why }
}

import { dayOf } from '../../kernel/days.ts'
import type { Extension } from '../clock/extension.ts'
import { lossReasons, type Recusal, type Replacement } from '../drawing/replacement-record.ts'
import type { Invitation } from '../joint/invitation.ts'
import type { Recognition } from '../joint/recognition.ts'
import type { Person } from '../registry/department.ts'
import type { Wait } from './wait.ts'

/**
 * 回避: to be decided, or decided once more because nobody could take the seat.
 *
 * @param head of the agency, who decides; where he is concerned himself, any other approver does
 */
export function waitsOfRecusal(recusal: Recusal, head: Pick<Person, 'id' | 'officerId'>): Wait[] {
  const { state, failure, inspectionId, officerId, targetId, declaredBy, declaredAt } = recusal
  const concerned = declaredBy === head.id || officerId === head.officerId
  const stuck = state === 'upheld' && failure !== undefined
  if (state !== 'declared' && !stuck) return []
  return [
    {
      kind: 'recusal-to-decide',
      zh: stuck ? `回避已决定但无人递补：${failure.zh}` : '决定回避申请',
      en: stuck ? `Nobody could take the recused seat: ${failure.en}` : 'Decide the recusal',
      about: `执法人员 ${officerId} 对 ${targetId}`,
      object: `recusals/${recusal.id}`,
      route: 'decideRecusal',
      params: { inspectionId, officerId },
      roles: ['approver'],
      ...(concerned ? {} : { people: [head.id] }),
      notBy: [declaredBy],
      notOfficers: [officerId],
      since: dayOf(new Date(stuck ? failure.at : declaredAt)),
    },
  ]
}

/** 递补: a drawn target that cannot be visited. */
export function waitsOfReplacement({ id, state, reason, targetId, askedBy, askedAt }: Replacement): Wait[] {
  if (state !== 'asked') return []
  return [
    {
      kind: 'replacement-to-decide',
      zh: `决定替换申请：${lossReasons[reason].zh}`,
      en: `Decide the replacement: ${lossReasons[reason].en}`,
      about: targetId,
      object: `replacements/${id}`,
      route: 'decideReplacement',
      params: { inspectionId: id },
      roles: ['approver'],
      notBy: [askedBy],
      since: dayOf(new Date(askedAt)),
    },
  ]
}

/** 延期、中止 of a deadline. */
export function waitsOfExtension({ id, state, obligationId, askedBy, askedOn, reason }: Extension): Wait[] {
  if (state !== 'asked') return []
  return [
    {
      kind: 'extension-to-decide',
      zh: `决定延期或中止申请：${reason}`,
      en: 'Decide the extension or suspension',
      about: obligationId,
      object: `extensions/${id}`,
      route: 'decideExtension',
      params: { extensionId: id },
      roles: ['approver'],
      notBy: [askedBy],
      since: askedOn,
      dueOn: obligationId.slice(0, askedOn.length),
    },
  ]
}

/** 配合邀请: another department asks for this one's word. */
export function waitsOfInvitation({ id, state, initiator, terms, invitedOn, proposedBy }: Invitation): Wait[] {
  if (state !== 'invited') return []
  return [
    {
      kind: 'invitation-to-decide',
      zh: `答复${initiator.name}的联合抽查邀请`,
      en: `Answer the invitation of ${initiator.department} to a joint task`,
      about: terms.name,
      object: `invitations/${id}`,
      route: 'decideInvitation',
      params: { invitationId: id },
      roles: ['approver'],
      notBy: [proposedBy],
      since: invitedOn,
    },
  ]
}

/** 结果互认: a recent result is to stand in for a visit. */
export function waitsOfRecognition({ id, state, targetId, results, askedBy, askedOn }: Recognition): Wait[] {
  if (state !== 'asked') return []
  return [
    {
      kind: 'recognition-to-decide',
      zh: `决定结果互认申请：${[...new Set(results.map(({ departmentName }) => departmentName))].join('、')}的检查结果`,
      en: 'Decide whether recent results stand in for a visit',
      about: targetId,
      object: `recognitions/${id}`,
      route: 'decideRecognition',
      params: { inspectionId: id },
      roles: ['approver'],
      notBy: [askedBy],
      since: askedOn,
    },
  ]
}

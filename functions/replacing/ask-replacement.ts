import { replacementAsked } from '../../shared/domain/drawing/replacement-moves.ts'
import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import { homeOf } from '../acts/home-of.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/**
 * Asks that a drawn target be given up before the visit. Only the inspection and the reason are named: who comes in follows
 * from the draw. Nothing changes until a second person has approved; of a joint visit one of the department that drew,
 * before whom the application lies.
 */
export const askReplacement: UseCase<'askReplacement'> = async (context) => {
  const { input, stores, who, now } = context
  const { record: inspection } = await stores.inspections.get(input.inspectionId)
  if (seesOwnOnly(who)) requireOnTeam(inspection, who.officerId)
  const { replacements } = homeOf(context, inspection).stores
  const read = await replacements.find(inspection.id)
  const { reason, remark } = input
  const deed = { by: who.id, at: now.toISOString() }
  const asked = replacementAsked(inspection, { reason, remark, before: read?.record }, deed)
  const write = read ? replacements.replace(read, asked) : replacements.create(asked)
  return decided(
    asked,
    [write],
    {
      type: 'replacement.asked',
      object: `inspections/${inspection.id}`,
      payload: { inspection: inspection.id, draw: inspection.drawId, target: inspection.targetId, reason },
    },
    { status: 201 },
  )
}

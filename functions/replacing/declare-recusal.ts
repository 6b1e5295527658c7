import { recusalDeclared } from '../../shared/domain/drawing/replacement-moves.ts'
import { recusalId } from '../../shared/domain/drawing/replacement-record.ts'
import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

/**
 * An officer declares that he must not inspect a target; or an officer of the team or a clerk records that the inspected party
 * asks for it on paper. The officer goes on until it is decided.
 */
export const declareRecusal: UseCase<'declareRecusal'> = async ({ input, stores, who, now }) => {
  const { record: inspection } = await stores.inspections.get(input.inspectionId)
  const own = seesOwnOnly(who) ? requireOnTeam(inspection, who.officerId) : undefined
  const { request } = input
  const officerId = request === 'officer' ? (own ?? input.officerId) : input.officerId
  const read = await stores.recusals.find(recusalId(inspection.id, officerId))
  const deed = { by: who.id, at: now.toISOString() }
  const applicant = input.applicant && { applicant: { ...input.applicant, through: 'paper' as const } }
  const declaration = { officerId, request, ...applicant, reason: input.reason, before: read?.record }
  const recusal = recusalDeclared(inspection, declaration, deed)
  return decided(
    recusal,
    [read ? stores.recusals.replace(read, recusal) : stores.recusals.create(recusal)],
    {
      type: 'recusal.declared',
      object: `inspections/${inspection.id}`,
      payload: { inspection: inspection.id, draw: inspection.drawId, officer: officerId, request },
    },
    { status: 201 },
  )
}

/** An officer reads those of his own teams. */
export const listRecusals: UseCase<'listRecusals'> = async ({ input, stores, who }) => {
  const { record: inspection } = await stores.inspections.get(input.inspectionId)
  if (seesOwnOnly(who)) requireOnTeam(inspection, who.officerId)
  const { items } = await stores.recusals.list({ prefix: recusalId(inspection.id, ''), limit: 50 })
  return answer({ items })
}

import { amended, corrected } from '../../shared/domain/disclosure/end-disclosure.ts'
import { requirePublic } from '../../shared/domain/disclosure/private-text.ts'
import { viewDigest } from '../../shared/domain/disclosure/view-digest.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { disclosedView } from './disclosed-view.ts'

/**
 * A corrected version takes the place of what is public, or of what was withdrawn. The officers' own record stays as they
 * signed it; the old version's hash and the reason stay public. A crash leaves what `publishResult` leaves.
 */
export const correctDisclosure: UseCase<'correctDisclosure'> = async ({ input, stores, today }) => {
  const { inspectionId, reason, knownOn, items, opinion, targetName } = input
  const read = await stores.disclosures.get(inspectionId)
  const { record: inspection } = await stores.inspections.get(inspectionId)
  requirePublic('更正理由', reason)
  const amendment = {
    ...(items ? { items } : {}),
    ...(opinion ? { opinion } : {}),
    ...(targetName ? { targetName } : {}),
  }
  const view = await disclosedView(amended(inspection, amendment), stores)
  const former = viewDigest(read.record.view)
  const disclosure = corrected(read.record, view, { reason, knownOn, digest: former, today })
  return decided(disclosure, [stores.disclosures.replace(read, disclosure)], {
    type: 'result.corrected',
    object: `inspections/${inspectionId}`,
    payload: { inspection: inspectionId, on: today, reason, former, viewDigest: viewDigest(view) },
  })
}

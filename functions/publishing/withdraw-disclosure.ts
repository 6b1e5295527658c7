import { withdrawn } from '../../shared/domain/disclosure/end-disclosure.ts'
import { requirePublic } from '../../shared/domain/disclosure/private-text.ts'
import { viewDigest } from '../../shared/domain/disclosure/view-digest.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** The record first; the stream makes the page a tombstone. A crash leaves the page as it was until the event comes again. */
export const withdrawDisclosure: UseCase<'withdrawDisclosure'> = async ({ input, stores, today }) => {
  const { inspectionId, reason, knownOn } = input
  const read = await stores.disclosures.get(inspectionId)
  requirePublic('撤下理由', reason)
  const former = viewDigest(read.record.view)
  const disclosure = withdrawn(read.record, { reason, knownOn, digest: former, today })
  return decided(disclosure, [stores.disclosures.replace(read, disclosure)], {
    type: 'result.withdrawn',
    object: `inspections/${inspectionId}`,
    payload: { inspection: inspectionId, on: today, reason, former },
  })
}

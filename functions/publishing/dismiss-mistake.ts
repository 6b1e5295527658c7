import { mistakeDismissed } from '../../shared/domain/disclosure/mistake.ts'
import { decided, type UseCase } from '../http/use-case.ts'

export const dismissMistake: UseCase<'dismissMistake'> = async ({ input, stores, who, today }) => {
  const { inspectionId, mistakeId, reason } = input
  const read = await stores.disclosures.get(inspectionId)
  const disclosure = mistakeDismissed(read.record, { id: mistakeId, reason, by: who.id, today })
  return decided(disclosure, [stores.disclosures.replace(read, disclosure)], {
    type: 'result.mistake-dismissed',
    object: `inspections/${inspectionId}`,
    payload: { inspection: inspectionId, mistake: mistakeId, reason },
  })
}

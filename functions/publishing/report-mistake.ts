import { mistakeReported } from '../../shared/domain/disclosure/mistake.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** Starts a clock and nothing else: what is public stays until somebody withdraws or corrects it. */
export const reportMistake: UseCase<'reportMistake'> = async ({ input, stores, who, today }) => {
  const { inspectionId, knownOn, what } = input
  const read = await stores.disclosures.get(inspectionId)
  const disclosure = mistakeReported(read.record, { knownOn, what, by: who.id, today })
  return decided(
    disclosure,
    [stores.disclosures.replace(read, disclosure)],
    {
      type: 'result.mistake-reported',
      object: `inspections/${inspectionId}`,
      payload: { inspection: inspectionId, knownOn, what },
    },
    { status: 201 },
  )
}

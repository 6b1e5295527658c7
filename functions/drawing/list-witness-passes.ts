import { drawLifecycle } from '../../shared/domain/draw/draw-record.ts'
import { fromHex } from '../../shared/kernel/bytes.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { witnessPass } from '../acts/witness-passes.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** The codes of a draw that still takes words, made anew from its secret. An answer to GET is recorded nowhere. */
export const listWitnessPasses: UseCase<'listWitnessPasses'> = async ({ input, stores, department }) => {
  const { record: draw } = await stores.draws.get(input.drawId)
  moved(drawLifecycle, draw, 'contribute')
  const { record: secret } = await stores.drawSecrets.get(draw.id)
  const ceremony = { department, drawId: draw.id, nonce: fromHex(secret.nonce) }
  const holders = draw.contributors.filter(({ codeHash }) => codeHash !== undefined)
  return answer({
    passes: holders.map(({ by, value }) => ({ ...witnessPass(by, ceremony), contributed: value !== undefined })),
  })
}

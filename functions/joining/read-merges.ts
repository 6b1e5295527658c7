import { ended } from '../../shared/domain/joint/merge-moves.ts'
import { answer, decided, type UseCase } from '../http/use-case.ts'

export const listMerges: UseCase<'listMerges'> = async ({ input, stores }) =>
  answer(await stores.merges.list({ ...input, newestFirst: true }))

export const getMerge: UseCase<'getMerge'> = async ({ input, stores }) => {
  const { record, version } = await stores.merges.get(input.mergeId)
  return answer(record, { version })
}

/** Of a withdrawal and the last word at the same moment one comes through; invitations are taken back from the stream. */
export const withdrawMerge: UseCase<'withdrawMerge'> = async ({ input, stores, who, today }) => {
  const read = await stores.merges.get(input.mergeId)
  const { reason } = input
  const merge = ended(read.record, { move: 'withdraw', on: today, by: who.id, zh: reason, en: reason })
  return decided(
    merge,
    [stores.merges.replace(read, merge)],
    { type: 'merge.withdrawn', object: `merges/${merge.id}`, payload: { merge: merge.id, on: today, reason } },
    { version: read.version + 1 },
  )
}

import { editedTarget } from '../../shared/domain/registry/target-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { readForEdit } from './read-for-edit.ts'
import { registryEvent } from './registry-event.ts'
import { targetWords } from './target-words.ts'

/** One transaction; what is left out is gone from the record, and stays in its history. */
export const editTarget: UseCase<'editTarget'> = async ({ input: { targetId, ...words }, stores, ifMatch }) => {
  const read = await readForEdit(stores.targets, { id: targetId, ifMatch, what: '检查对象' })
  const target = editedTarget(read.record, targetWords(words))
  return decided(target, [stores.targets.replace(read, target)], registryEvent('targets', target.id, 'edited'), {
    version: read.version + 1,
  })
}

import { newTarget } from '../../shared/domain/registry/target-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { registryEvent } from './registry-event.ts'
import { targetWords } from './target-words.ts'

/** One transaction; a code that is there already, however it was typed, is refused. */
export const createTarget: UseCase<'createTarget'> = async ({ input, stores }) => {
  const { targetId, acceptCode, ...words } = input
  const target = newTarget(targetId, targetWords(words), acceptCode)
  return decided(target, [stores.targets.create(target)], registryEvent('targets', target.id, 'created'), {
    status: 201,
    version: 1,
  })
}

import { reinstatedTarget, removedTarget } from '../../shared/domain/registry/target-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { registryEvent } from './registry-event.ts'

/** Nothing is deleted: the target stays readable with its reason and is drawn no more. */
export const removeTarget: UseCase<'removeTarget'> = async ({ input, stores, today }) => {
  const read = await stores.targets.get(input.targetId)
  const target = removedTarget(read.record, input.reason, today)
  return decided(
    target,
    [stores.targets.replace(read, target)],
    registryEvent('targets', target.id, 'removed', { reason: input.reason }),
    { version: read.version + 1 },
  )
}

export const reinstateTarget: UseCase<'reinstateTarget'> = async ({ input, stores }) => {
  const read = await stores.targets.get(input.targetId)
  const target = reinstatedTarget(read.record)
  return decided(
    target,
    [stores.targets.replace(read, target)],
    registryEvent('targets', target.id, 'reinstated', { reason: input.reason }),
    { version: read.version + 1 },
  )
}

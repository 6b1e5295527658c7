import { withQuietDays } from '../../shared/domain/registry/people-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { registryEvent } from './registry-event.ts'

/** His own wish, on his own record; the whole of it each time. One transaction. */
export const setQuietDays: UseCase<'setQuietDays'> = async ({ input, stores, who }) => {
  const read = await stores.people.get(who.id)
  const person = withQuietDays(read.record, input)
  return decided(
    person,
    [stores.people.replace(read, person)],
    registryEvent('people', person.id, 'quiet-days', { ...input }),
    {
      version: read.version + 1,
    },
  )
}

import { newOfficer } from '../../shared/domain/registry/officer-moves.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { registryEvent } from './registry-event.ts'

/** One transaction. Whether he may serve is computed on each day, and stands nowhere. */
export const createOfficer: UseCase<'createOfficer'> = async ({ input, stores }) => {
  const { officerId, region = '', ...words } = input
  const officer = newOfficer(officerId, { ...words, region })
  return decided(officer, [stores.officers.create(officer)], registryEvent('officers', officer.id, 'created'), {
    status: 201,
    version: 1,
  })
}

import { deactivated, reactivated, withRoles } from '../../shared/domain/registry/people-moves.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { loginWrite } from '../http/people.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { readForEdit } from './read-for-edit.ts'
import { registryEvent } from './registry-event.ts'

/** His record decides on each call: roles that were taken are gone from the next request on. One transaction. */
export const changeRoles: UseCase<'changeRoles'> = async ({ input, stores, who, ifMatch }) => {
  const { personId, roles, officerId } = input
  const read = await readForEdit(stores.people, { id: personId, ifMatch, what: '人员' })
  if (officerId) await stores.officers.get(officerId)
  const person = withRoles({ ...read.record, ...(officerId ? { officerId } : {}) }, roles, who)
  return decided(
    person,
    [stores.people.replace(read, person)],
    registryEvent('people', person.id, 'roles', { before: read.record.roles, roles: person.roles }),
    { version: read.version + 1 },
  )
}

/** His record stays, with everything that he did under it. */
export const deactivatePerson: UseCase<'deactivatePerson'> = async ({ input, stores, who }) => {
  const { personId, from, reason } = input
  const read = await stores.people.get(personId)
  const person = deactivated(read.record, { from, reason, by: who })
  return decided(
    person,
    [stores.people.replace(read, person)],
    registryEvent('people', person.id, 'deactivated', { from, reason }),
    { version: read.version + 1 },
  )
}

export const reactivatePerson: UseCase<'reactivatePerson'> = async ({ input, stores, who }) => {
  const read = await stores.people.get(input.personId)
  const person = reactivated(read.record, who)
  return decided(
    person,
    [stores.people.replace(read, person)],
    registryEvent('people', person.id, 'reactivated', { reason: input.reason }),
    { version: read.version + 1 },
  )
}

/** The login is made in one transaction with a check that the person is still the one that was read. */
export const addLogin: UseCase<'addLogin'> = async ({ input, stores, who, department }) => {
  const { personId, subject } = input
  const read = await stores.people.get(personId)
  if (personId === who.id) throw new Refusal('own-roles', { id: personId })
  return decided(
    read.record,
    [stores.people.unchanged(read), loginWrite(subject, { department, personId })],
    registryEvent('people', personId, 'login-added'),
    { status: 201, version: read.version },
  )
}

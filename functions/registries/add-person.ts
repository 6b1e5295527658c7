import type { Person } from '../../shared/domain/registry/department.ts'
import { newPerson } from '../../shared/domain/registry/people-moves.ts'
import { loginWrite } from '../http/people.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { registryEvent } from './registry-event.ts'

/** The person and his login in one transaction: nobody can sign in who is not on record, and a subject belongs to one person. */
export const addPerson: UseCase<'addPerson'> = async ({ input, stores, department, who, random }) => {
  const { personId, subject, ...words } = input
  if (words.officerId) await stores.officers.get(words.officerId)
  const pseudonym = `p-${Buffer.from(random(9)).toString('hex')}`
  const person: Person = newPerson({ ...words, id: personId, pseudonym }, who)
  return decided(
    person,
    [stores.people.create(person), loginWrite(subject, { department, personId })],
    registryEvent('people', person.id, 'added', { roles: person.roles }),
    { status: 201, version: 1 },
  )
}

import { createHash } from 'node:crypto'
import { ulid } from 'ulid'
import { stores, systemPartitions } from '../../shared/contract/stores.ts'
import type { Department, Person } from '../../shared/domain/registry/department.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { loginSort } from '../http/people.ts'
import { commit } from '../stores/commit.ts'
import { directoryPartition } from '../stores/department-paths.ts'
import type { Ports } from '../stores/ports.ts'
import type { Write } from '../stores/record-store.ts'

/** Somebody of the new department and the subject of the tokens by which he signs in. */
export interface Login {
  readonly subject: string
  readonly person: Person
}

/**
 * Sets up a department with its first people, as its operator does once: nobody can sign in before. At most 40 people;
 * whole or not at all. Done again with the same department, nothing changes.
 *
 * @throws {Refusal} `already-exists` when a login belongs to somebody else
 */
export async function foundDepartment(ports: Ports, department: Department, logins: readonly Login[]): Promise<void> {
  const pk = (prefix: string) => `${prefix}#${department.id}`
  const rows = [
    { pk: directoryPartition, sk: department.id, record: {} },
    { pk: pk(stores.departments.prefix), sk: department.id, record: department },
    ...logins.flatMap(({ subject, person }) => [
      { pk: pk(stores.people.prefix), sk: person.id, record: person },
      {
        pk: `${systemPartitions.login}#${subject}`,
        sk: loginSort,
        record: { department: department.id, personId: person.id },
      },
    ]),
  ]
  const writes: Write[] = rows.map((row) => ({
    item: { put: { row: { ...row, version: 1 }, condition: 'attribute_not_exists(pk)' } },
    refuse: () => new Refusal('already-exists', { what: '部门或登录', id: `${row.pk}/${row.sk}` }),
  }))
  const at = ports.clock()
  const asked = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  const act = {
    department: department.id,
    actor: 'operator',
    key: 'operator#found',
    asked,
    at,
    eventId: ulid(at.getTime()),
    salt: ports.random(32),
    code: ports.code,
  }
  const event = {
    type: 'department.changed',
    object: `departments/${department.id}`,
    payload: { name: department.name },
  } as const
  await commit(ports.table, { writes, event, answer: {}, act })
}

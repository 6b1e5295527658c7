import { type Audience, type Role, roles } from '../../shared/contract/roles.ts'
import { systemPartitions } from '../../shared/contract/stores.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { recordStore, type Write } from '../stores/record-store.ts'
import type { Table } from '../stores/table.ts'

/** Someone signed in, and the department in whose scope he acts. */
export interface Caller {
  readonly person: Person
  readonly department: string
}

/** Sort key of the one row of a login's partition. */
export const loginSort = 'login'

/**
 * Whom a token's subject stands for today. The login row gives the department, his own record decides.
 *
 * @throws {Refusal} `not-signed-in` for a subject nobody registered, `no-longer-in-office` for one who left
 */
export async function callerOf(table: Table, subject: string, today: Day): Promise<Caller> {
  const login = await table.get(`${systemPartitions.login}#${subject}`, loginSort)
  const { department, personId } = (login?.record ?? {}) as { department?: string; personId?: string }
  if (!department || !personId) throw new Refusal('not-signed-in', { why: 'unknown subject' })
  const found = await recordStore(table, 'people', department).find(personId)
  if (!found) throw new Refusal('not-signed-in', { why: 'unknown person' })
  const since = found.record.inactiveFrom
  if (since !== undefined && since <= today) throw new Refusal('no-longer-in-office', { since })
  return { person: found.record, department }
}

/** Lets somebody sign in by a token's subject; refused with `already-exists` when it stands for anybody. */
export function loginWrite(subject: string, login: { department: string; personId: string }): Write {
  const row = { pk: `${systemPartitions.login}#${subject}`, sk: loginSort, version: 1, record: login }
  return {
    item: { put: { row, condition: 'attribute_not_exists(pk)' } },
    refuse: () => new Refusal('already-exists', { what: '登录', id: subject }, { what: 'The login' }),
  }
}

/** @throws {Refusal} `not-your-role` naming the roles that may */
export function admit(audience: Audience, person: Person): void {
  if (audience === 'public' || audience === 'signed-in') return
  const admitted = typeof audience === 'string' ? [audience] : audience
  if (admitted.some((role) => person.roles.includes(role))) return
  throw new Refusal(
    'not-your-role',
    {
      needed: admitted.map((role) => roles[role].zh),
      roles: person.roles.map((role) => roles[role as Role]?.zh ?? role),
    },
    { needed: admitted.join(', '), roles: person.roles.join(', ') },
  )
}

/** Who stands for the caller of a public route. */
export const anybody: Person = { id: 'anybody', name: '公众', roles: [], pseudonym: 'anybody' }

import type { Login } from '../../../functions/registries/found-department.ts'
import type { Role } from '../../../shared/contract/roles.ts'
import type { Department } from '../../../shared/domain/registry/department.ts'

/** The department of the seed notice; everybody in it is invented. */
export const sampleDepartment: Department = {
  id: '140900/finance',
  name: '忻州市财政局',
  region: '140900',
  regionName: '忻州市',
  leadingGroup: '忻州市市场监管领域“双随机、一公开”监管工作领导小组办公室',
  head: 'head',
  leadingGroupContact: 'supervisor',
}

const staff: readonly [id: string, name: string, roles: Role[]][] = [
  ['clerk', '示例经办', ['clerk']],
  ['approver', '示例审批', ['approver']],
  ['drawer', '示例抽取', ['drawer']],
  ['reviewer', '示例审核', ['reviewer']],
  ['publisher', '示例公示', ['publisher']],
  ['supervisor', '示例督导', ['supervisor']],
  ['auditor', '示例审计', ['auditor']],
  ['operator', '示例运维', ['operator']],
  ['head', '示例局长', ['approver']],
]

const OFFICERS = 14

/** Certificate number of the n-th sample officer. */
export function sampleCertificate(n: number): string {
  return `SX0900-${String(n).padStart(2, '0')}`
}

/** One login for each role and each of the 14 sample officers; a login's subject is `sample|<person id>`. */
export function sampleLogins(): Login[] {
  const officers = Array.from({ length: OFFICERS }, (_, at) => at + 1).map((n): [string, string, Role[], string] => [
    `officer-${String(n).padStart(2, '0')}`,
    `示例执法${n}`,
    ['officer'],
    sampleCertificate(n),
  ])
  return [...staff, ...officers].map(([id, name, roles, officerId]) => ({
    subject: sampleSubject(id),
    person: { id, name, roles, pseudonym: `p-${id}`, ...(officerId ? { officerId } : {}) },
  }))
}

/** Departments that inspect together with the one of the seed; everybody in them is invented too. */
export const cooperatingDepartments: readonly { readonly department: Department; readonly prefix: string }[] = [
  { department: neighbour('140900/market', '忻州市市场监督管理局', 'market'), prefix: 'market' },
  { department: neighbour('140900/tax', '忻州市税务局', 'tax'), prefix: 'tax' },
]

function neighbour(id: string, name: string, prefix: string): Department {
  const { region, regionName, leadingGroup } = sampleDepartment
  return {
    id,
    name,
    region,
    regionName,
    leadingGroup,
    head: `${prefix}-head`,
    leadingGroupContact: `${prefix}-supervisor`,
  }
}

const COOPERATING_OFFICERS = 6

/** Certificate number of the n-th officer of a cooperating department: `SX0900-MARKET-01`. */
export function cooperatingCertificate(prefix: string, n: number): string {
  return `SX0900-${prefix.toUpperCase()}-${String(n).padStart(2, '0')}`
}

/** The people of a cooperating department: `market-clerk`, …, `market-officer-06`. */
export function cooperatingLogins(prefix: string): Login[] {
  const office = staff
    .filter(([id]) => id !== 'operator')
    .map(([id, name, roles]) => login({ id: `${prefix}-${id}`, name, roles }))
  const officers = Array.from({ length: COOPERATING_OFFICERS }, (_, at) => at + 1).map((n) =>
    login({
      id: `${prefix}-officer-${String(n).padStart(2, '0')}`,
      name: `示例执法${n}`,
      roles: ['officer'],
      officerId: cooperatingCertificate(prefix, n),
    }),
  )
  return [...office, ...officers]
}

function login({ id, ...person }: Pick<Login['person'], 'id' | 'name' | 'roles' | 'officerId'>): Login {
  return { subject: sampleSubject(id), person: { id, ...person, pseudonym: `p-${id}` } }
}

export function sampleSubject(personId: string): string {
  return `sample|${personId}`
}

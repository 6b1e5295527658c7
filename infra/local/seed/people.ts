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

export function sampleSubject(personId: string): string {
  return `sample|${personId}`
}

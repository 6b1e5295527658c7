import { policyWarnings } from '../../shared/domain/plan/policy-findings.ts'
import { policyId } from '../../shared/domain/plan/task-policy.ts'
import { readPolicy } from '../acts/read-policy.ts'
import { answer, type UseCase } from '../http/use-case.ts'

export const getPolicy: UseCase<'getPolicy'> = async ({ stores }) => {
  const { record, version } = await readPolicy(stores.policies)
  return answer({ policy: record, warnings: policyWarnings(record) }, { version })
}

export const listPolicyHistory: UseCase<'listPolicyHistory'> = async ({ input, stores }) => {
  if (!(await stores.policies.find(policyId))) {
    const { record, version } = await readPolicy(stores.policies)
    return answer({ items: [{ record, version }] })
  }
  const { items, next } = await stores.policies.versions(policyId, input)
  return answer({
    items: items.map(({ hand, ...version }) => ({ ...version, ...hand })),
    ...(next ? { next } : {}),
  })
}

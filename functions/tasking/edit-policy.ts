import { policyWarnings, requireSoundPolicy } from '../../shared/domain/plan/policy-findings.ts'
import { policyId, standardPolicy, type TaskPolicy } from '../../shared/domain/plan/task-policy.ts'
import { isRefusal, Refusal } from '../../shared/kernel/refusal.ts'
import { readPolicy } from '../acts/read-policy.ts'
import { decided, type UseCase } from '../http/use-case.ts'

type Editing = Parameters<UseCase<'editPolicy'>>[0]

/**
 * What holds from now on; tasks that stand keep what they were made with. The first change makes the standard a record
 * before it, in a transaction of its own: a crash between the two leaves what held anyway.
 */
export const editPolicy: UseCase<'editPolicy'> = async (context) => {
  const { input, stores, ifMatch } = context
  const policy: TaskPolicy = { id: policyId, ...input }
  requireSoundPolicy(policy)
  if (ifMatch === 1) await beginWithStandard(context)
  const read = await readPolicy(stores.policies)
  if (read.version !== ifMatch) throw changedMeanwhile(read.version)
  return decided(
    { policy, warnings: policyWarnings(policy) },
    [stores.policies.replace(read, policy)],
    { type: 'policy.edited', object: `policies/${policyId}`, payload: { policy } },
    { version: read.version + 1 },
  )
}

async function beginWithStandard({ stores, commit }: Editing): Promise<void> {
  if (await stores.policies.find(policyId)) return
  try {
    await commit([stores.policies.create(standardPolicy)], {
      type: 'policy.edited',
      object: `policies/${policyId}`,
      payload: { policy: standardPolicy },
    })
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'already-exists') throw error
  }
}

function changedMeanwhile(current: number): Refusal {
  return new Refusal('changed-meanwhile', { what: '抽查规则', id: policyId, current }, { what: 'The policy' })
}

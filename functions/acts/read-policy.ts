import { policyId, standardPolicy, type TaskPolicy } from '../../shared/domain/plan/task-policy.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

/**
 * What the department has laid down for its tasks. Until it has, the standard holds as version 1: whoever changes it first
 * makes that a record before his own.
 */
export async function readPolicy(policies: ReadStore<TaskPolicy>): Promise<Versioned<TaskPolicy>> {
  return (await policies.find(policyId)) ?? { record: standardPolicy, version: 1 }
}

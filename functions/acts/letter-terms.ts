import { type LetterTerms, standardLetterTerms } from '../../shared/domain/inspection/letter-terms.ts'
import type { TaskPolicy } from '../../shared/domain/plan/task-policy.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { readPolicy } from './read-policy.ts'

/** What the department has laid down for receipts, outcomes and filings. */
export async function letterTerms(policies: ReadStore<TaskPolicy>): Promise<LetterTerms> {
  return (await readPolicy(policies)).record.letterTerms ?? standardLetterTerms
}

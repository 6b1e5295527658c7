import { utf8 } from '../../kernel/bytes.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Plan } from './plan.ts'

/** Bytes of a version's words. A record of DynamoDB holds 400 KB, and a plan must fit into one beside its own revision and their answers. */
const LARGEST = 150_000

/** @throws {Refusal} `record-too-large` for a plan that could not be revised any more */
export function requireRoom(words: Pick<Plan, 'title' | 'tasks' | 'remark'>): void {
  if (utf8(JSON.stringify(words)).length > LARGEST) throw new Refusal('record-too-large')
}

import { type DocumentKind, documentKinds } from '../../shared/domain/documents/official-document.ts'
import type { WorkingRules } from '../../shared/domain/documents/working-rules.ts'
import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import type { Plan } from '../../shared/domain/plan/plan.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import type { ReadStore, Versioned } from '../stores/record-store.ts'

export interface SubjectStores {
  readonly plans: ReadStore<Plan>
  readonly tasks: ReadStore<Task>
  readonly inspections: ReadStore<Inspection>
  readonly workingRules: ReadStore<WorkingRules>
}

/** What a document is about, as it stands. */
export type Subject =
  | { readonly of: 'plan'; readonly read: Versioned<Plan> }
  | { readonly of: 'task'; readonly read: Versioned<Task> }
  | { readonly of: 'inspection'; readonly read: Versioned<Inspection> }
  | { readonly of: 'rules'; readonly read: Versioned<WorkingRules> }

/**
 * Reads the subject of a kind of document for somebody who may see it: who sees it may have it made, and fetch what was made.
 *
 * @throws {Refusal} `not-found`, `not-your-inspection`
 */
export async function readSubject(
  stores: SubjectStores,
  { kind, subject }: { readonly kind: DocumentKind; readonly subject: string },
  who: Person,
): Promise<Subject> {
  const { of } = documentKinds[kind]
  switch (of) {
    case 'plan':
      return { of, read: await stores.plans.get(subject) }
    case 'task':
      return { of, read: await stores.tasks.get(subject) }
    case 'rules':
      return { of, read: await stores.workingRules.get(subject) }
    case 'inspection': {
      const read = await stores.inspections.get(subject)
      if (seesOwnOnly(who)) requireOnTeam(read.record, who.officerId)
      return { of, read }
    }
  }
}

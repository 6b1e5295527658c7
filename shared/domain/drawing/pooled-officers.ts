import { Refusal } from '../../kernel/refusal.ts'
import { departmentTag, specialtyTags } from '../joint/joint-seats.ts'
import { enforcementTag, type Task } from '../plan/task.ts'
import type { Officer } from '../registry/officer.ts'

/** Of a joint task: whose draw it is, and the officers of the departments that cooperate. */
export interface JointOfficers {
  readonly initiator: string
  readonly cooperating: readonly { readonly department: string; readonly officers: readonly Officer[] }[]
}

export interface Pooled {
  readonly officer: Officer
  /** Of a joint task: whose officer he is. */
  readonly department?: string
}

/** Whoever might sit, of every department that takes part. */
export function pooledOfficers({
  officers,
  joint,
}: {
  readonly officers: readonly Officer[]
  readonly joint?: JointOfficers
}): Pooled[] {
  if (!joint) return officers.map((officer) => ({ officer }))
  return [{ department: joint.initiator, officers }, ...joint.cooperating].flatMap(({ department, officers: own }) =>
    own.map((officer) => ({ officer, department })),
  )
}

/** What counts of somebody when seats are filled: his certificate, his specialties and, in a joint task, his department. */
export function tagsOf({ officer, department }: Pooled): string[] {
  const own = department === undefined ? [] : [departmentTag(department)]
  return [enforcementTag, ...specialtyTags(officer.specialties), ...own]
}

/** @throws {Refusal} `officer-in-two-departments`: one certificate is one person, and he acts for one department */
export function requireOneEach(eligible: readonly Pooled[], { initiator, cooperating = [] }: Task): void {
  for (const [officer, found] of Map.groupBy(eligible, (one) => one.officer.id)) {
    const paths = [...new Set(found.map(({ department }) => department))]
    if (paths.length < 2) continue
    const departments = paths.map((path) => cooperating.find((each) => each.department === path)?.name ?? initiator)
    throw new Refusal('officer-in-two-departments', { officer, departments }, { departments: paths.join(', ') })
  }
}

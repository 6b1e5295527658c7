import type { Cooperation } from '../plan/task-terms.ts'

/** A department by its path and its name on paper. */
export interface NamedDepartment {
  readonly department: string
  readonly name: string
}

/** A task that may be another department's. */
export interface TaskElsewhere extends NamedDepartment {
  readonly taskId: string
  readonly taskName: string
}

/** One department's part in a joint visit: its own officers look at its own items. */
export interface JointPart extends NamedDepartment {
  readonly itemIds: readonly string[]
  /** Certificate numbers; the first leads his department's officers. */
  readonly officerIds: readonly string[]
}

/**
 * What each sheet of a joint visit (部门联合抽查) says of the whole. The sheets of one visit carry the same id, one in each
 * department's own scope; plan, task, draw and target lie with the initiator.
 */
export interface JointVisit {
  /** 发起部门. */
  readonly initiator: NamedDepartment
  /** Every department of the visit, the initiator first. */
  readonly departments: readonly JointPart[]
}

/** Of a joint visit what its public pages name: the departments alone. */
export interface JointView {
  readonly initiator: NamedDepartment
  readonly departments: readonly NamedDepartment[]
}

export function jointView({ initiator, departments }: JointVisit): JointView {
  return { initiator, departments: departments.map(({ department, name }) => ({ department, name })) }
}

/** Whether several departments inspect together. */
export function isJoint({ cooperating = [] }: { readonly cooperating?: readonly Cooperation[] }): boolean {
  return cooperating.length > 0
}

/** Paths of the departments of a task, the initiator's first. */
export function departmentsOf(
  { cooperating = [] }: { readonly cooperating?: readonly Cooperation[] },
  initiator: string,
): string[] {
  return [initiator, ...cooperating.map(({ department }) => department)]
}

import type { Inspection } from '../../shared/domain/inspection/inspection.ts'

/**
 * The scope in which an inspection's draw, task, plan and target lie: of a joint visit the initiator's, else the department's
 * own. For code whose contract says why it `crosses`.
 */
export function homeOf<S extends { readonly department: string }>(
  here: S & { readonly of: (scope: string) => S },
  { joint }: Pick<Inspection, 'joint'>,
): S {
  const home = joint?.initiator.department ?? here.department
  return home === here.department ? here : here.of(home)
}

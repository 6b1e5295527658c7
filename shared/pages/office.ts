import type { Department } from '../domain/registry/department.ts'

/** What pages say of a department. */
export type Office = Pick<Department, 'id' | 'name' | 'regionName'>

export function officeOf({ id, name, regionName }: Office): Office {
  return { id, name, regionName }
}

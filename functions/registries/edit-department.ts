import { decided, type UseCase } from '../http/use-case.ts'
import { readForEdit } from './read-for-edit.ts'

/** Whoever is to hear of what is overdue must be somebody of the department. One transaction; pages follow from the stream. */
export const editDepartment: UseCase<'editDepartment'> = async ({ input, stores, department: path, ifMatch }) => {
  const read = await readForEdit(stores.departments, { id: path, ifMatch, what: '部门' })
  for (const id of [input.head, input.leadingGroupContact]) await stores.people.get(id)
  const department = { ...read.record, ...input }
  return decided(
    department,
    [stores.departments.replace(read, department)],
    { type: 'department.changed', object: `departments/${path}`, payload: { ...input } },
    { version: read.version + 1 },
  )
}

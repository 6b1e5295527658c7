import { regionTree } from '../../shared/domain/registry/regions.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { answer, type UseCase } from '../http/use-case.ts'

export const getMe: UseCase<'getMe'> = async ({ who, department }) => answer({ department, person: who })

/** From the department's own province down, when no root is named. */
export const listRegions: UseCase<'listRegions'> = async ({ input, department }) => {
  const own = department.slice(0, 6)
  const { root = `${own.slice(0, 2)}0000` } = input
  const tree = regionTree(root)
  if (!tree) throw new Refusal('region-unknown', { region: root })
  return answer(tree)
}

export const getDepartment: UseCase<'getDepartment'> = async ({ stores, department }) => {
  const { record, version } = await stores.departments.get(department)
  return answer(record, { version })
}

export const listPeople: UseCase<'listPeople'> = async ({ input, stores }) => answer(await stores.people.list(input))

export const getPerson: UseCase<'getPerson'> = async ({ input, stores }) => {
  const { record, version } = await stores.people.get(input.personId)
  return answer(record, { version })
}

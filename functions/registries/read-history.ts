import type { HistoryEntry } from '../../shared/contract/history.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import type { ListOptions, Page, ReadStore } from '../stores/record-store.ts'

async function historyOf<T>(
  store: ReadStore<T>,
  id: string,
  { cursor, limit }: Pick<ListOptions, 'cursor' | 'limit'>,
): Promise<Page<HistoryEntry<T>>> {
  const { items, next } = await store.versions(id, { cursor, limit })
  return { items: items.map(({ hand, ...version }) => ({ ...version, ...hand })), ...(next ? { next } : {}) }
}

export const listItemHistory: UseCase<'listItemHistory'> = async ({ input, stores }) =>
  answer(await historyOf(stores.items, input.itemId, input))

export const listTargetHistory: UseCase<'listTargetHistory'> = async ({ input, stores }) =>
  answer(await historyOf(stores.targets, input.targetId, input))

export const listOfficerHistory: UseCase<'listOfficerHistory'> = async ({ input, stores }) =>
  answer(await historyOf(stores.officers, input.officerId, input))

export const listPersonHistory: UseCase<'listPersonHistory'> = async ({ input, stores }) =>
  answer(await historyOf(stores.people, input.personId, input))

export const listDepartmentHistory: UseCase<'listDepartmentHistory'> = async ({ input, stores, department }) =>
  answer(await historyOf(stores.departments, department, input))

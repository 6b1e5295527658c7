import { answer, type UseCase } from '../http/use-case.ts'

/** In the order of due days. The copies by which facts and sweeps find them are no part of the list. */
export const listDeadlines: UseCase<'listDeadlines'> = async ({ input: { year, ...paging }, stores }) =>
  answer(await stores.obligations.list({ ...paging, prefix: year === undefined ? '2' : `${year}-` }))

/** Newest first. */
export const listReminders: UseCase<'listReminders'> = async ({ input, stores }) =>
  answer(await stores.reminders.list({ ...input, newestFirst: true }))

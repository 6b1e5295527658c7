import { answer, type UseCase } from '../http/use-case.ts'

/** In the order of due days. The copies by which facts and sweeps find them are no part of the list. */
export const listDeadlines: UseCase<'listDeadlines'> = async ({ input: { year, ...paging }, stores }) =>
  answer(await stores.obligations.list({ ...paging, prefix: year === undefined ? '2' : `${year}-` }))

/** Newest first. What each person was told last, kept beside them, is no part of the list. */
export const listReminders: UseCase<'listReminders'> = async ({ input, stores }) =>
  answer(await stores.reminders.list({ ...input, prefix: '2', newestFirst: true }))

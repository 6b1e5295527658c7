import { answer, type UseCase } from '../http/use-case.ts'

export const listTasks: UseCase<'listTasks'> = async ({ input: { planId, ...paging }, stores }) =>
  answer(
    await stores.tasks.list(
      planId === undefined ? { ...paging, newestFirst: true } : { ...paging, prefix: `${planId}-` },
    ),
  )

export const getTask: UseCase<'getTask'> = async ({ input, stores }) => {
  const { record, version } = await stores.tasks.get(input.taskId)
  return answer(record, { version })
}

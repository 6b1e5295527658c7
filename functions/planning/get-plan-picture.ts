import { versionOf, workOf } from '../../shared/domain/plan/plan.ts'
import { yearPicture } from '../../shared/domain/plan/year-picture.ts'
import { yearPictureFile } from '../../shared/pages/year-picture.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** Drawn anew each time, from what people work on: the open revision, else the plan itself. */
export const getPlanPicture: UseCase<'getPlanPicture'> = async ({ input, stores }) => {
  const { record: plan } = await stores.plans.get(input.planId)
  const work = workOf(plan)
  const tasks = work.tasks.map(({ window, ...task }) => ({ ...task, ...window }))
  const title = `${work.title}${versionOf(work) > 1 ? `（第 ${versionOf(work)} 版）` : ''}`
  return answer(yearPictureFile(yearPicture(plan.year, tasks), title), { type: 'image/svg+xml; charset=utf-8' })
}

import { countTargets as count } from '../../shared/domain/drawing/count-targets.ts'
import { termsUnder } from '../../shared/domain/plan/task-policy.ts'
import { readPolicy } from '../acts/read-policy.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import { currentIndex } from './target-index.ts'

/** Counts in this process's memory, after it took in whatever was committed since. Nothing is written: a draft needs no saving. */
export const countTargets: UseCase<'countTargets'> = async (here) => {
  const { input, department, today } = here
  const { record: policy } = await readPolicy(here.stores.policies)
  const { index } = await currentIndex(here)
  const { type = 'targeted', rounds = 1, floor = policy.leastFloor } = input
  const task = { ...input, ...termsUnder(policy, input), type, rounds, floor }
  return answer(count(index.held.values(), task, { region: department.split('/')[0] as string, day: today }))
}

import type { Day } from '../../kernel/days.ts'
import { quotas } from '../draw/quotas.ts'
import { standingIn } from '../plan/target-filter.ts'
import type { Task } from '../plan/task.ts'
import type { ClassRatio } from '../plan/task-terms.ts'
import type { Target } from '../registry/target.ts'
import type { MergeCount, MergedTerms, MergeSide } from './merge.ts'

type Counted = Pick<Target, 'id' | 'creditClass' | 'state'>

/** The targets that a task is about, by its own department's registry on a day. */
export function targetsOf(task: Pick<Task, 'scope' | 'filter'>, registry: readonly Target[], day: Day): Target[] {
  const standing = standingIn(task, day)
  return registry.filter((target) => standing(target) === 'within')
}

type Drawn = Pick<Task, 'ratios' | 'floor' | 'rounds' | 'ratioScope'>

/**
 * How many visits a task asks for: by level its ratio of all targets, over all its floor, never rounded down, and never more
 * than there are to be visited.
 *
 * @source draw SPEC 4
 */
export function visitsOf({ ratios, floor, rounds, ratioScope }: Drawn, targets: readonly Counted[]) {
  const strata = ratios.map(({ level, ratio, priority }) => ({
    level,
    ratio,
    priority,
    size: targets.filter(({ creditClass }) => creditClass === level).length,
  }))
  const quota = quotas({ strata, floor }).reduce((sum, each) => sum + each, 0)
  const most = targets.filter(({ state }) => state === 'active').length
  const visits = Math.min(ratioScope === 'round' ? quota * rounds : quota, most)
  return { perRound: ratioScope === 'round' ? Math.min(quota, most) : Math.ceil(visits / rounds), visits }
}

type Side = Pick<MergeSide, 'name' | 'taskName' | 'perRound' | 'rounds' | 'visits'>

/** Apart and together, as a sentence that a clerk can recount. */
export function countMerge(
  sides: readonly Side[],
  together: { perRound: number; rounds: number; visits: number },
): MergeCount {
  const apart = sides.reduce((sum, { visits }) => sum + visits, 0)
  const saved = apart - together.visits
  const each = sides.map(({ name, taskName, ...side }) => ({ label: `${name}“${taskName}”`, ...side }))
  const zh = each.map(({ label, ...side }) => `${label}${roundsZh(side)}`).join('；')
  const en = each.map(({ label, ...side }) => `${label} ${roundsEn(side)}`).join('; ')
  return {
    apart,
    together: together.visits,
    saved,
    zh: `分别检查：${zh}；合计 ${apart} 次。合并检查：${roundsZh(together)}。少上门 ${saved} 次。`,
    en: `Apart: ${en}; ${apart} visits. Together: ${roundsEn(together)}. ${saved} visits saved.`,
  }
}

type Arithmetic = Pick<Side, 'perRound' | 'rounds' | 'visits'>

function roundsZh({ perRound, rounds, visits }: Arithmetic): string {
  const full = perRound * rounds === visits
  return `每轮 ${perRound} 家 × ${rounds} 轮 = ${perRound * rounds} 次${full ? '' : `，实际至多 ${visits} 次`}`
}

function roundsEn({ perRound, rounds, visits }: Arithmetic): string {
  const full = perRound * rounds === visits
  return `${perRound} a round × ${rounds} rounds = ${perRound * rounds}${full ? '' : `, ${visits} at most`}`
}

/** What satisfies every side: the greatest ratios, the most rounds, the days that all have in common. */
export function mergedTerms(tasks: readonly [Task, ...Task[]]): MergedTerms {
  const [lead] = tasks
  return {
    window: {
      from: tasks
        .map(({ window }) => window.from)
        .sort()
        .at(-1) as Day,
      to: tasks.map(({ window }) => window.to).sort()[0] as Day,
    },
    floor: Math.max(...tasks.map(({ floor }) => floor)),
    rounds: Math.max(...tasks.map(({ rounds }) => rounds)),
    ratios: lead.ratios.map((own) => greatest(own, tasks)),
    method: lead.method,
  }
}

function greatest(own: ClassRatio, tasks: readonly Task[]): ClassRatio {
  const all = tasks.flatMap(({ ratios }) => ratios.filter(({ level }) => level === own.level))
  return { ...own, ratio: Math.max(...all.map(({ ratio }) => ratio)) }
}

import { type Day, isDay, yearOf } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Doing } from './doing.ts'
import { type Plan, type PlannedTask, versionOf } from './plan.ts'
import { formerId } from './revision.ts'

interface Beginning extends Doing {
  readonly year: number
  readonly title?: string | undefined
}

/** A draft without tasks, written by hand. */
export function emptyPlan({ year, title = `${year}年度抽查计划`, by, on }: Beginning): Plan {
  return { id: String(year), year, title, state: 'draft', tasks: [], decisions: [], draftedBy: by, draftedOn: on }
}

/**
 * A draft that says for its year what another year's published plan says, windows and years in names moved. Items are named
 * and not copied: the edition in force is what a task takes when it is made, and an item that is retired since is a finding.
 * Numbers run from 1 again; what was decided and answered was decided and answered for that year.
 *
 * @throws {Refusal} `plan-not-published`
 */
export function copiedPlan(source: Plan, beginning: Beginning): Plan {
  if (source.publishedOn === undefined) throw new Refusal('plan-not-published', { year: source.year })
  const by = beginning.year - source.year
  const renamed = (text: string) => text.replaceAll(String(source.year), String(beginning.year))
  const tasks = source.tasks.map((task, at): PlannedTask => {
    const { window, name } = task
    return {
      ...task,
      number: at + 1,
      name: renamed(name),
      window: { from: moved(window.from, by), to: moved(window.to, by) },
    }
  })
  return {
    ...emptyPlan({ ...beginning, title: beginning.title ?? renamed(source.title) }),
    tasks,
    ...(source.remark === undefined ? {} : { remark: renamed(source.remark) }),
    copiedFrom: formerId(source.id, versionOf(source)),
  }
}

/** The same day so many years later; 29 February becomes 28 February where the year has none. */
function moved(day: Day, years: number): Day {
  const target = `${yearOf(day) + years}${day.slice(4)}`
  return isDay(target) ? target : `${target.slice(0, 8)}28`
}

import { sameContent } from '../../kernel/same-content.ts'
import type { PlanDecision, PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'

const source = '抽查检查实施方案正文与附件《双随机抽查工作计划》须一致；不一致的由经办人选定并留痕'

/** Body and annex disagreed: somebody must have chosen, the plan must say what was chosen, and whoever approves it must know. */
export function decisionFindings(decisions: readonly PlanDecision[], tasks: readonly PlannedTask[]): RuleFinding[] {
  return decisions.map((decision) => {
    if (decision.chosen === undefined) return undecided(decision)
    return isFollowed(decision, tasks) ? decided(decision, decision.chosen) : notFollowed(decision, decision.chosen)
  })
}

/** A task that the plan does not hold any more has nothing to follow. */
function isFollowed({ of }: PlanDecision, tasks: readonly PlannedTask[]): boolean {
  const task = of && tasks.find(({ number }) => number === of.task)
  return !of || !task || sameContent(task[of.field], of.value)
}

const quoted = (options: readonly string[]) => options.map((option) => `“${option}”`)

function place({ of }: PlanDecision): Pick<RuleFinding, 'task'> {
  return of ? { task: of.task } : {}
}

function undecided(decision: PlanDecision): RuleFinding {
  const { about, options } = decision
  return {
    rule: 'sources-disagree',
    severity: 'error',
    ...place(decision),
    zh: `${about}：资料说法不一，有${quoted(options).join('、')}，尚未选定。请选定其一。`,
    en: `${about}: the sources disagree (${options.join('; ')}) and nobody has chosen. Choose one.`,
    source,
  }
}

function decided(decision: PlanDecision, chosen: string): RuleFinding {
  const { about, options } = decision
  return {
    rule: 'sources-disagreed',
    severity: 'note',
    ...place(decision),
    zh: `${about}：资料说法不一，有${quoted(options).join('、')}，已选定“${chosen}”。`,
    en: `${about}: the sources disagreed (${options.join('; ')}); chosen: ${chosen}.`,
    source,
  }
}

function notFollowed(decision: PlanDecision, chosen: string): RuleFinding {
  const { about } = decision
  return {
    rule: 'decision-not-followed',
    severity: 'warning',
    ...place(decision),
    zh: `${about}：资料不一致时选定的是“${chosen}”，计划现在写的与此不同。请改回，或说明理由。`,
    en: `${about}: "${chosen}" was chosen when the sources disagreed; the plan now says otherwise. Restore it, or say why.`,
    source,
  }
}

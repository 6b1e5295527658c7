import { addDays, chineseDay, type Day, daysBetween } from '../../kernel/days.ts'
import { type Calendar, weekendsWhereUnknown } from '../clock/calendar.ts'
import { ceilDiv } from '../draw/exact.ts'
import { ineligibility, type Officer } from '../registry/officer.ts'
import type { CreditClass } from '../registry/target.ts'
import { explainFilter } from './explain-filter.ts'
import type { PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'
import type { PlanPolicy } from './plan-policy.ts'
import { enforcementTag } from './task.ts'
import { termsUnder } from './task-policy.ts'
import type { Seat } from './task-terms.ts'

const source = '行政处罚法 第四十二条：执法人员不得少于两人；人员工作量为估算（可配置）'

/** How many targets belong to a task, by credit class. */
export type ScopeCount = Readonly<Partial<Record<CreditClass, number>>>

interface Staff {
  readonly officers: readonly Officer[]
  /** Of the task; undefined when the registry is too large to be counted within a request. */
  readonly targets: ScopeCount | undefined
  readonly policy: PlanPolicy
  readonly calendar?: Calendar
}

/**
 * Whether the officers suffice for what the task asks for, with the arithmetic in the sentence. An estimate: officers come
 * and go, and other tasks ask for them too; so it warns and never blocks.
 */
export function officerFindings(task: PlannedTask, { officers, targets, policy, calendar }: Staff): RuleFinding[] {
  const { seats, ratios, ratioScope } = termsUnder(policy, task)
  const eligible = officers.filter((officer) => servesThrough(officer, task.window))
  const short = seatsWithout(seats, eligible)
  if (eligible.length < seats.length || short.length > 0) return [noTeam(task, { seats, eligible, short })]
  if (targets === undefined) return [notCounted(task)]
  const size = Object.values(targets).reduce((sum, count) => sum + count, 0)
  if (size === 0) return [nobodyInScope(task)]
  const minimum = ratios.reduce((sum, { level, ratio }) => sum + ceilDiv((targets[level] ?? 0) * ratio, 10_000), 0)
  const perRound = Math.max(minimum, ceilDiv(size * task.floor, 10_000))
  const visits = Math.min(size, ratioScope === 'round' ? perRound * task.rounds : perRound)
  const days = workingDaysIn(task.window, calendar)
  const able = Math.floor((eligible.length * days * policy.visitsInFiveDays) / 5)
  const load = {
    size,
    perRound,
    visits,
    days,
    able,
    eligible: eligible.length,
    seats: seats.length,
    ratioScope,
    policy,
  }
  return visits * seats.length > able ? [tooFew(task, load)] : []
}

/** Eligible on the first and on the last day of the window. */
function servesThrough(officer: Officer, { from, to }: PlannedTask['window']): boolean {
  return ineligibility(officer, from) === undefined && ineligibility(officer, to) === undefined
}

/** Seats whose tags nobody carries who could take them; the certificate is everybody's. */
function seatsWithout(seats: readonly Seat[], officers: readonly Officer[]): Seat[] {
  return seats.filter((tags) => {
    const special = tags.filter((tag) => tag !== enforcementTag)
    return !officers.some(({ specialties }) => special.every((tag) => specialties.includes(tag)))
  })
}

function workingDaysIn({ from, to }: PlannedTask['window'], calendar = weekendsWhereUnknown()): number {
  const length = Math.min(Math.max(daysBetween(from, to) + 1, 0), 366)
  const days: Day[] = Array.from({ length }, (_, at) => addDays(from, at))
  return days.filter((day) => calendar.isWorkingDay(day)).length
}

interface Team {
  readonly seats: readonly Seat[]
  readonly eligible: readonly Officer[]
  readonly short: readonly Seat[]
}

function noTeam({ number, window }: PlannedTask, { seats, eligible, short }: Team): RuleFinding {
  const tags = [...new Set(short.flat())].filter((tag) => tag !== enforcementTag)
  const lacking =
    tags.length > 0
      ? { zh: `，其中没有人具备${tags.join('、')}`, en: `, none of whom holds ${tags.join(', ')}` }
      : { zh: '', en: '' }
  const days = `${chineseDay(window.from)}至${chineseDay(window.to)}`
  return {
    rule: 'no-team',
    severity: 'warning',
    task: number,
    zh: `任务 ${number} 每个检查小组须有 ${seats.length} 名执法人员，${days}始终具备资格的只有 ${eligible.length} 名${lacking.zh}。请补充人员，或说明如何解决。`,
    en: `Task ${number} asks for teams of ${seats.length}; ${eligible.length} officers are eligible from ${window.from} to ${window.to}${lacking.en}. Add officers, or say how it will be solved.`,
    source,
  }
}

function notCounted({ number }: PlannedTask): RuleFinding {
  return {
    rule: 'officers-not-estimated',
    severity: 'note',
    task: number,
    zh: `任务 ${number} 的检查对象名录过大，未估算执法人员是否够用。`,
    en: `The registry is too large to estimate within a request whether the officers of task ${number} suffice.`,
    source,
  }
}

function nobodyInScope(task: PlannedTask): RuleFinding {
  const { zh, en } = explainFilter(task)
  return {
    rule: 'scope-empty',
    severity: 'warning',
    task: task.number,
    zh: `任务 ${task.number} 的范围（${zh}）内目前没有检查对象。请补充名录或更正范围，或说明理由。`,
    en: `Nobody in the registry belongs to task ${task.number} (${en}) today. Complete the registry or correct the scope, or say why.`,
    source: '检查对象名录库应底清数明、动态更新（忻双随机办〔2022〕2号 二（三））',
  }
}

interface Load {
  readonly size: number
  readonly perRound: number
  readonly visits: number
  readonly days: number
  readonly able: number
  readonly eligible: number
  readonly seats: number
  readonly ratioScope: 'round' | 'year'
  readonly policy: PlanPolicy
}

function tooFew({ number, floor, rounds }: PlannedTask, load: Load): RuleFinding {
  const { size, perRound, visits, days, able, eligible, seats, ratioScope, policy } = load
  const each = ratioScope === 'round' ? `每轮 ${perRound} 家，${rounds} 轮` : '全年'
  const every = ratioScope === 'round' ? `${perRound} a round, ${rounds} rounds` : 'over the year'
  return {
    rule: 'officers-too-few',
    severity: 'warning',
    task: number,
    zh: `任务 ${number} 执法人员不足：范围内 ${size} 家，按不低于 ${floor / 100}% 及各信用等级比例${each}共 ${visits} 家次，每家 ${seats} 名，需 ${visits * seats} 人次；${eligible} 名执法人员在 ${days} 个工作日内每 5 日至多 ${policy.visitsInFiveDays} 家，可承担 ${able} 人次，缺 ${visits * seats - able} 人次。请增加人员、延长时间，或说明如何解决。`,
    en: `Task ${number} has too few officers: ${size} targets at ${floor / 100} % (${every}) make ${visits} visits of ${seats} officers, ${visits * seats} places; ${eligible} officers in ${days} working days at ${policy.visitsInFiveDays} visits in 5 days cover ${able}: ${visits * seats - able} short. Add officers, lengthen the window, or say how it will be solved.`,
    source,
  }
}

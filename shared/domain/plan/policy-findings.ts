import { Refusal } from '../../kernel/refusal.ts'
import { type CreditClass, creditClasses } from '../registry/target.ts'
import { hasTwoOfficers, type TaskPolicy } from './task-policy.ts'
import type { ClassRatio } from './task-terms.ts'

/** Something about a policy that a careful department would look at again; it holds all the same. */
export interface PolicyWarning {
  readonly rule: 'class-ratio-out-of-range' | 'class-order' | 'no-credit-classes'
  readonly level?: CreditClass
  readonly zh: string
  readonly en: string
  readonly source: string
}

const source = '信用风险分类差异化抽查比例：A ≤ 5%，B 5–20%，C 21–60%，D 61–100%（可配置）'

/**
 * What no draw could be made with.
 *
 * @throws {Refusal} `policy-not-sound`
 */
export function requireSoundPolicy(policy: Omit<TaskPolicy, 'id'>): void {
  requireEveryClass(policy.ratios)
  requireSeats(policy.seats)
  for (const { level, from, to } of policy.ranges) {
    if (from > to)
      throw notSound(
        `${creditClasses[level]}的参考范围下限高于上限`,
        `the range of class ${level} ends before it begins`,
      )
  }
  if (policy.symbol !== undefined && /[〔〕\s]/u.test(policy.symbol)) {
    throw notSound('字号不得含有括号或空格', 'the symbol holds a bracket or a space')
  }
}

/** @throws {Refusal} `policy-not-sound` unless each class has its ratio, once */
function requireEveryClass(ratios: readonly ClassRatio[]): void {
  for (const level of Object.keys(creditClasses) as CreditClass[]) {
    const count = ratios.filter((ratio) => ratio.level === level).length
    if (count === 0) throw notSound(`缺少${creditClasses[level]}的抽查比例`, `class ${level} has no ratio`)
    if (count > 1) throw notSound(`${creditClasses[level]}的抽查比例重复`, `class ${level} has two ratios`)
  }
}

/** @throws {Refusal} `policy-not-sound` @source 行政处罚法 art. 42 */
export function requireSeats(seats: TaskPolicy['seats']): void {
  if (hasTwoOfficers(seats)) return
  throw notSound(
    '每组至少两个席位须要求“执法证”（行政处罚法第四十二条）',
    'at least two seats of a team must ask for the certificate (执法证)',
  )
}

function notSound(zh: string, en: string): Refusal {
  return new Refusal('policy-not-sound', { why: zh }, { why: en })
}

/** Ratios outside the ranges in use, a class drawn more than a riskier one, and ratios that use no class at all. */
export function policyWarnings({ ratios, ranges }: Pick<TaskPolicy, 'ratios' | 'ranges'>): PolicyWarning[] {
  return [...outOfRange(ratios, ranges), ...outOfOrder(ratios), ...unused(ratios)]
}

function outOfRange(ratios: readonly ClassRatio[], ranges: TaskPolicy['ranges']): PolicyWarning[] {
  return ratios.flatMap(({ level, ratio }) => {
    const range = ranges.find((each) => each.level === level)
    if (!range || (range.from <= ratio && ratio <= range.to)) return []
    const [is, from, to] = [ratio, range.from, range.to].map((each) => `${each / 100}%`)
    return [
      {
        rule: 'class-ratio-out-of-range' as const,
        level,
        zh: `${creditClasses[level]}的抽查比例 ${is} 不在参考范围 ${from} 至 ${to} 之内。请核对，或说明理由。`,
        en: `Class ${level} is drawn at ${is}, outside the range ${from} to ${to}. Look again, or say why.`,
        source,
      },
    ]
  })
}

const byRisk: readonly CreditClass[] = ['A', 'B', 'C', 'D']

function outOfOrder(ratios: readonly ClassRatio[]): PolicyWarning[] {
  const of = new Map(ratios.map(({ level, ratio }) => [level, ratio]))
  return byRisk.slice(1).flatMap((level, at) => {
    const better = byRisk[at] as CreditClass
    if ((of.get(level) ?? 0) >= (of.get(better) ?? 0)) return []
    return [
      {
        rule: 'class-order' as const,
        level,
        zh: `${creditClasses[level]}的抽查比例低于信用更好的${creditClasses[better]}。请核对。`,
        en: `Class ${level} is drawn less than class ${better}, whose credit is better. Look again.`,
        source,
      },
    ]
  })
}

function unused(ratios: readonly ClassRatio[]): PolicyWarning[] {
  const said = new Set(ratios.filter(({ level }) => level !== 'unrated').map(({ ratio }) => ratio))
  if (said.size > 1) return []
  return [
    {
      rule: 'no-credit-classes',
      zh: '各信用等级的抽查比例相同，没有应用信用风险分类。请按等级设定比例。',
      en: 'Every credit class is drawn at the same ratio. Give each class its own.',
      source: '忻双随机办〔2022〕2号 二（七）：信用风险分类结果应用率不低于 60%',
    },
  ]
}

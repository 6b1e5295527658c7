import type { Plan } from '../plan/plan.ts'
import type { ItemContent } from '../registry/item.ts'
import { requireImpersonal } from './private-text.ts'

/**
 * The texts of an item that its publication makes public.
 *
 * @throws {Refusal} `not-disclosable` naming the field that holds what looks like a phone number, an ID number or a home address
 */
export function requirePublicItem(item: ItemContent): void {
  const { name, category, targetKind, subject, content, legalBasis } = item
  requireAll([
    ['事项名称', name],
    ['检查内容', content],
    ['检查主体', subject],
    ['类别', category],
    ['检查对象', targetKind],
    ...legalBasis.map(({ instrument }): Text => ['检查依据', instrument]),
  ])
}

/**
 * The texts of a plan that its publication makes public.
 *
 * @throws {Refusal} `not-disclosable`
 */
export function requirePublicPlan({ title, remark, reason, tasks, decisions }: Plan): void {
  requireAll([
    ['计划名称', title],
    ['备注', remark],
    ['修订理由', reason],
    ...tasks.flatMap(({ number, name, scope, initiator }): Text[] => [
      [`任务 ${number} 名称`, name],
      [`任务 ${number} 抽查对象范围`, scope],
      [`任务 ${number} 发起部门`, initiator],
    ]),
    ...decisions.flatMap(({ about, options }): Text[] => [
      ['资料不一致之处', about],
      ...options.map((option): Text => ['各方说法', option]),
    ]),
  ])
}

type Text = readonly [where: string, text: string | undefined]

function requireAll(texts: readonly Text[]): void {
  for (const [where, text] of texts) if (text !== undefined) requireImpersonal(where, text)
}

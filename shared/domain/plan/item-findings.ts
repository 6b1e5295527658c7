import type { Item } from '../registry/item.ts'
import type { PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'

const published = '国办发〔2024〕54号：未公布的检查事项不得实施检查'
const basis = '抽查事项清单须载明检查依据；没有依据不得抽查'

/** Each item is known, published, not retired, has a legal basis, and is named once. */
export function itemFindings(task: PlannedTask, items: ReadonlyMap<string, Item>): RuleFinding[] {
  const named = [...new Set(task.itemIds)]
  const repeated = named.filter((id) => task.itemIds.indexOf(id) !== task.itemIds.lastIndexOf(id))
  return [
    ...repeated.map((id) => repeatedItem(task, id)),
    ...named.flatMap((id) => {
      const item = items.get(id)
      return item === undefined ? [unknownItem(task, id)] : standing(task, item)
    }),
  ]
}

function standing(task: PlannedTask, item: Item): RuleFinding[] {
  return [
    ...(item.state === 'draft' ? [draftItem(task, item)] : []),
    ...(item.state === 'retired' ? [retiredItem(task, item)] : []),
    ...(item.legalBasis.length === 0 ? [baselessItem(task, item)] : []),
  ]
}

function repeatedItem({ number }: PlannedTask, id: string): RuleFinding {
  return {
    rule: 'item-repeated',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 重复列出了抽查事项“${id}”。请删除多余的一项。`,
    en: `Task ${number} names item "${id}" twice. Delete one.`,
    source: '年度抽查工作计划表“抽查事项”栏',
  }
}

function unknownItem({ number }: PlannedTask, id: string): RuleFinding {
  return {
    rule: 'item-unknown',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 的抽查事项“${id}”不在抽查事项清单中。请先录入并公布该事项，或更正编号。`,
    en: `Task ${number} names item "${id}", which is not in the item list. Enter and publish it, or correct the id.`,
    source: published,
  }
}

function draftItem({ number }: PlannedTask, { id, name }: Item): RuleFinding {
  return {
    rule: 'item-not-published',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 的抽查事项“${name}”（${id}）尚未公布。请先公布该事项。`,
    en: `Task ${number} names item "${id}", which is not published yet. Publish it first.`,
    source: published,
  }
}

function retiredItem({ number }: PlannedTask, { id, name, retired }: Item): RuleFinding {
  const on = retired ? `已于 ${retired.on} ` : '已'
  return {
    rule: 'item-retired',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 的抽查事项“${name}”（${id}）${on}废止。请改用现行事项。`,
    en: `Task ${number} names item "${id}", which is retired. Use one in force.`,
    source: published,
  }
}

function baselessItem({ number }: PlannedTask, { id, name }: Item): RuleFinding {
  return {
    rule: 'no-legal-basis',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 的抽查事项“${name}”（${id}）没有检查依据。请补充法律、法规或规章及条款。`,
    en: `Task ${number} names item "${id}", which has no legal basis. Add instrument and articles.`,
    source: basis,
  }
}

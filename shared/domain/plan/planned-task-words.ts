import { chineseDay } from '../../kernel/days.ts'
import { methods } from '../registry/item.ts'
import { creditClasses } from '../registry/target.ts'
import { explainFilter } from './explain-filter.ts'
import type { PlannedTask } from './plan.ts'
import type { ClassRatio, Cooperation, Seat } from './task-terms.ts'

/** Fields of a planned task by their names in the annex table, in its order, then what a row may say beside it. */
export const plannedFields = {
  name: '抽查任务名称',
  type: '抽查类型',
  itemIds: '抽查事项',
  scope: '抽查对象范围',
  filter: '定向条件',
  floor: '抽查比例',
  ratios: '各信用等级比例',
  ratioScope: '比例口径',
  rounds: '抽查次数',
  window: '抽查检查起止时间',
  method: '检查方式',
  seats: '执法小组',
  initiator: '发起部门',
  cooperating: '配合部门',
} as const satisfies { readonly [K in Exclude<keyof PlannedTask, 'number'>]-?: string }

export type PlannedField = keyof typeof plannedFields

export const types = { targeted: '定向', 'non-targeted': '不定向' } as const

/** By which name the public knows an item. */
export type ItemNames = (id: string) => string

/** What a field of a planned task says, in the words of the annex table; undefined where the row leaves it open. */
export function fieldWords(task: PlannedTask, field: PlannedField, itemName: ItemNames): string | undefined {
  return words[field](task, itemName)
}

type Words = (task: PlannedTask, itemName: ItemNames) => string | undefined

const words: { readonly [K in PlannedField]: Words } = {
  name: ({ name }) => name,
  type: ({ type }) => types[type],
  itemIds: ({ itemIds }, itemName) => itemIds.map(itemName).join('；'),
  scope: ({ scope }) => scope,
  filter: ({ scope, filter }) => filter && explainFilter({ scope, filter }).zh,
  floor: ({ floor }) => `不低于${floor / 100}%`,
  ratios: ({ ratios }) => ratios && ratios.map(ratioWords).join('；'),
  ratioScope: ({ ratioScope }) => ratioScope && (ratioScope === 'round' ? '每轮' : '全年'),
  rounds: ({ rounds }) => `${rounds}次`,
  window: ({ window: { from, to } }) => `${chineseDay(from)}至${chineseDay(to)}`,
  method: ({ method }) => method && methods[method],
  seats: ({ seats }) => seats && seats.map(seatWords).join('；'),
  initiator: ({ initiator }) => initiator,
  cooperating: ({ cooperating }, itemName) =>
    cooperating && cooperating.map((each) => together(each, itemName)).join('；'),
}

function ratioWords({ level, ratio, priority }: ClassRatio): string {
  return `${creditClasses[level]} ${ratio / 100}%（风险权重${priority}）`
}

function seatWords(tags: Seat, at: number): string {
  return `第${at + 1}名须具备${tags.join('、')}`
}

function together({ name, itemIds }: Cooperation, itemName: ItemNames): string {
  return `${name}（${itemIds.map(itemName).join('、')}）`
}

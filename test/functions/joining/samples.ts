import type { Plan, PlannedTask } from '../../../shared/domain/plan/plan.ts'
import type { TestPlatform } from '../../platform.ts'
import { sampleItem } from '../drawing/fixtures.ts'

export const market = '140900/market'
export const tax = '140900/tax'

export const names: Readonly<Record<string, string>> = {
  [market]: '忻州市市场监督管理局',
  [tax]: '忻州市税务局',
}

/** Items of the cooperating departments: their ids are their own affair, and one is called as one of the initiator's. */
export const items: Readonly<Record<string, readonly string[]>> = {
  [market]: ['SJ-01', 'item-1'],
  [tax]: ['SW-01'],
}

export const jointTask: PlannedTask = {
  number: 1,
  name: '对会计代理记账机构的部门联合抽查',
  type: 'targeted',
  itemIds: ['item-1', 'item-2'],
  scope: '会计代理记账机构',
  floor: 2000,
  rounds: 2,
  window: { from: '2022-07-01', to: '2022-09-30' },
  initiator: '忻州市财政局',
  cooperating: [market, tax].map((department) => ({
    department,
    name: names[department] as string,
    itemIds: items[department] as readonly string[],
  })),
}

export function jointPlan(year: number, tasks: readonly PlannedTask[] = [jointTask]): Plan {
  const window = { from: `${year}-07-01`, to: `${year}-09-30` }
  return {
    id: String(year),
    year,
    title: '示例年度抽查计划',
    state: 'draft',
    tasks: tasks.map((task) => ({ ...task, window })),
    decisions: [],
    draftedBy: 'clerk',
  }
}

/** The items of all three departments, published. */
export async function putItems(p: TestPlatform): Promise<void> {
  for (const id of jointTask.itemIds) await p.put('items', sampleItem(id))
  for (const [department, ids] of Object.entries(items)) {
    for (const id of ids) await p.in(department).put('items', sampleItem(id, { subject: names[department] as string }))
  }
}

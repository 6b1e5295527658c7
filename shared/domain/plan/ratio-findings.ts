import type { Item } from '../registry/item.ts'
import type { PlannedTask } from './plan.ts'
import type { RuleFinding } from './plan-finding.ts'
import type { PlanPolicy } from './plan-policy.ts'

/**
 * The overall ratio is not below the floor, nor below what one of the task's items asks for itself, and the rounds together
 * do not ask for more than there is.
 */
export function ratioFindings(
  task: PlannedTask,
  policy: Pick<PlanPolicy, 'leastFloor' | 'leastFloorSource'>,
  items: ReadonlyMap<string, Item> = new Map(),
): RuleFinding[] {
  const { floor, rounds, itemIds } = task
  const demanding = [...new Set(itemIds)].flatMap((id) => {
    const item = items.get(id)
    return item?.leastRatio !== undefined && floor < item.leastRatio ? [belowItem(task, item, item.leastRatio)] : []
  })
  return [
    ...(floor < policy.leastFloor ? [belowFloor(task, policy)] : []),
    ...demanding,
    ...(floor * rounds > 10_000 ? [exhausting(task)] : []),
  ]
}

type Floor = Pick<PlanPolicy, 'leastFloor' | 'leastFloorSource'>

function belowFloor({ number, floor }: PlannedTask, { leastFloor, leastFloorSource }: Floor): RuleFinding {
  return {
    rule: 'ratio-below-floor',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 的抽查比例 ${percent(floor)}% 低于要求的 ${percent(leastFloor)}%。请提高抽查比例。`,
    en: `Task ${number} draws ${percent(floor)} %, below the required ${percent(leastFloor)} %. Raise it.`,
    source: leastFloorSource,
  }
}

function belowItem({ number, floor }: PlannedTask, { id, name }: Item, least: number): RuleFinding {
  return {
    rule: 'ratio-below-item',
    severity: 'error',
    task: number,
    zh: `任务 ${number} 的抽查比例 ${percent(floor)}% 低于抽查事项“${name}”（${id}）规定的 ${percent(least)}%。请提高抽查比例。`,
    en: `Task ${number} draws ${percent(floor)} %, below the ${percent(least)} % that item "${id}" asks for. Raise it.`,
    source: '抽查事项清单载明的抽查比例',
  }
}

function exhausting({ number, floor, rounds }: PlannedTask): RuleFinding {
  return {
    rule: 'rounds-exhaust-pool',
    severity: 'warning',
    task: number,
    zh: `任务 ${number} 每轮 ${percent(floor)}%、共 ${rounds} 轮，超过全部对象；各轮不重复抽取，后面的轮次会抽不满。`,
    en: `Task ${number} asks for ${rounds} rounds of ${percent(floor)} %, more than all targets; later rounds fall short.`,
    source: '同一任务各轮不重复抽取同一对象（减轻企业负担，避免重复检查）',
  }
}

/** Basis points as a percentage, exactly: 2050 → 20.5. */
function percent(basisPoints: number): string {
  return String(basisPoints / 100)
}

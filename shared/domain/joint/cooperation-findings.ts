import type { PlannedTask } from '../plan/plan.ts'
import type { RuleFinding } from '../plan/plan-finding.ts'
import type { Item } from '../registry/item.ts'

/** What is known of the departments that a plan or a task names beside its own. */
export interface CooperationFacts {
  /** Path of the department whose task it is. */
  readonly own: string
  /** By path: the items that the task asks of it, as they stand there; one that it does not know is absent. */
  readonly departments: ReadonlyMap<string, ReadonlyMap<string, Item>>
}

const source = '国办发〔2019〕5号：部门联合抽查由发起部门会同配合部门实施；未公布的检查事项不得实施检查'

type Joined = Pick<PlannedTask, 'number' | 'cooperating'>

/** Each cooperating department is another, named once, on the platform, and may inspect what is asked of it. */
export function cooperationFindings(task: Joined, { own, departments }: CooperationFacts): RuleFinding[] {
  const { cooperating = [] } = task
  const paths = cooperating.map(({ department }) => department)
  return cooperating.flatMap(({ department, name, itemIds }, at) => {
    if (department === own) return [finding(task, 'cooperating-self', itself(name))]
    if (paths.indexOf(department) !== at) return [finding(task, 'cooperating-repeated', repeated(name))]
    const items = departments.get(department)
    if (!items) return [finding(task, 'cooperating-unknown', unknown(name, department))]
    return itemIds.flatMap((id) => {
      const item = items.get(id)
      if (!item) return [finding(task, 'cooperating-item-unknown', unknownItem(name, id))]
      return item.state === 'published' ? [] : [finding(task, 'cooperating-item-not-published', notPublic(name, item))]
    })
  })
}

type Words = Pick<RuleFinding, 'zh' | 'en'>

function finding({ number }: Joined, rule: string, words: Words): RuleFinding {
  const { zh, en } = words
  return { rule, severity: 'error', task: number, zh: `任务 ${number} ${zh}`, en: `Task ${number} ${en}`, source }
}

function itself(name: string): Words {
  return { zh: `把本部门“${name}”列为配合部门。请删除。`, en: 'names its own department as cooperating. Delete it.' }
}

function repeated(name: string): Words {
  return { zh: `重复列出了配合部门“${name}”。请合并为一项。`, en: `names "${name}" twice. Put its items together.` }
}

function unknown(name: string, path: string): Words {
  return {
    zh: `的配合部门“${name}”（${path}）不在本平台。请核对部门代码，或请其先开通。`,
    en: `names "${path}", which is not on this platform. Correct the path, or have it set up first.`,
  }
}

function unknownItem(name: string, id: string): Words {
  return {
    zh: `的配合部门“${name}”没有抽查事项“${id}”。请与该部门核对事项编号。`,
    en: `asks "${name}" for item "${id}", which it does not have. Check the id with that department.`,
  }
}

function notPublic(name: string, { id, name: called, state }: Item): Words {
  const why = state === 'retired' ? '已废止' : '尚未公布'
  return {
    zh: `的配合部门“${name}”的抽查事项“${called}”（${id}）${why}。请其先公布，或改用其他事项。`,
    en: `asks "${name}" for item "${id}", which is ${state}. It must publish it first, or name another.`,
  }
}

import { isJoint } from '../joint/joint-visit.ts'
import { type Block, paragraph } from './document.ts'
import type { TaskSources } from './sources.ts'

/** Who inspects what: of a joint task a line for each department, the initiator first. */
export function dutiesTable({ department, task, items }: TaskSources): Block[] {
  const named = (ids: readonly string[]) => ids.map((id) => items.get(id)?.name ?? id).join('\n')
  const own = [
    department.name,
    '发起部门',
    named(task.itemIds),
    '牵头制定方案、组织抽取和匹配，检查本部门事项，录入并公示结果',
  ]
  const others = (task.cooperating ?? []).map(({ name, itemIds }) => [
    name,
    '配合部门',
    named(itemIds),
    '选派执法检查人员，检查本部门事项，录入并公示结果',
  ])
  return [
    {
      kind: 'table',
      head: ['部门', '分工', '负责的抽查事项', '职责'],
      widths: [2.6, 1.6, 4.4, 4.4],
      rows: [own, ...others],
    },
  ]
}

export function rolesParagraphs({ task }: TaskSources): Block[] {
  const joint = isJoint(task) ? '各部门的结果由各自的审核人审核。' : ''
  return [
    paragraph(
      `经办人负责名录和任务的维护，抽取人负责抽取，检查组负责检查和录入，审核人负责审核，公示人负责公示；抽取人与审批人、检查组成员与审核人不得为同一人。${joint}`,
    ),
  ]
}

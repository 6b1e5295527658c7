import { chineseDay } from '../../kernel/days.ts'
import type { Plan, PlannedTask } from '../plan/plan.ts'
import { planLifecycle } from '../plan/plan-lifecycle.ts'
import { fieldWords } from '../plan/planned-task-words.ts'
import { type FormRow, filled, label, type OfficialDraft, orBlank } from './document.ts'
import type { PlanSources } from './sources.ts'

/** The columns of the notice's annex, in its order. */
const annexColumns = [
  { zh: '序号', width: 1.5 },
  { zh: '抽查任务名称', width: 3.2 },
  { zh: '抽查类型', width: 1.6 },
  { zh: '抽查事项', width: 5.2 },
  { zh: '抽查对象范围', width: 2.6 },
  { zh: '抽查比例及频次', width: 3.2 },
  { zh: '抽查检查起止时间', width: 3 },
  { zh: '发起部门', width: 2.2 },
] as const

const together = { zh: '配合部门', width: 2.2 } as const

/**
 * 年度双随机抽查工作计划 in the layout of the annex: a task a block of rows, one for each of its items, with what they share merged.
 * The column of cooperating departments is there when a task has one.
 *
 * @source 忻州市财政局2022年度内部双随机抽查工作计划, annex
 */
export function planTable({ department, plan, items }: PlanSources): OfficialDraft {
  const joint = plan.tasks.some(({ cooperating = [] }) => cooperating.length > 0)
  const columns = [...annexColumns, ...(joint ? [together] : [])]
  const name = (id: string) => items.get(id)?.name ?? id
  return {
    head: 'form',
    office: department.name,
    title: plan.title,
    landscape: true,
    blocks: [
      {
        kind: 'form',
        widths: columns.map(({ width }) => width),
        rows: [
          { cells: columns.map(({ zh }) => label(zh)) },
          ...plan.tasks.flatMap((task) => taskRows(task, name, joint)),
          {
            cells: [label('备注'), filled(orBlank(plan.remark ?? '无', '备注'), { columns: columns.length - 1 })],
          },
        ],
      },
      { kind: 'note', runs: [standingOf(plan)] },
    ],
  }
}

/** Which version the table is of, and that a draft is one. */
function standingOf({ state, version = 1, publishedOn }: Plan): string {
  if (publishedOn === undefined) return `本表为第${version}版${planLifecycle.states[state]}，尚未公示。`
  return `第${version}版，${chineseDay(publishedOn)}公示。`
}

function taskRows(task: PlannedTask, name: (id: string) => string, joint: boolean): FormRow[] {
  const items = [
    ...task.itemIds.map((id) => name(id)),
    ...(task.cooperating ?? []).flatMap((each) => each.itemIds.map((id) => `${each.name}：${name(id)}`)),
  ]
  const words = (field: Parameters<typeof fieldWords>[1]) => fieldWords(task, field, name) ?? ''
  const shared = { rows: items.length, align: 'center' as const }
  const scope = [words('scope'), words('filter')].filter((text) => text !== '').map((text) => [text])
  const [first = '', ...rest] = items
  return [
    {
      cells: [
        filled(`${task.number}`, shared),
        filled(task.name, { rows: items.length }),
        filled(words('type'), shared),
        filled(first),
        filled(scope, { rows: items.length }),
        filled(`抽查比例${words('floor')}；抽查${words('rounds')}`, { rows: items.length }),
        filled(words('window'), shared),
        filled(task.initiator, shared),
        ...(joint
          ? [
              filled(
                (task.cooperating ?? []).map((each) => [each.name]),
                shared,
              ),
            ]
          : []),
      ],
    },
    ...rest.map((item) => ({ cells: [filled(item)] })),
  ]
}

import { pageKey } from '../contract/site-paths.ts'
import type { Plan, PlannedTask } from '../domain/plan/plan.ts'
import type { Task } from '../domain/plan/task.ts'
import type { Item } from '../domain/registry/item.ts'
import { given, type Html, html, nothing } from './html.ts'
import { itemAnchor } from './item-list.ts'
import { type Office, officeOf } from './office.ts'
import { day, facts, percent, table } from './parts.ts'
import { hrefFrom, sitePage } from './site-page.ts'

export interface PlanView {
  readonly department: Office
  readonly year: number
  readonly title: string
  readonly publishedOn: string
  readonly approvedOn?: string
  readonly tasks: readonly PlannedTaskView[]
  readonly decisions: readonly {
    readonly about: string
    readonly options: readonly string[]
    readonly chosen: string
  }[]
  readonly remark?: string
}

export interface PlannedTaskView {
  readonly number: number
  readonly name: string
  readonly type: string
  readonly items: readonly { readonly id: string; readonly name: string }[]
  readonly scope: string
  readonly floorBasisPoints: number
  readonly rounds: number
  readonly from: string
  readonly to: string
  readonly initiator: string
  /** The task it became, once it may be drawn. */
  readonly taskId?: string
}

const types = { targeted: '定向', 'non-targeted': '不定向' } as const

/** A published plan in the columns of the notice's annex. Who chose between conflicting sources stays inside. */
export function planView(
  department: Office,
  plan: Plan & { readonly publishedOn: string },
  { items, tasks }: { items: readonly Item[]; tasks: readonly Task[] },
): PlanView {
  const own = tasks.filter(({ planId }) => planId === plan.id)
  return {
    department: officeOf(department),
    year: plan.year,
    title: plan.title,
    publishedOn: plan.publishedOn,
    ...(plan.approvedOn ? { approvedOn: plan.approvedOn } : {}),
    tasks: plan.tasks.map((planned) => plannedView(planned, items, own)),
    decisions: plan.decisions.flatMap(({ about, options, chosen }) =>
      chosen === undefined ? [] : [{ about, options: [...options], chosen }],
    ),
    ...(plan.remark ? { remark: plan.remark } : {}),
  }
}

function plannedView(planned: PlannedTask, items: readonly Item[], tasks: readonly Task[]): PlannedTaskView {
  const task = tasks.find(({ number }) => number === planned.number)
  return {
    number: planned.number,
    name: planned.name,
    type: types[planned.type],
    items: namedItems(planned.itemIds, items),
    scope: planned.scope,
    floorBasisPoints: planned.floor,
    rounds: planned.rounds,
    from: planned.window.from,
    to: planned.window.to,
    initiator: planned.initiator,
    ...(task ? { taskId: task.id } : {}),
  }
}

export function namedItems(ids: readonly string[], items: readonly Item[]): { id: string; name: string }[] {
  return ids.map((id) => ({ id, name: items.find((item) => item.id === id)?.name ?? id }))
}

export function planPage(view: PlanView): string {
  const { department, year } = view
  const place = { department: department.id, id: String(year) }
  const frame = {
    kind: 'plan' as const,
    place,
    title: `${year} 年度抽查计划`,
    department,
    trail: [
      { title: department.name, key: pageKey('department', place) },
      { title: '年度计划', key: pageKey('plans', place) },
    ],
    asOf: view.publishedOn,
  }
  const body = html`<h1>${given(view.title)}</h1>
${facts([
  ['年度', year],
  ['批准日期', view.approvedOn ? day(view.approvedOn) : undefined],
  ['公示日期', day(view.publishedOn)],
])}
${planTable(view, hrefFrom(frame))}
${view.remark ? html`<p><strong>备注：</strong>${given(view.remark)}</p>` : nothing}
${decisions(view)}`
  return sitePage(frame, body)
}

/** The columns of the notice's annex, in its order. */
const columns = [
  '序号',
  '抽查任务名称',
  '抽查类型',
  '抽查事项',
  '抽查对象范围',
  '抽查比例及频次',
  '抽查检查起止时间',
  '发起部门',
]

function planTable({ tasks, year, department }: PlanView, href: (key: string) => string): Html {
  const place = (id: string) => ({ department: department.id, id })
  return table({
    caption: `${year} 年度“双随机”抽查工作计划`,
    columns: columns.map((title) => ({ title, short: title === '发起部门' })),
    rows: tasks.map((task) => [
      html`<span class="narrow">序号 </span>${task.number}`,
      task.taskId
        ? html`<a href="${href(pageKey('task', place(task.taskId)))}">${given(task.name)}</a>`
        : given(task.name),
      task.type,
      itemLinks(task.items, href(pageKey('items', { department: department.id }))),
      given(task.scope),
      `比例不低于 ${percent(task.floorBasisPoints)}，抽查 ${task.rounds} 次`,
      html`${day(task.from)}至${day(task.to)}`,
      given(task.initiator),
    ]),
    empty: '本年度计划没有抽查任务。',
  })
}

export function itemLinks(items: readonly { id: string; name: string }[], list: string): Html {
  return html`<ul class="plain">${items.map(({ id, name }) => html`<li><a href="${list}#${itemAnchor(id)}">${given(name)}</a></li>`)}</ul>`
}

function decisions({ decisions: made }: PlanView): Html {
  if (made.length === 0) return nothing
  return html`<section><h2>资料不一致之处与选定结果</h2>
<p>编制计划时，文件正文与附表等资料有不一致的，一律列出各方说法，由经办人选定，不作默认处理。</p>
${table({
  caption: '不一致之处',
  columns: [{ title: '内容' }, { title: '各方说法' }, { title: '选定' }],
  rows: made.map(({ about, options, chosen }) => [
    given(about),
    html`<ul class="plain">${options.map((option) => html`<li>${given(option)}</li>`)}</ul>`,
    html`<strong>${given(chosen)}</strong>`,
  ]),
  empty: '',
})}</section>`
}

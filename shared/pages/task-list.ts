import { pageKey } from '../contract/site-paths.ts'
import type { Task } from '../domain/plan/task.ts'
import { given, html } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { day, percent, table } from './parts.ts'
import { hrefFrom, sitePage } from './site-page.ts'
import { yearLinks } from './year-links.ts'

export interface TaskListView {
  readonly department: Office
  /** Absent before there is a task. */
  readonly year?: string
  /** Years with tasks, the newest first. */
  readonly years: readonly string[]
  readonly tasks: readonly {
    readonly id: string
    readonly name: string
    readonly scope: string
    readonly floorBasisPoints: number
    readonly rounds: number
    readonly from: string
    readonly to: string
  }[]
}

/** Tasks by their window, the newest first. */
export function taskListView(
  department: Office,
  tasks: readonly Task[],
  { year, years }: { readonly year: string | undefined; readonly years: readonly string[] },
): TaskListView {
  const order = ({ window, id }: Task) => window.from + id
  return {
    department: officeOf(department),
    ...(year === undefined ? {} : { year }),
    years: [...years],
    tasks: tasks
      .toSorted((a, b) => (order(a) < order(b) ? 1 : -1))
      .map(({ id, name, scope, floor, rounds, window }) => ({
        id,
        name,
        scope,
        floorBasisPoints: floor,
        rounds,
        from: window.from,
        to: window.to,
      })),
  }
}

/** The newest year stands under the section's own address. */
export function taskListPage(view: TaskListView): string {
  return page(view, 'tasks')
}

export function taskYearPage(view: TaskListView): string {
  return page(view, 'tasksYear')
}

function page({ department, year, years, tasks }: TaskListView, kind: 'tasks' | 'tasksYear'): string {
  const place = { department: department.id }
  const frame = {
    kind,
    place: kind === 'tasks' || year === undefined ? place : { ...place, id: year },
    title: kind === 'tasks' ? '抽查任务' : `${year} 年抽查任务`,
    department,
    trail: [
      { title: department.name, key: pageKey('department', place) },
      ...(kind === 'tasks' ? [] : [{ title: '抽查任务', key: pageKey('tasks', place) }]),
    ],
  }
  const href = hrefFrom(frame)
  const body = html`<h1>${frame.title}</h1>
<p class="lead">每项任务由已公示的年度计划产生；抽取、检查与结果都从这里可以查到。</p>
${yearLinks(years, kind === 'tasks' ? undefined : year, { kind: 'tasksYear', department: department.id, href })}
${table({
  caption: '抽查任务',
  columns: [{ title: '任务' }, { title: '对象范围' }, { title: '比例与频次', short: true }, { title: '检查时间' }],
  rows: tasks.map((task) => [
    html`<a href="${href(pageKey('task', { ...place, id: task.id }))}">${given(task.name)}</a>`,
    given(task.scope),
    `不低于 ${percent(task.floorBasisPoints)}，${task.rounds} 轮`,
    html`${day(task.from)}至${day(task.to)}`,
  ]),
  empty: '尚无抽查任务。',
})}`
  return sitePage(frame, body)
}

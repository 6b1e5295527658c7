import { pageKey } from '../contract/site-paths.ts'
import { adHocKinds } from '../domain/plan/ad-hoc.ts'
import type { Task } from '../domain/plan/task.ts'
import { brief, given, type Html, html, nothing } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { day, percent, table, tag } from './parts.ts'
import { hrefFrom, type Page, sitePage } from './site-page.ts'
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
    /** 字号〔年〕序号. */
    readonly number?: string
    /** 临时任务: what asked for it. */
    readonly adHoc?: string
    readonly withdrawnOn?: string
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
      .map(({ id, name, scope, floor, rounds, window, docNumber, adHoc, withdrawn }) => ({
        id,
        name,
        scope,
        floorBasisPoints: floor,
        rounds,
        from: window.from,
        to: window.to,
        ...(docNumber ? { number: docNumber.text } : {}),
        ...(adHoc ? { adHoc: adHocKinds[adHoc.kind].zh } : {}),
        ...(withdrawn ? { withdrawnOn: withdrawn.on } : {}),
      })),
  }
}

/** The newest year stands under the section's own address. */
export function taskListPage(view: TaskListView): Page {
  return page(view, 'tasks')
}

export function taskYearPage(view: TaskListView): Page {
  return page(view, 'tasksYear')
}

function page({ department, year, years, tasks }: TaskListView, kind: 'tasks' | 'tasksYear'): Page {
  const place = { department: department.id }
  const frame = {
    kind,
    place: kind === 'tasks' || year === undefined ? place : { ...place, id: year },
    title: kind === 'tasks' ? '抽查任务' : html`${year} 年抽查任务`,
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      ...(kind === 'tasks' ? [] : [{ title: '抽查任务', key: pageKey('tasks', place) }]),
    ],
  }
  const href = hrefFrom(frame)
  const body = html`<h1>${frame.title}</h1>
<p class="lead">任务由已公示的年度计划产生；上级交办、投诉举报、触发式监管和专项整治另立临时任务，注明来源。抽取、检查与结果都从这里可以查到。</p>
${yearLinks(years, kind === 'tasks' ? undefined : year, { kind: 'tasksYear', department: department.id, href })}
${table({
  caption: '抽查任务',
  columns: [
    { title: '任务' },
    { title: '编号', short: true },
    { title: '对象范围' },
    { title: '比例与频次', short: true },
    { title: '检查时间' },
  ],
  rows: tasks.map((task) => [
    html`<a href="${href(pageKey('task', { ...place, id: task.id }))}">${given(task.name)}</a>${marks(task)}`,
    task.number === undefined ? '—' : given(task.number),
    given(task.scope),
    html`不低于 ${percent(task.floorBasisPoints)}，${task.rounds} 轮`,
    html`${day(task.from)}至${day(task.to)}`,
  ]),
  empty: '尚无抽查任务。',
})}`
  return sitePage(frame, body)
}

function marks({ adHoc, withdrawnOn }: TaskListView['tasks'][number]): Html {
  return html`${adHoc === undefined ? nothing : html` ${tag(html`临时：${adHoc}`, 'plain')}`}${withdrawnOn === undefined ? nothing : html` ${tag('已撤销', 'void')}`}`
}

import { pageKey } from '../contract/site-paths.ts'
import { type Plan, versionOf } from '../domain/plan/plan.ts'
import { brief, given, html, inBoth } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { day, table } from './parts.ts'
import { hrefFrom, latest, type Page, sitePage } from './site-page.ts'

export interface PlanListView {
  readonly department: Office
  readonly plans: readonly {
    readonly id: string
    readonly title: string
    readonly publishedOn: string
    readonly tasks: number
    readonly version: number
  }[]
}

export function isPublished(plan: Plan): plan is Plan & { readonly publishedOn: string } {
  return plan.publishedOn !== undefined
}

export function planListView(department: Office, plans: readonly Plan[]): PlanListView {
  return {
    department: officeOf(department),
    plans: plans
      .filter(isPublished)
      .toSorted((a, b) => b.year - a.year)
      .map((plan) => ({
        id: plan.id,
        title: plan.title,
        publishedOn: plan.publishedOn,
        tasks: plan.tasks.length,
        version: versionOf(plan),
      })),
  }
}

export function planListPage({ department, plans }: PlanListView): Page {
  const place = { department: department.id }
  const frame = {
    kind: 'plans' as const,
    place,
    title: '年度抽查计划',
    department,
    trail: [{ title: brief(department.name), key: pageKey('department', place) }],
    asOf: latest(...plans.map(({ publishedOn }) => publishedOn)),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>年度抽查计划</h1>
${table({
  caption: '已公示的年度抽查计划',
  columns: [
    { title: '年度' },
    { title: '计划' },
    { title: inBoth('任务', 'Tasks'), numeric: true },
    { title: '公示日期' },
  ],
  rows: plans.map(({ id, title, publishedOn, tasks, version }) => [
    id,
    html`<a href="${href(pageKey('plan', { ...place, id }))}">${given(title)}</a>`,
    html`${tasks} 项`,
    version > 1 ? html`${day(publishedOn)}（第 ${version} 版）` : day(publishedOn),
  ]),
  empty: '尚未公示年度抽查计划。',
})}`
  return sitePage(frame, body)
}

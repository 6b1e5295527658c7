import { pageKey } from '../contract/site-paths.ts'
import { yearPicture } from '../domain/plan/year-picture.ts'
import { brief, englishSentence, given, type Html, html, inBoth, nothing, series } from './html.ts'
import { itemAnchor } from './item-list.ts'
import { day, facts, percent, table, type Words } from './parts.ts'
import { versionsSection } from './plan-versions.ts'
import type { PlannedTaskView, PlanView } from './plan-view.ts'
import { type Href, hrefFrom, type Page, sitePage } from './site-page.ts'
import { yearFigure } from './year-picture.ts'

export function planPage(view: PlanView): Page {
  const { department, year, version } = view
  const place = { department: department.id, id: String(year) }
  const frame = {
    kind: 'plan' as const,
    place,
    title: html`${year} 年度抽查计划`,
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      { title: '年度计划', key: pageKey('plans', place) },
    ],
    asOf: view.publishedOn,
  }
  const href = hrefFrom(frame)
  const plannedTable = (tasks: readonly PlannedTaskView[], caption: Words) =>
    planTable({ tasks, caption, department }, href)
  const body = html`<h1>${given(view.title)}</h1>
${facts([
  ['年度', year],
  ['版本', version > 1 ? html`第 ${version} 版，<a href="#versions">此前版本与差异</a>` : undefined],
  ['批准日期', view.approvedOn ? day(view.approvedOn) : undefined],
  ['公示日期', day(view.publishedOn)],
])}
<section><h2>全年安排</h2>
${yearFigure(yearPicture(year, view.tasks, view.deadlines))}
${plannedTable(view.tasks, html`${year} 年度“双随机”抽查工作计划`)}
${view.remark ? html`<p><strong>备注：</strong>${given(view.remark)}</p>` : nothing}</section>
${versionsSection(view, plannedTable)}
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

interface Planned extends Pick<PlanView, 'tasks' | 'department'> {
  readonly caption: Words
}

function planTable({ tasks, caption, department }: Planned, href: Href): Html {
  const place = (id: string) => ({ department: department.id, id })
  return table({
    caption,
    columns: columns.map((title) => ({ title, short: title === '抽查类型' })),
    rows: tasks.map((task) => [
      html`<span class="narrow">序号 </span>${task.number}`,
      task.taskId
        ? html`<a href="${href(pageKey('task', place(task.taskId)))}">${given(task.name)}</a>`
        : given(task.name),
      task.type,
      itemLinks(task.items, href(pageKey('items', { department: department.id }))),
      html`${given(task.scope)}${task.filter ? html`<p class="note">${inBoth(given(task.filter), englishSentence(task.filterEnglish ?? task.filter))}</p>` : nothing}`,
      html`比例不低于 ${percent(task.floorBasisPoints)}，抽查 ${task.rounds} 次`,
      html`${day(task.from)}至${day(task.to)}`,
      html`${given(task.initiator)}${task.cooperating.length > 0 ? html`<p class="note">配合：${series(task.cooperating.map(given))}</p>` : nothing}`,
    ]),
    empty: '本年度计划没有抽查任务。',
  })
}

export function itemLinks(items: readonly { id: string; name: string }[], list: Html): Html {
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

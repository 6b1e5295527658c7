import type { FieldDifference } from '../domain/plan/plan-differences.ts'
import { given, type Html, html, nothing } from './html.ts'
import { day, facts, table, tag } from './parts.ts'
import type { PlannedTaskView, PlanVersionView, PlanView } from './plan-view.ts'

const kinds = { added: ['新增', 'done'], dropped: ['取消', 'void'], changed: ['改动', 'open'] } as const

type PlannedTable = (tasks: readonly PlannedTaskView[], caption: string) => Html

/** Every version that is or was public, the newest first: why it came and in what it differs; those that are over whole. */
export function versionsSection({ versions }: PlanView, plannedTable: PlannedTable): Html {
  if (versions.length < 2) return nothing
  return html`<section id="versions"><h2>历次版本</h2>
<p>计划公示后修订的，此前各版本连同差异一并保留。已锁定或抽取的任务不得在修订中取消或改动。</p>
${versions.map((version) => versionPart(version, plannedTable))}</section>`
}

function versionPart(view: PlanVersionView, plannedTable: PlannedTable): Html {
  const { version, publishedOn, approvedOn, replacedOn, reason } = view
  return html`<section class="card"><h3>第 ${version} 版 ${replacedOn ? tag('已被修订', 'plain') : tag('现行', 'done')}</h3>
${facts([
  ['修订理由', reason ? given(reason) : undefined],
  ['批准日期', approvedOn ? day(approvedOn) : undefined],
  ['公示期间', replacedOn ? html`${day(publishedOn)}至${day(replacedOn)}` : html`${day(publishedOn)}起`],
])}
${version > 1 ? differencesTable(view) : nothing}
${replacedOn ? html`<details><summary>第 ${version} 版全文</summary>\n${plannedTable(view.tasks, view.title)}</details>` : nothing}
</section>
`
}

function differencesTable({ version, fields, differences }: PlanVersionView): Html {
  const row = (what: Html, kind: keyof typeof kinds, field: string, before: Html, after: Html) => {
    const [word, tone] = kinds[kind]
    return [what, tag(word, tone), field, before, after]
  }
  const changed = (what: Html, { field, before, after }: FieldDifference) =>
    row(what, 'changed', field, words(before), words(after))
  const tasks = differences.flatMap(({ number, name, kind, fields: each }) => {
    const what = html`${number}　${given(name)}`
    if (kind === 'added') return [row(what, kind, '任务', html`—`, html`见第 ${version} 版`)]
    if (kind === 'dropped') return [row(what, kind, '任务', html`见上一版`, html`取消；此前未抽取`)]
    return each.map((field) => changed(what, field))
  })
  return table({
    caption: `第 ${version} 版与上一版的差异`,
    columns: [
      { title: '任务' },
      { title: '变化', short: true },
      { title: '栏目', short: true },
      { title: '原为' },
      { title: '现为' },
    ],
    rows: [...fields.map((field) => changed(html`计划`, field)), ...tasks],
    empty: '与上一版没有差异。',
  })
}

function words(value: string | undefined): Html {
  return value === undefined ? html`<span class="note">未列明</span>` : given(value)
}

import type { FieldDifference } from '../domain/plan/plan-differences.ts'
import { plannedFields } from '../domain/plan/planned-task-words.ts'
import { englishDay } from '../kernel/days.ts'
import { asRecorded, given, type Html, html, inBoth, nothing } from './html.ts'
import { day, facts, table, tag, type Words } from './parts.ts'
import type { PlannedTaskView, PlanVersionView, PlanView } from './plan-view.ts'

const kinds = { added: ['新增', 'done'], dropped: ['取消', 'void'], changed: ['改动', 'open'] } as const

type PlannedTable = (tasks: readonly PlannedTaskView[], caption: Words) => Html

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
${replacedOn ? html`<details><summary>第 ${version} 版全文</summary>\n${plannedTable(view.tasks, asRecorded(view.title))}</details>` : nothing}
</section>
`
}

function differencesTable({ version, fields, differences }: PlanVersionView): Html {
  const row = (what: Html, kind: keyof typeof kinds, field: string, before: Html, after: Html) => {
    const [word, tone] = kinds[kind]
    return [what, tag(word, tone), field, before, after]
  }
  const changed = (what: Html, { field, before, after }: FieldDifference) =>
    row(what, 'changed', field, words(before, field), words(after, field))
  const tasks = differences.flatMap(({ number, name, kind, fields: each }) => {
    const what = html`${number}　${given(name)}`
    if (kind === 'added') return [row(what, kind, '任务', html`—`, html`见第 ${version} 版`)]
    if (kind === 'dropped') return [row(what, kind, '任务', html`见上一版`, html`取消；此前未抽取`)]
    return each.map((field) => changed(what, field))
  })
  return table({
    caption: html`第 ${version} 版与上一版的差异`,
    columns: [
      { title: '任务' },
      { title: '变化', short: true },
      { title: inBoth('栏目', 'Field'), short: true },
      { title: '原为' },
      { title: '现为' },
    ],
    rows: [...fields.map((field) => changed(html`计划`, field)), ...tasks],
    empty: '与上一版没有差异。',
  })
}

function words(value: string | undefined, field: string): Html {
  if (value === undefined) return html`<span class="note">未列明</span>`
  return worded.has(field) ? html`<bdi>${value}</bdi>` : inBoth(given(value), valueInEnglish(value) ?? given(value))
}

/** Fields whose values are words of a list. */
const worded: ReadonlySet<string> = new Set([plannedFields.type, plannedFields.method, plannedFields.ratioScope])

/** Numbers and days as the annex table writes them; other values are the clerk's own words. */
function valueInEnglish(value: string): string | undefined {
  const ratio = /^不低于([\d.]+%)$/.exec(value)?.[1]
  if (ratio !== undefined) return `not less than ${ratio}`
  const times = /^(\d+)次$/.exec(value)?.[1]
  if (times !== undefined) return `${times} ${times === '1' ? 'time' : 'times'}`
  const days = /^(\d+)年(\d+)月(\d+)日至(\d+)年(\d+)月(\d+)日$/.exec(value)?.slice(1)
  if (days === undefined) return undefined
  const [from, to] = [days.slice(0, 3), days.slice(3)].map((parts) => englishDay(parts.join('-')))
  return `${from} to ${to}`
}

import { pageKey } from '../contract/site-paths.ts'
import type { Disclosure } from '../domain/disclosure/disclosure.ts'
import { given, type Html, html } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { day, table } from './parts.ts'
import { hrefFrom, latest, sitePage } from './site-page.ts'

/** A result as it stands in lists. */
export interface ResultSummary {
  readonly id: string
  readonly targetId: string
  readonly targetName: string
  readonly regionName: string
  readonly taskName: string
  readonly round: number
  readonly drawId: string
  readonly labels: readonly string[]
  readonly disposition: string
  readonly endedOn: string
  readonly publishedOn: string
}

export interface ResultListView {
  readonly department: Office
  readonly results: readonly ResultSummary[]
}

export function resultSummary({ id, view, publishedOn }: Disclosure): ResultSummary {
  return {
    id,
    targetId: view.targetId,
    targetName: view.targetName,
    regionName: view.regionName,
    taskName: view.taskName,
    round: view.round,
    drawId: view.drawId,
    labels: [...new Set(view.items.map(({ label }) => label))],
    disposition: view.disposition,
    endedOn: view.endedOn,
    publishedOn,
  }
}

/** The newest publication first; ids break ties. */
export function newestResultFirst(a: ResultSummary, b: ResultSummary): number {
  return a.publishedOn === b.publishedOn ? (a.id < b.id ? -1 : 1) : a.publishedOn < b.publishedOn ? 1 : -1
}

export function resultListView(department: Office, disclosures: readonly Disclosure[]): ResultListView {
  return { department: officeOf(department), results: disclosures.map(resultSummary).toSorted(newestResultFirst) }
}

export function resultTable(results: readonly ResultSummary[], href: (id: string) => string): Html {
  return table({
    caption: '已公示的检查结果',
    columns: [
      { title: '检查对象' },
      { title: '地区', short: true },
      { title: '任务' },
      { title: '结果' },
      { title: '处置' },
      { title: '公示日期', short: true },
    ],
    rows: results.map((each) => [
      html`<a href="${href(each.id)}">${given(each.targetName)}</a>`,
      given(each.regionName),
      html`${given(each.taskName)}，第 ${each.round} 轮`,
      each.labels.join('；'),
      given(each.disposition),
      day(each.publishedOn),
    ]),
    empty: '尚未公示检查结果。',
  })
}

export function resultListPage({ department, results }: ResultListView): string {
  const place = { department: department.id }
  const frame = {
    kind: 'results' as const,
    place,
    title: '检查结果',
    department,
    trail: [{ title: department.name, key: pageKey('department', place) }],
    asOf: latest(...results.map(({ publishedOn }) => publishedOn)),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>检查结果</h1>
<p class="lead">检查结束后 20 个工作日内公示。审核退回的经过、责令改正的办结情况与结果一并公开。</p>
${resultTable(results, (id) => href(pageKey('result', { ...place, id })))}`
  return sitePage(frame, body)
}

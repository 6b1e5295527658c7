import { pageKey } from '../contract/site-paths.ts'
import { pageSize } from '../domain/disclosure/listing.ts'
import type { ResultSummary } from '../domain/disclosure/result-summary.ts'
import { brief, given, type Html, html, nothing, series } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { day, table, tag } from './parts.ts'
import { rangeLinks, rangesEndingWith, rangesOf } from './result-ranges.ts'
import { dispositionWords } from './result-words.ts'
import { hrefFrom, latest, type Page, sitePage } from './site-page.ts'

export interface ResultListView {
  readonly department: Office
  /** How many have ever been published. */
  readonly published: number
  /** The newest first: all up to two hundred, then the newest hundred to two hundred. */
  readonly results: readonly ResultSummary[]
  /** Full pages of a hundred each, in the order of publication. */
  readonly pages: number
}

export interface ResultsPageView {
  readonly department: Office
  readonly page: number
  readonly results: readonly ResultSummary[]
}

/** The pages (from 0) that the list itself shows: the one that is filling, and the full one before it. */
export function newestPages(published: number): number[] {
  const filling = Math.floor(published / pageSize)
  return filling === 0 ? [0] : [filling, filling - 1]
}

export function resultListView(
  department: Office,
  published: number,
  newest: readonly ResultSummary[],
): ResultListView {
  return {
    department: officeOf(department),
    published,
    results: newest.toSorted((a, b) => b.number - a.number),
    pages: Math.floor(published / pageSize),
  }
}

export function resultTable(results: readonly ResultSummary[], href: (id: string) => Html): Html {
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
      html`<a href="${href(each.id)}">${each.state === 'published' ? brief(each.targetName) : html`第 ${each.number} 号`}</a>`,
      given(each.regionName),
      html`${given(each.taskName)}，第 ${each.round} 轮`,
      each.state === 'published' ? series(each.labels, '；') : gone(each.state),
      dispositionWords(each.disposition),
      day(each.publishedOn),
    ]),
    empty: '尚未公示检查结果。',
  })
}

export function gone(state: 'withdrawn' | 'expired'): Html {
  return state === 'withdrawn' ? tag('已撤下', 'void') : tag('公示期满', 'plain')
}

export function resultListPage({ department, results, pages, published }: ResultListView): Page {
  const place = { department: department.id }
  const frame = {
    kind: 'results' as const,
    place,
    title: '检查结果',
    department,
    trail: [{ title: brief(department.name), key: pageKey('department', place) }],
    asOf: latest(...results.map(({ publishedOn }) => publishedOn)),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>检查结果</h1>
<p class="lead">检查结束后 20 个工作日内公示。审核退回的经过、责令改正的办结情况与结果一并公开；更正、撤下的，说明理由。</p>
<p>共公示 ${published} 份。<a href="${href(pageKey('search', place))}">按名称、代码、年度或结果查询</a>，或<a href="${href(pageKey('openData', place))}">下载全部数据</a>。</p>
${resultTable(results, (id) => href(pageKey('result', { ...place, id })))}
${rangeLinks(rangesOf(pages), (page) => href(pageKey('resultsPage', { ...place, page })))}`
  return sitePage(frame, body)
}

export function resultsPage({ department, page, results }: ResultsPageView): Page {
  const place = { department: department.id }
  const range = html`第 ${(page - 1) * pageSize + 1}–${page * pageSize} 号`
  const frame = {
    kind: 'resultsPage' as const,
    place: { ...place, page },
    title: html`检查结果，${range}`,
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      { title: '检查结果', key: pageKey('results', place) },
    ],
    asOf: latest(...results.map(({ publishedOn }) => publishedOn)),
  }
  const href = hrefFrom(frame)
  const body = html`<h1>检查结果<span class="sub">${range}，按公示次序</span></h1>
${resultTable(results, (id) => href(pageKey('result', { ...place, id })))}
${rangeLinks(rangesEndingWith(page), (each) => href(pageKey('resultsPage', { ...place, page: each })), page)}
${page > 1 ? html`<nav class="pager" aria-label="分页"><a rel="prev" href="${href(pageKey('resultsPage', { ...place, page: page - 1 }))}">更早的一百份</a></nav>` : nothing}`
  return sitePage(frame, body)
}

import { pageKey } from '../contract/site-paths.ts'
import { type RulesEdition, type RulesKind, rulesKinds } from '../domain/documents/working-rules.ts'
import { brief, given, type Html, html, nothing } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { day, facts, notice, table, tag } from './parts.ts'
import { hrefFrom, latest, type Page, sitePage } from './site-page.ts'

/** An edition as lists name it. */
export interface RulesLine {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly edition: number
  readonly publishedOn: string
}

export interface RulesListView {
  readonly department: Office
  /** The edition in force of each text, the department's rules first. */
  readonly texts: readonly RulesLine[]
  /** What was in force before, the newest first. */
  readonly former: readonly RulesLine[]
}

export interface RulesView extends RulesLine {
  readonly department: Office
  /** Of the same text, the newest first. */
  readonly editions: readonly { readonly id: string; readonly edition: number; readonly publishedOn: string }[]
  readonly chapters: readonly { readonly title: string; readonly paragraphs: readonly string[] }[]
}

export function rulesListView(department: Office, editions: readonly RulesEdition[]): RulesListView {
  const current = editions.filter((each) => newestOf(each, editions).id === each.id)
  const order = (kind: RulesKind) => (kind === 'rules' ? 0 : 1)
  return {
    department: officeOf(department),
    texts: current.toSorted((a, b) => order(a.kind) - order(b.kind) || (a.rulesId < b.rulesId ? -1 : 1)).map(lineOf),
    former: editions
      .filter((each) => !current.includes(each))
      .toSorted((a, b) => (a.publishedOn > b.publishedOn ? -1 : 1))
      .map(lineOf),
  }
}

export function rulesView(department: Office, edition: RulesEdition, editions: readonly RulesEdition[]): RulesView {
  return {
    department: officeOf(department),
    ...lineOf(edition),
    editions: editions
      .filter(({ rulesId }) => rulesId === edition.rulesId)
      .toSorted((a, b) => b.edition - a.edition)
      .map(({ id, edition: number, publishedOn }) => ({ id, edition: number, publishedOn })),
    chapters: edition.chapters.map(({ title, text }) => ({
      title,
      paragraphs: text.split(/\r?\n/u).filter((line) => line.trim() !== ''),
    })),
  }
}

export function rulesListPage({ department, texts, former }: RulesListView): Page {
  const place = { department: department.id }
  const frame = {
    kind: 'rules' as const,
    place,
    title: '工作细则和指引',
    department,
    trail: [{ title: brief(department.name), key: pageKey('department', place) }],
    asOf: latest(...texts.map(({ publishedOn }) => publishedOn)),
  }
  const href = hrefFrom(frame)
  const row = (line: RulesLine) => [
    html`<a href="${href(pageKey('rulesEdition', { ...place, id: line.id }))}">${given(line.title)}</a>`,
    line.kind,
    html`第 ${line.edition} 版`,
    day(line.publishedOn),
  ]
  const columns = [
    { title: '名称' },
    { title: '类别', short: true },
    { title: '版次', short: true },
    { title: '公布日期' },
  ]
  const body = html`<h1>工作细则和指引</h1>
<p class="lead">抽查怎样抽取、怎样检查、由谁审批、怎样公示、怎样归档，以及每一抽查事项怎样检查，都按下列细则和指引办理。</p>
${table({ caption: '现行细则和指引', columns, rows: texts.map(row), empty: '尚未公布工作细则和指引。' })}
${
  former.length === 0
    ? nothing
    : html`<section><h2>以前的版本</h2>${table({ caption: '以前的版本', columns, rows: former.map(row), empty: '' })}</section>`
}`
  return sitePage(frame, body)
}

export function rulesPage(view: RulesView): Page {
  const { department, id, title, kind, edition, publishedOn, editions } = view
  const place = { department: department.id, id }
  const frame = {
    kind: 'rulesEdition' as const,
    place,
    title: brief(title),
    department,
    trail: [
      { title: brief(department.name), key: pageKey('department', place) },
      { title: '工作细则和指引', key: pageKey('rules', place) },
    ],
    asOf: publishedOn,
  }
  const href = hrefFrom(frame)
  const [newest] = editions
  const body = html`<h1>${given(title)} ${newest?.id === id ? tag('现行', 'done') : tag('已被取代', 'void')}</h1>
${newest && newest.id !== id ? superseded(href(pageKey('rulesEdition', { ...place, id: newest.id })), newest) : nothing}
${facts([
  ['类别', kind],
  ['版次', html`第 ${edition} 版`],
  ['公布日期', day(publishedOn)],
])}
${view.chapters.map(chapter)}
${editions.length < 2 ? nothing : editionList(view, (each) => href(pageKey('rulesEdition', { ...place, id: each })))}`
  return sitePage(frame, body)
}

function superseded(href: Html, { edition, publishedOn }: { edition: number; publishedOn: string }): Html {
  return notice('本版已被取代', html`<p>现行的是<a href="${href}">第 ${edition} 版</a>，${day(publishedOn)}公布。</p>`)
}

function chapter({ title, paragraphs }: RulesView['chapters'][number], at: number): Html {
  return html`<section><h2>${at + 1}. ${given(title)}</h2>
${paragraphs.map((paragraph) => html`<p>${given(paragraph)}</p>\n`)}</section>
`
}

function editionList({ editions }: RulesView, href: (id: string) => Html): Html {
  return html`<section><h2>各版</h2>
${table({
  caption: '各版',
  columns: [{ title: '版次' }, { title: '公布日期' }],
  rows: editions.map(({ id, edition, publishedOn }) => [
    html`<a href="${href(id)}">第 ${edition} 版</a>`,
    day(publishedOn),
  ]),
  empty: '',
  compact: true,
})}</section>`
}

function newestOf({ rulesId }: RulesEdition, editions: readonly RulesEdition[]): RulesEdition {
  const own = editions.filter((each) => each.rulesId === rulesId)
  return own.reduce((a, b) => (a.edition > b.edition ? a : b))
}

function lineOf({ id, title, kind, edition, publishedOn }: RulesEdition): RulesLine {
  return { id, title, kind: rulesKinds[kind].zh, edition, publishedOn }
}

import { pageKey } from '../contract/site-paths.ts'
import { withheldIfPrivate } from '../domain/disclosure/private-text.ts'
import { citation, type Item, methods, weights } from '../domain/registry/item.ts'
import { brief, given, type Html, html, nothing, series } from './html.ts'
import { type Office, officeOf } from './office.ts'
import { day, facts, percent, tag } from './parts.ts'
import { latest, type Page, sitePage } from './site-page.ts'

export interface ItemView {
  readonly id: string
  readonly name: string
  readonly category: string
  readonly targetKind: string
  readonly legalBasis: readonly string[]
  readonly subject: string
  readonly content: string
  readonly methods: readonly string[]
  readonly leastRatioBasisPoints?: number
  readonly publishedOn?: string
  readonly retired?: { readonly on: string; readonly reason: string }
}

export interface ItemListView {
  readonly department: Office
  readonly items: readonly ItemView[]
}

/** Published items and, after them, those that were public and are retired. Drafts are nobody's business yet. */
export function itemListView(department: Office, items: readonly Item[]): ItemListView {
  const shown = items.filter(({ state, publishedOn }) => state !== 'draft' && publishedOn !== undefined)
  const order = (item: Item) => `${item.state === 'retired' ? 1 : 0}${item.id}`
  return {
    department: officeOf(department),
    items: shown.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)).map(itemView),
  }
}

function itemView(item: Item): ItemView {
  return {
    id: item.id,
    name: withheldIfPrivate(item.name),
    category: item.category,
    targetKind: item.targetKind,
    legalBasis: item.legalBasis.map(citation),
    subject: withheldIfPrivate(item.subject),
    content: withheldIfPrivate(item.content),
    methods: item.methods.map((method) => methods[method]),
    ...(item.leastRatio === undefined ? {} : { leastRatioBasisPoints: item.leastRatio }),
    ...(item.publishedOn ? { publishedOn: item.publishedOn } : {}),
    ...(item.retired ? { retired: { on: item.retired.on, reason: item.retired.reason } } : {}),
  }
}

export function itemListPage(view: ItemListView): Page {
  const { department, items } = view
  const place = { department: department.id }
  const frame = {
    kind: 'items' as const,
    place,
    title: '抽查事项清单',
    department,
    trail: [{ title: brief(department.name), key: pageKey('department', place) }],
    asOf: latest(...items.flatMap(({ publishedOn, retired }) => [publishedOn, retired?.on])),
  }
  const body = html`<h1>抽查事项清单</h1>
<p class="lead">只有列入本清单的事项才可以抽查。未公布的事项不得检查，废止的事项保留在清单中并注明理由。</p>
${items.length === 0 ? html`<p class="empty">尚未公布抽查事项。</p>` : items.map(itemSection)}`
  return sitePage(frame, body)
}

/** A word of the field rather than the department's own. */
function isWeight(category: string): boolean {
  return Object.values<string>(weights).includes(category)
}

/** Where an item stands on the list. */
export function itemAnchor(id: string): string {
  return `item-${encodeURIComponent(id)}`
}

function itemSection(item: ItemView): Html {
  return html`<section class="card" id="${itemAnchor(item.id)}">
<h2>${given(item.name)} ${item.retired ? tag('已废止', 'void') : nothing}</h2>
${facts([
  ['事项编号', given(item.id)],
  ['类别', isWeight(item.category) ? html`<bdi>${item.category}</bdi>` : given(item.category)],
  ['检查对象', given(item.targetKind)],
  ['检查依据', html`<ul class="plain">${item.legalBasis.map((each) => html`<li>${given(each)}</li>`)}</ul>`],
  ['检查主体', given(item.subject)],
  ['检查内容', given(item.content)],
  ['检查方式', series(item.methods)],
  [
    '抽查比例',
    item.leastRatioBasisPoints === undefined ? undefined : html`不低于 ${percent(item.leastRatioBasisPoints)}`,
  ],
  ['公布日期', item.publishedOn ? day(item.publishedOn) : undefined],
  ['废止', item.retired ? html`${day(item.retired.on)}，理由：${given(item.retired.reason)}` : undefined],
])}
</section>
`
}

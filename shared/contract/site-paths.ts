/**
 * Every public path of the site, once, as data. A page is a folder with `index.html`, the same in English as `index.en.html`
 * and its JSON twin `index.json`; links name the file, so that the site reads the same from S3 itself, behind any CDN or web
 * server, and from a folder on disk.
 */

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'
const xml = 'application/xml; charset=utf-8'
const csv = 'text/csv; charset=utf-8'
const plainText = 'text/plain; charset=utf-8'
const jpeg = 'image/jpeg'

/** Pages follow the record within a minute; a file whose name carries its hash never changes. */
const cacheHeaders = {
  page: 'public, max-age=60',
  data: 'public, max-age=60',
  record: 'public, max-age=3600',
  /** A photo may be taken down: whoever keeps it asks again soon. */
  photo: 'public, max-age=300, must-revalidate',
  immutable: 'public, max-age=31536000, immutable',
} as const

/** Folder of each kind of page. `{department}` is `140900/finance`. */
export const sitePages = {
  home: { folder: '', zh: '首页' },
  department: { folder: '{department}/', zh: '部门首页' },
  items: { folder: '{department}/items/', zh: '抽查事项清单' },
  plans: { folder: '{department}/plans/', zh: '年度抽查计划' },
  plan: { folder: '{department}/plans/{id}/', zh: '年度抽查计划' },
  rules: { folder: '{department}/rules/', zh: '工作细则和指引' },
  /** Each edition has a page of its own and keeps it. */
  rulesEdition: { folder: '{department}/rules/{id}/', zh: '工作细则和指引' },
  tasks: { folder: '{department}/tasks/', zh: '抽查任务' },
  /** The newest year stands on the list itself; each keeps an address of its own, as with draws. */
  tasksYear: { folder: '{department}/tasks/years/{id}/', zh: '抽查任务' },
  task: { folder: '{department}/tasks/{id}/', zh: '抽查任务' },
  draws: { folder: '{department}/draws/', zh: '抽取记录' },
  drawsYear: { folder: '{department}/draws/years/{id}/', zh: '抽取记录' },
  draw: { folder: '{department}/draws/{id}/', zh: '抽取' },
  /** A hundred drawn targets each; a draw of fewer shows them itself. */
  drawn: { folder: '{department}/draws/{id}/drawn/{page}/', zh: '抽中对象' },
  results: { folder: '{department}/results/', zh: '检查结果' },
  /** A hundred results each, in the order of publication; the newest stand on the list itself. */
  resultsPage: { folder: '{department}/results/pages/{page}/', zh: '检查结果' },
  result: { folder: '{department}/results/{id}/', zh: '检查结果' },
  target: { folder: '{department}/targets/{id}/', zh: '检查对象' },
  /** Behind the code of its notice; nothing links to it. */
  visit: { folder: '{department}/visits/{id}/', zh: '检查告知' },
  indicators: { folder: '{department}/indicators/', zh: '统计' },
  indicatorYear: { folder: '{department}/indicators/{id}/', zh: '统计' },
  openData: { folder: '{department}/open-data/', zh: '开放数据' },
  search: { folder: '{department}/search/', zh: '查询' },
  departments: { folder: 'departments/', zh: '部门' },
  dictionary: { folder: 'dictionary/', zh: '数据字典' },
  objection: { folder: 'objection/', zh: '异议与更正' },
  accessibility: { folder: 'accessibility/', zh: '无障碍声明' },
} as const

/** Files that are no pages. */
export const siteFiles = {
  /** A department's line on the home page; the home page is the list of these cards. */
  card: { key: 'departments/{department}.json', type: json, cache: cacheHeaders.data },
  /** From the freeze on: what the draw is bound to. */
  manifest: { key: '{department}/draws/{id}/manifest.json', type: json, cache: cacheHeaders.record },
  /** From the execution on: everything with which a stranger recomputes the draw. */
  bundle: { key: '{department}/draws/{id}/bundle.json', type: json, cache: cacheHeaders.record },
  /** What was drawn or matched after the draw, once something was: every supplement, in order. */
  supplements: { key: '{department}/draws/{id}/supplements.json', type: json, cache: cacheHeaders.page },
  /** Of a published result, by its place among the result's photos; drawn again without metadata. */
  photo: { key: '{department}/results/{id}/photos/{page}.jpg', type: jpeg, cache: cacheHeaders.photo },
  photoThumbnail: { key: '{department}/results/{id}/photos/{page}-small.jpg', type: jpeg, cache: cacheHeaders.photo },
  csv: { key: '{department}/open-data/results-{id}.csv', type: csv, cache: cacheHeaders.record },
  feed: { key: '{department}/feed.xml', type: 'application/atom+xml; charset=utf-8', cache: cacheHeaders.record },
  /** What the search page looks up: how many shards there are, then only the shards that a word asks for. */
  searchMeta: { key: '{department}/search/meta.json', type: json, cache: cacheHeaders.record },
  searchGrams: { key: '{department}/search/grams/{page}.json', type: json, cache: cacheHeaders.record },
  searchNames: { key: '{department}/search/names/{page}.json', type: json, cache: cacheHeaders.record },
  sitemap: { key: 'sitemap.xml', type: xml, cache: cacheHeaders.record },
  sitemapPart: { key: '{department}/sitemap-{page}.xml', type: xml, cache: cacheHeaders.record },
  robots: { key: 'robots.txt', type: plainText, cache: cacheHeaders.record },
  schema: { key: 'schemas/{id}.json', type: 'application/schema+json; charset=utf-8', cache: cacheHeaders.record },
  notFound: { key: '404.html', type: html, cache: cacheHeaders.page },
  style: { key: 'assets/style.{id}.css', type: 'text/css; charset=utf-8', cache: cacheHeaders.immutable },
  icon: { key: 'assets/icon.{id}.svg', type: 'image/svg+xml', cache: cacheHeaders.immutable },
  /** The pages on which people verify, watch a ceremony and witness: built with the software, the same for every department. */
  script: { key: 'assets/{id}.js', type: 'text/javascript; charset=utf-8', cache: cacheHeaders.immutable },
  toolStyle: { key: 'assets/tools.{id}.css', type: 'text/css; charset=utf-8', cache: cacheHeaders.immutable },
  verify: { key: 'verify/index.html', type: html, cache: cacheHeaders.page },
  /** The same page as one file, to be kept and opened from disk. */
  verifyAlone: { key: 'verify/mingchou-verify.html', type: html, cache: cacheHeaders.page },
  verifyPython: { key: 'verify/verify_draw.py', type: plainText, cache: cacheHeaders.page },
  verifySpec: { key: 'verify/SPEC.md', type: plainText, cache: cacheHeaders.page },
  ceremony: { key: 'ceremony/index.html', type: html, cache: cacheHeaders.page },
  witness: { key: 'witness/index.html', type: html, cache: cacheHeaders.page },
  /** Where the inspected party asks for a recusal, with the passcode of its notice. */
  recusal: { key: 'recusal/index.html', type: html, cache: cacheHeaders.page },
} as const

export type PageKind = keyof typeof sitePages
export type FileKind = keyof typeof siteFiles

/** What fills a path's places. */
export interface Place {
  readonly department?: string
  readonly id?: string
  /** From 1. */
  readonly page?: number
}

/** A file as it is to lie in the site's bucket. */
export interface SiteFile {
  readonly key: string
  readonly type: string
  readonly cache: string
  readonly body: string
}

/** A file that is no text. */
export interface SiteBytes extends Omit<SiteFile, 'body'> {
  readonly body: Uint8Array
}

export type PublicFile = SiteFile | SiteBytes

export const cardPrefix = 'departments/'

export function pageKey(kind: PageKind, place: Place = {}): string {
  return `${fill(sitePages[kind].folder, place)}index.html`
}

/** The same page in English, beside it. */
export function englishKey(kind: PageKind, place: Place = {}): string {
  return inEnglish(pageKey(kind, place))
}

/** The English page of a page's key; whatever is no page has no other language, and is itself. */
export function inEnglish(key: string): string {
  return tools.has(key) ? key : key.replace(/(^|\/)index\.html$/, '$1index.en.html')
}

/** The page of which a key is the English; any other key is itself. */
export function inChinese(key: string): string {
  return key.replace(/(^|\/)index\.en\.html$/, '$1index.html')
}

/** Pages on which people do something speak both languages. */
const tools: ReadonlySet<string> = new Set(Object.values(siteFiles).map((file) => file.key))

export function twinKey(kind: PageKind, place: Place = {}): string {
  return `${fill(sitePages[kind].folder, place)}index.json`
}

export function fileKey(kind: FileKind, place: Place = {}): string {
  return fill(siteFiles[kind].key, place)
}

/** What every page and every twin is sent with. */
export const pageHeaders = {
  page: { type: html, cache: cacheHeaders.page },
  twin: { type: json, cache: cacheHeaders.data },
} as const

/** A page in both languages and its twin, ready to be written; the twin first, because the page links to it. */
export function pageFiles(
  kind: PageKind,
  place: Place,
  { html: page, english, json: twin }: { html: string; english: string; json: string },
): SiteFile[] {
  return [
    { key: twinKey(kind, place), ...pageHeaders.twin, body: twin },
    { key: englishKey(kind, place), ...pageHeaders.page, body: english },
    { key: pageKey(kind, place), ...pageHeaders.page, body: page },
  ]
}

export function siteFile(kind: FileKind, place: Place, body: string): SiteFile {
  const { type, cache } = siteFiles[kind]
  return { key: fileKey(kind, place), type, cache, body }
}

/** The relative reference from one key to another: `a/b/index.html` → `a/c.json` is `../c.json`. */
export function relativeHref(from: string, to: string): string {
  const here = from.split('/').slice(0, -1)
  const there = to.split('/')
  let shared = 0
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared++
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].map(encodeURIComponent).join('/')
}

/** What a key of the site is: the page or file it belongs to, and the place that fills its path. */
export function readKey(key: string): ({ readonly kind: PageKind | FileKind } & Place) | undefined {
  for (const [kind, template] of templates) {
    const found = template.exec(key)
    if (!found) continue
    const { department, id, page } = found.groups ?? {}
    return {
      kind,
      ...(department ? { department } : {}),
      ...(id ? { id: unsegment(id) } : {}),
      ...(page ? { page: Number(page) } : {}),
    }
  }
  return undefined
}

const templates = [
  ...Object.entries(siteFiles).map(([kind, { key }]) => [kind, pattern(key)]),
  ...Object.entries(sitePages).map(([kind, { folder }]) => [kind, pattern(`${folder}index{english}.html`)]),
] as [PageKind | FileKind, RegExp][]

function pattern(template: string): RegExp {
  const escaped = template.replaceAll('.', '\\.')
  const places = escaped
    .replace('{department}', '(?<department>\\d{6}/[a-z-]+)')
    .replace('{id}', '(?<id>[A-Za-z0-9._~-]+)')
    .replace('{page}', '(?<page>[1-9]\\d*)')
    .replace('{english}', '(?:\\.en)?')
  return new RegExp(`^${places}$`)
}

function fill(template: string, place: Place): string {
  return template.replace(/\{(department|id|page)\}/g, (_, name: keyof Place) => {
    const value = place[name]
    if (value === undefined) throw new TypeError(`${template} needs ${name}`)
    return name === 'department' ? String(value) : segment(String(value))
  })
}

/** An id as one path segment; anything but letters, digits, `-` `_` and `.` becomes `~` and its UTF-8 bytes in hex. */
function segment(id: string): string {
  const safe = Array.from(id, (sign) => (/^[A-Za-z0-9_-]$/.test(sign) ? sign : sign === '.' ? '.' : hexOf(sign))).join(
    '',
  )
  return /^\.*$/.test(safe) ? safe.replaceAll('.', '~2e') : safe
}

function hexOf(sign: string): string {
  return Array.from(new TextEncoder().encode(sign), (byte) => `~${byte.toString(16).padStart(2, '0')}`).join('')
}

function unsegment(name: string): string {
  return decodeURIComponent(name.replace(/~(?=[0-9a-f]{2})/g, '%'))
}

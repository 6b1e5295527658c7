/**
 * Every public path of the site, once, as data. A page is a folder with `index.html` and its JSON twin `index.json`; links
 * name the file, so that the site reads the same from S3 itself, behind any CDN or web server, and from a folder on disk.
 */

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'

/** Pages follow the record within a minute; a file whose name carries its hash never changes. */
export const cacheHeaders = {
  page: 'public, max-age=60',
  data: 'public, max-age=60',
  record: 'public, max-age=3600',
  immutable: 'public, max-age=31536000, immutable',
} as const

/** Folder of each kind of page. `{department}` is `140900/finance`. */
export const sitePages = {
  home: { folder: '', zh: '首页' },
  department: { folder: '{department}/', zh: '部门首页' },
  items: { folder: '{department}/items/', zh: '抽查事项清单' },
  plans: { folder: '{department}/plans/', zh: '年度抽查计划' },
  plan: { folder: '{department}/plans/{id}/', zh: '年度抽查计划' },
  task: { folder: '{department}/tasks/{id}/', zh: '抽查任务' },
  draws: { folder: '{department}/draws/', zh: '抽取记录' },
  draw: { folder: '{department}/draws/{id}/', zh: '抽取' },
  results: { folder: '{department}/results/', zh: '检查结果' },
  result: { folder: '{department}/results/{id}/', zh: '检查结果' },
  target: { folder: '{department}/targets/{id}/', zh: '检查对象' },
} as const

/** Files that are no pages. */
export const siteFiles = {
  /** A department's line on the home page; the home page is the list of these cards. */
  card: { key: 'departments/{department}.json', type: json, cache: cacheHeaders.data },
  /** From the freeze on: what the draw is bound to. */
  manifest: { key: '{department}/draws/{id}/manifest.json', type: json, cache: cacheHeaders.record },
  /** From the execution on: everything with which a stranger recomputes the draw. */
  bundle: { key: '{department}/draws/{id}/bundle.json', type: json, cache: cacheHeaders.record },
  style: { key: 'assets/style.{id}.css', type: 'text/css; charset=utf-8', cache: cacheHeaders.immutable },
  icon: { key: 'assets/icon.{id}.svg', type: 'image/svg+xml', cache: cacheHeaders.immutable },
} as const

export type PageKind = keyof typeof sitePages
export type FileKind = keyof typeof siteFiles

/** What fills a path's places. */
export interface Place {
  readonly department?: string
  readonly id?: string
}

/** A file as it is to lie in the site's bucket. */
export interface SiteFile {
  readonly key: string
  readonly type: string
  readonly cache: string
  readonly body: string
}

export const cardPrefix = 'departments/'

export function pageKey(kind: PageKind, place: Place = {}): string {
  return `${fill(sitePages[kind].folder, place)}index.html`
}

export function twinKey(kind: PageKind, place: Place = {}): string {
  return `${fill(sitePages[kind].folder, place)}index.json`
}

export function fileKey(kind: FileKind, place: Place): string {
  return fill(siteFiles[kind].key, place)
}

/** A page and its twin, ready to be written; the twin first, because the page links to it. */
export function pageFiles(
  kind: PageKind,
  place: Place,
  { html: page, json: twin }: { html: string; json: string },
): SiteFile[] {
  return [
    { key: twinKey(kind, place), type: json, cache: cacheHeaders.data, body: twin },
    { key: pageKey(kind, place), type: html, cache: cacheHeaders.page, body: page },
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
    const { department, id } = found.groups ?? {}
    return { kind, ...(department ? { department } : {}), ...(id ? { id: unsegment(id) } : {}) }
  }
  return undefined
}

const templates = [
  ...Object.entries(siteFiles).map(([kind, { key }]) => [kind, pattern(key)]),
  ...Object.entries(sitePages).map(([kind, { folder }]) => [kind, pattern(`${folder}index.html`)]),
] as [PageKind | FileKind, RegExp][]

function pattern(template: string): RegExp {
  const escaped = template.replaceAll('.', '\\.')
  const places = escaped
    .replace('{department}', '(?<department>\\d{6}/[a-z-]+)')
    .replace('{id}', '(?<id>[A-Za-z0-9._~-]+)')
  return new RegExp(`^${places}$`)
}

function fill(template: string, place: Place): string {
  return template.replace(/\{(department|id)\}/g, (_, name: 'department' | 'id') => {
    const value = place[name]
    if (value === undefined) throw new TypeError(`${template} needs ${name}`)
    return name === 'department' ? value : segment(value)
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

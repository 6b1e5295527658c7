import {
  fileKey,
  inEnglish as keyInEnglish,
  type PageKind,
  type Place,
  pageKey,
  relativeHref,
  twinKey,
} from '../contract/site-paths.ts'
import type { Day } from '../kernel/days.ts'
import { iconKey, styleKey } from './asset-keys.ts'
import { inEnglish, type OwnWords } from './english/in-english.ts'
import { asRecorded, cut, document, given, type Html, html, inBoth, nothing } from './html.ts'
import { languageLinks, languageSwitch } from './language-links.ts'
import { day, type Words } from './parts.ts'
import type { ScriptRef } from './verify/tool-frame.ts'
import { plain } from './writer.ts'

/** A page as it is read in either language; both are of one view. */
export interface Page {
  readonly zh: string
  readonly en: string
  /** Chinese words for which there is no English yet; they stand in Chinese on the English page, and a test names them. */
  readonly untold: readonly string[]
}

/** What frames a page: where it lies, whose it is, and the way back up. */
export interface Frame {
  readonly kind: PageKind
  readonly place: Place
  /** Absent where the page is the way in: it bears the service's name. */
  readonly title?: Words
  readonly department?: { readonly id: string; readonly name: string }
  readonly trail?: readonly { readonly title: Words; readonly key: string }[]
  /** Day of the newest record on the page; never the day of writing, so that a rebuild gives the same bytes. */
  readonly asOf?: Day | undefined
  /** No search engine is to list it; it has no way back up. */
  readonly unlisted?: boolean
  /** English for what this page alone says; of most pages the dictionary knows every word. */
  readonly own?: OwnWords
  /** The page's own script, which may load files of the site. */
  readonly script?: ScriptRef
}

/** The address of what lies under a key: of a page in the language of the page that links to it. */
export type Href = (key: string) => Html

/** Links of a page, relative to where it lies. */
export function hrefFrom({ kind, place }: Pick<Frame, 'kind' | 'place'>): Href {
  const here = pageKey(kind, place)
  return (key) => inBoth(relativeHref(here, key), relativeHref(here, keyInEnglish(key)))
}

/** A page's markup as both of its files. */
export function inBothLanguages(markup: Html, own?: OwnWords): Page {
  const { text: en, untold } = inEnglish(markup, document, own)
  return { zh: document(markup), en, untold }
}

/**
 * Nothing but the site's own style and pictures; nothing inline, no frames, no forms.
 * `frame-ancestors` is not legal in a meta element: the host sends it as a header.
 */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'none'; base-uri 'none'"

const sections = {
  department: '概况',
  items: '抽查事项',
  plans: '年度计划',
  rules: '细则指引',
  tasks: '抽查任务',
  draws: '抽取记录',
  results: '检查结果',
  indicators: '统计',
  search: '查询',
} as const

/** A whole page of the public site. */
export function sitePage(frame: Frame, body: Html): Page {
  const href = hrefFrom(frame)
  const { title, department, kind, place, script } = frame
  const service = department ? html`${given(department.name)}双随机抽查公示` : html`双随机、一公开抽查公示`
  return inBothLanguages(
    html`<html lang="${inBoth('zh-CN', 'en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${script ? `${policy}; connect-src 'self'` : policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">${
      frame.unlisted
        ? html`
<meta name="robots" content="noindex, nofollow">`
        : nothing
    }
<title>${title === undefined ? service : html`${typeof title === 'string' ? cut(title) : title} · ${service}`}</title>
<link rel="icon" type="image/svg+xml" href="${href(iconKey)}">
<link rel="stylesheet" href="${href(styleKey)}">
<link rel="alternate" type="application/json" href="${href(twinKey(kind, place))}" title="本页数据">
${languageLinks(frame)}${
  department
    ? html`
<link rel="alternate" type="application/atom+xml" href="${href(fileKey('feed', { department: department.id }))}" title="新公示的结果">`
    : nothing
}${
  script
    ? html`
<script defer src="${href(script.key)}" integrity="${script.integrity}"></script>`
    : nothing
}
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
${header(frame, href)}
<main id="main" tabindex="-1">
${trail(frame, href)}
${body}
</main>
${footer(frame, href)}
</body>
</html>`,
    frame.own,
  )
}

function header(frame: Frame, href: Href): Html {
  const { department, kind } = frame
  const home = html`<a class="brand" href="${href(pageKey('home'))}"><span class="mark" aria-hidden="true">${asRecorded('明抽')}</span><span>双随机、一公开</span></a>`
  if (!department) return html`<header class="top"><div class="wide">${home}${languageSwitch(frame)}</div></header>`
  const entries = (Object.keys(sections) as (keyof typeof sections)[]).map((section) => {
    const current = section === kind ? html` aria-current="page"` : nothing
    return html`<li><a href="${href(pageKey(section, { department: department.id }))}"${current}>${sections[section]}</a></li>`
  })
  return html`<header class="top"><div class="wide">${home}<span class="office">${given(department.name)}</span>${languageSwitch(frame)}</div>
<nav class="sections" aria-label="栏目"><ul class="wide">${entries}</ul></nav></header>`
}

function trail({ trail: steps = [], title }: Frame, href: Href): Html {
  if (steps.length === 0) return nothing
  const links = steps.map((step) => html`<li><a href="${href(step.key)}">${titled(step.title)}</a></li>`)
  return html`<nav class="trail" aria-label="所在位置"><ol>${links}<li aria-current="page">${titled(title ?? nothing)}</li></ol></nav>`
}

function titled(title: Words): Html {
  return typeof title === 'string' ? html`<bdi>${title}</bdi>` : title
}

function footer({ kind, place, asOf, department }: Frame, href: Href): Html {
  return html`<footer class="end"><div class="wide">
<p>本页由业务记录自动生成${asOf ? html`，所载最近一条记录日期为${day(asOf)}` : nothing}。<a href="${href(twinKey(kind, place))}">本页数据（JSON）</a></p>
<p>抽取由“明抽”按公开算法完成，任何人都可以<a href="${href(fileKey('verify'))}">重新计算并核对</a>。</p>
<ul class="inline">${department ? html`<li><a href="${href(pageKey('openData', { department: department.id }))}">开放数据</a></li>` : nothing}<li><a href="${href(pageKey('departments'))}">各部门</a></li><li><a href="${href(pageKey('dictionary'))}">数据字典</a></li><li><a href="${href(pageKey('objection'))}">异议与更正</a></li><li><a href="${href(pageKey('accessibility'))}">无障碍声明</a></li></ul>
</div></footer>`
}

/** The JSON twin: the page's view, the same fields, nothing else. */
export function twinOf(view: object): string {
  return `${JSON.stringify(view, cleaned, 1)}\n`
}

/** Data that programs alone read: the same without line ends. */
export function dataOf(view: object): string {
  return JSON.stringify(view, cleaned)
}

function cleaned(_: string, value: unknown): unknown {
  return typeof value === 'string' ? plain(value) : value
}

/** The latest of some days; undefined when there is none. */
export function latest(...days: readonly (Day | undefined)[]): Day | undefined {
  return days
    .filter((day) => day !== undefined)
    .reduce<Day | undefined>((a, b) => (a !== undefined && a > b ? a : b), undefined)
}

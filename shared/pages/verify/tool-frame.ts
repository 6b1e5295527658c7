import { fileKey, pageKey, relativeHref } from '../../contract/site-paths.ts'
import { document, type Html, html, nothing } from '../html.ts'
import { iconFile } from '../icon.ts'
import { styleKey } from '../style.ts'

/** A script of the site as a page names it. */
export interface ScriptRef {
  readonly key: string
  /** Subresource integrity: `sha256-…`. */
  readonly integrity: string
}

/** What stands around a page on which people do something. */
export interface ToolFrame {
  /** Where the page lies; undefined for the one that is a file of its own and has no site around it. */
  readonly key?: string
  readonly title: string
  /** Class of the body. */
  readonly look: string
  readonly policy: string
  readonly style?: string
  readonly script?: ScriptRef
  /** Further elements of the head. */
  readonly head?: Html
}

/** Nothing but the site's own; a worker is the site's script, and the API is on the same origin unless a deployment says otherwise. */
export const servedPolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'"

/** A whole page as text. Without a key nothing of the site is named; style and script are put in by whoever builds the file. */
export function toolPage(frame: ToolFrame, body: Html): string {
  return document(html`<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${frame.policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${frame.head ?? nothing}
<title>${frame.title} · 明抽</title>
${resources(frame)}
</head>
<body class="tool ${frame.look}">
<a class="skip" href="#main">跳到正文</a>
${header(frame)}
<main id="main" tabindex="-1">
${body}
</main>
${footer(frame)}
</body>
</html>`)
}

function resources({ key, style, script }: ToolFrame): Html {
  if (key === undefined || !style || !script) return nothing
  const href = (to: string) => relativeHref(key, to)
  return html`<link rel="icon" type="image/svg+xml" href="${href(iconFile.key)}">
<link rel="stylesheet" href="${href(styleKey)}">
<link rel="stylesheet" href="${href(style)}">
<script defer src="${href(script.key)}" integrity="${script.integrity}"></script>`
}

function header({ key }: ToolFrame): Html {
  const mark = html`<span class="mark" aria-hidden="true">明抽</span><span>双随机、一公开</span>`
  const brand =
    key === undefined
      ? html`<span class="brand">${mark}</span>`
      : html`<a class="brand" href="${relativeHref(key, pageKey('home'))}">${mark}</a>`
  return html`<header class="top"><div class="wide">${brand}</div></header>`
}

function footer({ key }: ToolFrame): Html {
  const more =
    key === undefined || key === fileKey('verify')
      ? nothing
      : html`<a href="${relativeHref(key, fileKey('verify'))}">自己核对一次抽取</a>`
  return html`<footer class="end"><div class="wide">
<p>抽取由“明抽”按公开算法完成，任何人都可以重新计算并核对。${more}</p>
</div></footer>`
}

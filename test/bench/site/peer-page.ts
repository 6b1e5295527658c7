import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Files } from './serve-compressed.ts'

const root = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'))
const dist = join(root, 'dist/govuk')

/** Where its page lies. */
export const peerPage = 'index.html'

/** As the table of a result's page: six columns are more than its own example has. */
const parts = [
  ['breadcrumbs', 'template-default.html'],
  ['summary-list', 'template-default.html'],
  ['table', 'template-with-head-and-caption.html'],
  ['details', 'template-default.html'],
  ['pagination', 'template-default.html'],
] as const

export function peerVersion(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

/**
 * A page of GOV.UK Frontend, built the same way: static, its own template's frame around its own examples of components (header,
 * breadcrumbs, summary list, table, details, pagination, footer), with its whole style sheet, script and fonts as its
 * instructions say. Its design system's own site is not to be had from npm.
 */
export function peerFiles(): Files {
  const component = (name: string, file: string) => readFileSync(join(dist, 'components', name, file), 'utf8')
  const style = readFileSync(join(dist, 'govuk-frontend.min.css'))
  const fonts = [
    ...new Set([...style.toString().matchAll(/url\((\/assets\/fonts\/[^)?#]+)/g)].map((found) => found[1] as string)),
  ]
  const page = `<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<title>Inspection result</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="stylesheet" href="/govuk-frontend.min.css">
</head>
<body class="govuk-template__body">
<script>document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');</script>
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
${component('header', 'template-default.html')}
${component('service-navigation', 'template-default.html')}
<div class="govuk-width-container">
<main class="govuk-main-wrapper" id="main-content">
<h1 class="govuk-heading-l">Inspection result</h1>
<p class="govuk-body">What was found, under which law, and what follows from it.</p>
${parts.map(([name, file]) => component(name, file)).join('\n')}
</main>
</div>
${component('footer', 'template-default.html')}
<script type="module" src="/govuk-frontend.min.js"></script>
<script type="module">import { initAll } from '/govuk-frontend.min.js'; initAll()</script>
</body>
</html>`
  return new Map<string, { readonly type: string; readonly body: Uint8Array }>([
    [peerPage, { type: 'text/html; charset=utf-8', body: Buffer.from(page) }],
    ['govuk-frontend.min.css', { type: 'text/css; charset=utf-8', body: style }],
    ['govuk-frontend.min.js', { type: 'text/javascript', body: readFileSync(join(dist, 'govuk-frontend.min.js')) }],
    ...fonts.map((font) => [font.slice(1), { type: 'font/woff2', body: readFileSync(join(dist, font)) }] as const),
  ])
}

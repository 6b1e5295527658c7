import { fileKey, inEnglish, pageKey } from '../contract/site-paths.ts'
import type { ResultSummary } from '../domain/disclosure/result-summary.ts'
import { type Day, instantOf } from '../kernel/days.ts'
import { html } from './html.ts'
import type { Office } from './office.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The newest results as an Atom feed (RFC 4287). `siteUrl` has no slash at its end. */
export function resultsFeed(department: Office, results: readonly ResultSummary[], siteUrl: string): string {
  const place = { department: department.id }
  const self = `${siteUrl}/${fileKey('feed', place)}`
  const updated = results.reduce<Day>((a, { publishedOn: b }) => (a > b ? a : b), '1970-01-01')
  const entries = results.map((each) => {
    const address = `${siteUrl}/${pageKey('result', { ...place, id: each.id })}`
    const title =
      each.state === 'published'
        ? `${each.targetName}：${each.labels.join('；')}`
        : `第 ${each.number} 号：已撤下或公示期满`
    return html`<entry><id>${address}</id><title>${title}</title><updated>${at(each.publishedOn)}</updated><link href="${address}"/><summary>${each.taskName}，第 ${each.round} 轮，${each.regionName} ${each.disposition}</summary></entry>
`
  })
  return `${declaration}${html`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${self}</id><title>${department.name}双随机抽查结果公示</title><updated>${at(updated)}</updated><author><name>${department.name}</name></author><link rel="self" href="${self}"/><link href="${siteUrl}/${pageKey('results', place)}"/>
${entries}</feed>`.toString()}\n`
}

function at(day: Day): string {
  return instantOf(day).toISOString()
}

/**
 * Pages with the same page in English.
 *
 * @source sitemaps.org protocol 0.9; Google's extension for localized versions
 */
export function sitemapPart(keys: readonly string[], siteUrl: string): string {
  const other = (language: string, key: string) =>
    html`<xhtml:link rel="alternate" hreflang="${language}" href="${`${siteUrl}/${key}`}"/>`
  const rows = keys.map(
    (key) => html`<url><loc>${`${siteUrl}/${key}`}</loc>${other('zh-CN', key)}${other('en', inEnglish(key))}</url>\n`,
  )
  return `${declaration}${html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${rows}</urlset>`.toString()}\n`
}

export function sitemapIndex(keys: readonly string[], siteUrl: string): string {
  const rows = keys.map((key) => html`<sitemap><loc>${`${siteUrl}/${key}`}</loc></sitemap>\n`)
  return `${declaration}${html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows}</sitemapindex>`.toString()}\n`
}

export function robotsText(siteUrl: string): string {
  return `User-agent: *\nAllow: /\nSitemap: ${siteUrl}/${fileKey('sitemap', {})}\n`
}

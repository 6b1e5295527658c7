import { englishKey, type PageKind, type Place, pageKey, relativeHref } from '../contract/site-paths.ts'
import { type Html, html, inBoth } from './html.ts'

interface Where {
  readonly kind: PageKind
  readonly place: Place
}

/** The same page in the other language. */
export function languageSwitch({ kind, place }: Where): Html {
  const here = pageKey(kind, place)
  const chinese = html`<a class="language" href="${relativeHref(here, here)}" lang="zh-CN" hreflang="zh-CN">${inBoth('中文', '中文')}</a>`
  const english = html`<a class="language" href="${relativeHref(here, englishKey(kind, place))}" lang="en" hreflang="en">English</a>`
  return inBoth(english, chinese)
}

/** Where the page lies in each language, for search engines. */
export function languageLinks({ kind, place }: Where): Html {
  const here = pageKey(kind, place)
  const zh = relativeHref(here, here)
  const en = relativeHref(here, englishKey(kind, place))
  return html`<link rel="alternate" hreflang="zh-CN" href="${zh}">
<link rel="alternate" hreflang="en" href="${en}">
<link rel="alternate" hreflang="x-default" href="${zh}">`
}

import { type Day } from '../kernel/days.ts'
import { html } from './html.ts'
import { day, notice } from './parts.ts'
import { css } from './style.ts'

/** Nothing is loaded: the style stands in the page itself, and pictures that are not public are not shown. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

/**
 * A public page as it would be, for whoever decides about it before it is public: alone in one file, said to be a preview, its
 * links leading to the public site.
 *
 * @param page the page as it would be published
 * @param at its address on the public site
 */
export function previewPage(page: string, { at, dueOn }: { readonly at: string; readonly dueOn: Day }): string {
  const banner = notice(
    '预览，尚未公示',
    html`<p>公示后的页面即如下所示，自然人姓名已隐去。最迟应于${day(dueOn)}公示。照片公示时显示，此处从略。</p>`,
  )
  return page
    .replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, `$1${policy}`)
    .replace(/<script[^>]*><\/script>\n?/g, '')
    .replace(/<a class="language"[^>]*>[^<]*<\/a>/, '') // there is no English page yet
    .replace(
      /<a [^>]*>(<img [^>]*>)<\/a>/g,
      (_, image: string) => `<p class="withheld">${/alt="([^"]*)"/.exec(image)?.[1]}</p>`,
    )
    .replace(/<link (?!rel="stylesheet")[^>]*>\n?/g, '')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${css}</style>`)
    .replace(/href="([^"#][^"]*)"/g, (_, href: string) => `href="${new URL(href, at).href}"`)
    .replace(/(<main [^>]*>)/, (main: string) => `${main}\n${banner.toString()}`)
}

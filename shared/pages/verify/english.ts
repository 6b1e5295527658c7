import { type Html, html } from '../html.ts'

/** The same said in English, beside the Chinese. */
export function english(text: string): Html {
  return html`<span class="en" lang="en">${text}</span>`
}

import { type Html, html } from '../html.ts'

/** Hexadecimal in groups of four, to be read aloud or compared by eye; copied, it is whole. */
export function grouped(hex: string): Html {
  const groups = hex.match(/.{1,4}/g) ?? []
  return html`<code class="groups">${groups.map((group) => html`<span>${group}</span>`)}</code>`
}

import { asRecorded, type Html, html } from './html.ts'

/** 处置 as a view says it: a word of the list and, behind a colon, what was added to it. */
export function dispositionWords(disposition: string): Html {
  const [word = '', ...added] = disposition.split('：')
  if (added.length === 0) return html`<bdi>${word}</bdi>`
  return html`<bdi>${word}：${asRecorded(added.join('：'))}</bdi>`
}

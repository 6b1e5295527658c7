import { escapeToBuffer } from 'hono/utils/html'

/**
 * Where a value stands: among text, where no markup may be (an attribute, a title, an option), or among the words of a drawing,
 * which knows no `bdi` and no `span`.
 */
export type Around = 'text' | 'bare' | 'drawn'

/** A template as one language writes it: its own words, the places of its values, words that a number chooses between. */
export type Layout = readonly (string | Placed | Chosen)[]

export interface Placed {
  readonly at: number
  readonly around: Around
}

export interface Chosen {
  readonly at: number
  /** Where the value is 1, and where it is not. */
  readonly one: string
  readonly other: string
}

/** Writes markup in one language. */
export interface Writer {
  readonly language: 'zh-CN' | 'en'
  layout(strings: TemplateStringsArray): Layout
  /** A word of the pages, escaped. */
  word(text: string, around: Around): string
  /** A text of a record, in Chinese whatever the language of the page, escaped, in the element that may hold it. */
  ofRecord(text: string, element: 'bdi' | 'span' | 'tspan' | 'none'): string
}

/** The text without U+202A-202E and U+2066-2069, U+200E/F and control characters other than line ends. */
export function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the signs to take out
  return text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}

/** A text as markup may hold it. */
export function escaped(text: string): string {
  const buffer: [string] = [''] // hono's escape adds to it
  escapeToBuffer(plain(text), buffer)
  return buffer[0]
}

/** What stands around a place, by the template's text before it. */
export function aroundAt(before: string): Around {
  if (before.lastIndexOf('<') > before.lastIndexOf('>')) return 'bare'
  const inside = /<(title|option|text)\b[^>]*>[^<]*$/.exec(before)?.[1]
  if (inside === undefined) return 'text'
  return inside === 'text' ? 'drawn' : 'bare'
}

const layouts = new WeakMap<TemplateStringsArray, Layout>()

/** Templates as they stand. */
export const chinese: Writer = {
  language: 'zh-CN',
  layout(strings) {
    const known = layouts.get(strings) ?? laidOut(strings)
    layouts.set(strings, known)
    return known
  },
  word: escaped,
  ofRecord: (text, element) => (element === 'bdi' ? `<bdi>${escaped(text)}</bdi>` : escaped(text)),
}

function laidOut(strings: TemplateStringsArray): Layout {
  return strings.flatMap((text, at) => {
    const before = strings.slice(0, at + 1).join('')
    return at === strings.length - 1 ? [text] : [text, { at, around: aroundAt(before) }]
  })
}

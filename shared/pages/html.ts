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

/**
 * Markup before it is written: templates, and the values of their places, in whichever language a writer writes them. Only what
 * this file exports makes it.
 */
export abstract class Html {
  abstract write(writer: Writer, around: Around): string

  /** In Chinese. */
  toString(): string {
    return this.write(chinese, 'text')
  }
}

export type Value = string | number | undefined | false | Html | readonly Value[]

class Template extends Html {
  private readonly strings: TemplateStringsArray
  private readonly values: readonly Value[]

  constructor(strings: TemplateStringsArray, values: readonly Value[]) {
    super()
    this.strings = strings
    this.values = values
  }

  write(writer: Writer, around: Around): string {
    let text = ''
    for (const part of writer.layout(this.strings)) {
      if (typeof part === 'string') text += part
      else if ('one' in part) text += Number(this.values[part.at]) === 1 ? part.one : part.other
      else text += written(this.values[part.at], writer, part.around === 'text' ? around : part.around)
    }
    return text
  }
}

class Both extends Html {
  private readonly words: { readonly 'zh-CN': Html | string; readonly en: Html | string }

  constructor(zh: Html | string, en: Html | string) {
    super()
    this.words = { 'zh-CN': zh, en }
  }

  write(writer: Writer, around: Around): string {
    const words = this.words[writer.language]
    return typeof words === 'string' ? escaped(words) : words.write(writer, around)
  }
}

class OfRecord extends Html {
  private readonly text: string
  private readonly isolated: boolean

  constructor(text: string, isolated: boolean) {
    super()
    this.text = text
    this.isolated = isolated
  }

  write(writer: Writer, around: Around): string {
    if (around !== 'text') return writer.ofRecord(this.text, around === 'drawn' ? 'tspan' : 'none')
    return writer.ofRecord(this.text, this.isolated ? 'bdi' : 'span')
  }
}

/**
 * A template whose values are escaped unless they are `Html` themselves; `undefined` and `false` leave nothing, lists are
 * joined. Its own words and plain texts are words of the pages, which the English page says in English: a text of a record is
 * `given`. Every text loses the signs that turn the direction of writing, because records come from outside.
 *
 * @throws {TypeError} when it is written, for an object that is no `Html`: one of a record that looks like markup is none
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Template(strings, values)
}

export const nothing: Html = html``

/** What is said in either language, where a dictionary of words cannot say it: days, addresses, sentences that the domain makes. */
export function inBoth(zh: Html | string, en: Html | string): Html {
  return new Both(zh, en)
}

/** An English sentence about things with Chinese names, which keep them. */
export function englishSentence(sentence: string): Html {
  const parts = sentence.split(/(\p{Script=Han}[\p{Script=Han}\p{P}]*\p{Script=Han}|\p{Script=Han})/u)
  return html`${parts.map((part, at) => (at % 2 === 1 ? asRecorded(part) : inBoth(part, part)))}`
}

/** One after the other, parted as each language parts them. */
export function series(values: readonly Value[], sign: '、' | '；' = '、'): Html {
  return html`${values.map((value, at) => (at === 0 ? value : html`${sign}${value}`))}`
}

/** The text without U+202A-202E and U+2066-2069, U+200E/F and control characters other than line ends. */
export function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the signs to take out
  return text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}

/** A name or a text from a record, isolated so that its writing direction ends with it. */
export function given(text: string): Html {
  return new OfRecord(text, true)
}

/** As `given`, of a text that the platform has put together itself. */
export function asRecorded(text: string): Html {
  return new OfRecord(text, false)
}

/** Signs of a name in a list or a title. */
const briefly = 60

/** A name where there is room for a line or two: a longer one is cut, and whole on its own page. */
export function brief(text: string): Html {
  return given(cut(text))
}

/** As `brief`, as a text. */
export function cut(text: string): string {
  const signs = Array.from(plain(text))
  return signs.length <= briefly ? text : `${signs.slice(0, briefly).join('')}…`
}

/** The page's text, in Chinese unless another writes it; the one place where markup becomes a string. */
export function document(markup: Html, writer: Writer = chinese): string {
  return `<!doctype html>\n${markup.write(writer, 'text')}\n`
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

const chinese: Writer = {
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

function written(value: Value, writer: Writer, around: Around): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return writer.word(value, around)
  if (typeof value === 'number') return String(value)
  if (value instanceof Html) return value.write(writer, around)
  if (!Array.isArray(value)) throw new TypeError('Neither a text nor markup made by html')
  return (value as readonly Value[]).map((each) => written(each, writer, around)).join('')
}

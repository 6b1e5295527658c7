import { type Around, chinese, escaped, plain, type Writer } from './writer.ts'

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

function written(value: Value, writer: Writer, around: Around): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return writer.word(value, around)
  if (typeof value === 'number') return String(value)
  if (value instanceof Html) return value.write(writer, around)
  if (!Array.isArray(value)) throw new TypeError('Neither a text nor markup made by html')
  return (value as readonly Value[]).map((each) => written(each, writer, around)).join('')
}

import { type Html } from '../html.ts'
import { aroundAt, escaped, type Layout, type Writer } from '../writer.ts'
import { englishWords } from './dictionary.ts'

/** Words that one page alone says: Chinese and English. */
export type OwnWords = Readonly<Record<string, string>>

export interface InEnglish {
  readonly text: string
  /** Chinese words for which the dictionary has no English; they stand in Chinese. */
  readonly untold: readonly string[]
}

/**
 * Markup in English. Words of the pages are those of the dictionary; what is of a record stays as it is, and says that it is
 * Chinese. A word without English stays too: a page is never lost for want of a word.
 *
 * @param own what this page alone says
 */
export function inEnglish(
  markup: Html,
  write: (markup: Html, writer: Writer) => string,
  own: OwnWords = {},
): InEnglish {
  const untold: string[] = []
  const writer: Writer = {
    language: 'en',
    layout(strings) {
      const known = translations.get(strings) ?? translated(strings, own)
      if (known.untold.length === 0) translations.set(strings, known)
      untold.push(...known.untold)
      return known.layout
    },
    word(text, around) {
      const english = wordOf(text, own)
      if (english !== undefined) return escaped(english)
      untold.push(text)
      return around === 'text' ? `<span lang="zh-CN">${escaped(text)}</span>` : escaped(text)
    },
    ofRecord(text, element) {
      const withheld = text.startsWith('（') ? englishWords.get(text) : undefined
      if (withheld !== undefined) return escaped(withheld)
      if (element === 'none') return escaped(text)
      if (han.test(text)) return `<${element} lang="zh-CN">${escaped(text)}</${element}>`
      return element === 'bdi' ? `<bdi>${escaped(text)}</bdi>` : escaped(text)
    },
  }
  return { text: write(markup, writer), untold }
}

interface Translation {
  readonly layout: Layout
  readonly untold: readonly string[]
}

const translations = new WeakMap<TemplateStringsArray, Translation>()

const han = /\p{Script=Han}/u
/** Punctuation that is set for Chinese. */
const signs: Readonly<Record<string, string>> = {
  '，': ', ',
  '。': '. ',
  '、': ', ',
  '；': '; ',
  '：': ': ',
  '（': ' (',
  '）': ')',
  '？': '? ',
  '！': '! ',
  '　': ' ',
}
const sign = /[，。、；：（）？！　]/gu

/** A word, or a text that needs none. */
function wordOf(text: string, own: OwnWords): string | undefined {
  const known = englishWords.get(text) ?? (Object.hasOwn(own, text) ? own[text] : undefined)
  if (known !== undefined || han.test(text)) return known
  return text.replace(sign, (each) => signs[each] ?? each)
}

/** Places of a template's values while its text is taken apart. */
const open = '\ue000'
const close = '\ue001'
const place = /\ue000([^\ue001]*)\ue001/

/**
 * The sentences of a template as `sentencesOf` tells them, each looked up whole, so that English may put its values in another
 * order.
 */
function translated(strings: TemplateStringsArray, own: OwnWords): Translation {
  const untold: string[] = []
  const text = mapSentences(strings, (sentence, around) => {
    const english = wordOf(sentence, own)
    if (english !== undefined) return english
    untold.push(sentence)
    return around === 'text' ? `<span lang="zh-CN">${sentence}</span>` : sentence
  })
  return { layout: laidOut(text), untold }
}

/** The sentences of a template: its text and its attributes' between tags, a value as `{0}`. */
export function sentencesOf(strings: readonly string[]): string[] {
  const found: string[] = []
  mapSentences(strings, (sentence) => {
    found.push(sentence)
    return sentence
  })
  return found
}

function mapSentences(strings: readonly string[], say: (sentence: string, around: 'text' | 'bare') => string): string {
  const whole = strings.map((text, at) => (at === 0 ? text : `${open}${at - 1}${close}${text}`)).join('')
  return whole.replace(/<[^>]*>|[^<]+/g, (part) => {
    if (!part.startsWith('<')) return said(part, (sentence) => say(sentence, 'text'))
    return part.replace(/="([^"]*)"/g, (_, value: string) => `="${said(value, (sentence) => say(sentence, 'bare'))}"`)
  })
}

/** A text with its places numbered from 0, said, and its places as they were. */
function said(text: string, say: (sentence: string) => string): string {
  const [, before = '', sentence = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
  if (!han.test(sentence) && !/[，。、；：（）？！　]/u.test(sentence)) return text
  const places: string[] = []
  const numbered = sentence.replace(new RegExp(place, 'g'), (_, at: string) => `{${places.push(at) - 1}}`)
  const back = say(numbered).replace(
    /\{(\d+)(\|[^}]*)?\}/g,
    (_, at: string, choice = '') => `${open}${places[Number(at)]}${choice}${close}`,
  )
  return `${before}${back}${after}`
}

function laidOut(text: string): Layout {
  return text.split(place).map((part, at, all) => {
    if (at % 2 === 0) return part
    const [number, one, other] = part.split('|')
    if (one !== undefined && other !== undefined) return { at: Number(number), one, other }
    return { at: Number(number), around: aroundAt(all.slice(0, at).join('')) }
  })
}

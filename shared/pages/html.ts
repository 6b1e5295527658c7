import { raw, html as tagged } from 'hono/html'

/** Markup whose texts have been escaped. Only `html` makes it. */
export type Html = { readonly isEscaped: true; toString(): string }

/** What `html` made, so that an object of a record that looks like markup is none. */
const made = new WeakSet<object>()

type Value = string | number | undefined | false | Html | readonly Value[]

/**
 * A template whose values are escaped unless they are `Html` themselves; `undefined` and `false` leave nothing, lists are
 * joined. Every text loses the signs that turn the direction of writing, because records come from outside.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const markup = tagged(strings, ...values.map(disarmed))
  if (markup instanceof Promise) throw new TypeError('A page is rendered synchronously')
  return remember(markup)
}

export const nothing: Html = html``

/** The text without U+202A-202E and U+2066-2069, U+200E/F and control characters other than line ends. */
export function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the signs to take out
  return text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}

/** A name or a text from a record, isolated so that its writing direction ends with it. */
export function given(text: string): Html {
  return html`<bdi>${text}</bdi>`
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

/** The page's text; the one place where markup becomes a string. */
export function document(markup: Html): string {
  return `<!doctype html>\n${markup.toString()}\n`
}

function disarmed(value: Value): unknown {
  if (typeof value === 'string') return plain(value)
  if (Array.isArray(value)) return raw(value.map((each) => html`${each as Value}`.toString()).join(''))
  if (typeof value === 'object' && !made.has(value)) throw new TypeError('Neither a text nor markup made by html')
  return value
}

function remember(markup: object): Html {
  made.add(markup)
  return markup as Html
}

import { S3Error } from './s3-error.ts'

/** An element of a small request document: its local name, its own text, its children. */
export interface XmlElement {
  name: string
  text: string
  children: XmlElement[]
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const token =
  /<\?[^>]*\?>|<\/\s*([\w.:-]+)\s*>|<\s*([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy

/**
 * Reads a request document of S3's plain shape: elements and text.
 *
 * @throws {S3Error} `MalformedXML` for anything else; document types, comments, CDATA and own entities are not read, so that
 *   no document can make the reader fetch or grow anything
 */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', text: '', children: [] }
  const open = [root]
  const text = source.replace(/^\uFEFF/, '')
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const match = token.exec(text)
    if (!match) throw malformed()
    step(open, match)
  }
  const [only, ...others] = root.children
  if (open.length !== 1 || !only || others.length > 0 || root.text.trim()) throw malformed()
  return only
}

function step(open: XmlElement[], match: RegExpExecArray): void {
  const [, closing, opening, , empty, text] = match
  const parent = open.at(-1)
  if (!parent || open.length > 20) throw malformed()
  if (text !== undefined) parent.text += unescapeXml(text)
  if (opening !== undefined) {
    const element: XmlElement = { name: localName(opening), text: '', children: [] }
    parent.children.push(element)
    if (!empty) open.push(element)
  }
  if (closing !== undefined) {
    if (open.length === 1 || parent.name !== localName(closing)) throw malformed()
    open.pop()
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function unescapeXml(text: string): string {
  return text.replace(/&([^;\s]{0,10};?)/g, (_, body: string) => {
    const numeric = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));$/i.exec(body)
    const code = numeric ? Number.parseInt(numeric[1] ?? numeric[2] ?? '', numeric[1] ? 16 : 10) : undefined
    const char =
      code === undefined ? named[body.slice(0, -1)] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined
    if (char === undefined || !body.endsWith(';')) throw malformed()
    return char
  })
}

function malformed(): S3Error {
  return new S3Error(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  )
}

/** The text of the first child called `name`; `undefined` when there is none. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

/** What an element may hold when written: text, numbers, elements already written, or nothing (left out). */
type Content = string | number | boolean | Written | undefined | Content[]
type Written = { xml: string }

/** Writes one element; `undefined` content leaves the element out, so that optional fields need no branches. */
export function xml(name: string, ...content: Content[]): Written {
  if (content.length === 1 && content[0] === undefined) return { xml: '' }
  const [local] = name.split(' ')
  return { xml: `<${name}>${content.map(render).join('')}</${local}>` }
}

/** A whole response document in S3's namespace. */
export function xmlDocument(name: string, ...content: Content[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml(`${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/"`, content).xml}`
}

function render(content: Content): string {
  if (content === undefined) return ''
  if (Array.isArray(content)) return content.map(render).join('')
  if (typeof content === 'object') return content.xml
  // Control characters are not legal XML 1.0, not even as references; S3 sends the references all the same.
  return String(content).replace(/[&<>"\p{Cc}]/gu, (char) => `&#${char.codePointAt(0)};`)
}

import { pageLimit } from './photo.ts'
import { photoFaults } from './photo-faults.ts'
import type { Said } from './said.ts'

/**
 * Unpacks one deflated stream; undefined when it is damaged or holds more than `most` bytes. Given by the caller, because
 * the domain has no zlib.
 */
export type Inflate = (deflated: Uint8Array, most: number) => Uint8Array | undefined

/** Names that a scan does not hold and that make a reader act, open files or hide what it shows. */
const active = [
  'JavaScript',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'FileAttachment',
  'RichMedia',
  'Rendition',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'XFA',
]

/**
 * Names too short to be told from packed pixels, where each stands by chance in one large scan of some hundred: looked for with the
 * beginning of what must follow them.
 */
const activeEntries = {
  JS: /\/JS\s*(?:\((?:þÿ|[\s -~]{3})|<[\s0-9A-Fa-f]{3})/,
  EF: /\/EF\s*(?:<<|\d{1,10}\s+\d{1,5}\s+R)/,
} as const

/** Object streams of a hundred scanned pages hold some kilobytes. */
const mostUnpacked = 20_000_000

/**
 * Whether a PDF is a plain scan: whole from its header to its end, not encrypted, without scripts, attachments and actions,
 * with one to a hundred pages. Its pages are not drawn: it stays evidence and is never public.
 *
 * Names are looked for in all its bytes, written in any way (`/J#61vaScript`), and in its packed object streams: a reader
 * follows a file's own table to any place in it.
 *
 * @source ISO 32000-1 7.3.5 (names), 7.5 (structure), 7.5.7 (object streams), 7.11 (files), 12.6.4 (actions)
 */
export function judgePdf(bytes: Uint8Array, inflate: Inflate): { readonly pages: number } | { readonly why: Said } {
  const text = new TextDecoder('latin1').decode(bytes)
  if (!isWhole(text)) return { why: photoFaults.notWhole('application/pdf') }
  const packed = unpackObjects(text, bytes, inflate)
  if (!packed) return { why: photoFaults.unreadablePdf() }
  const texts = [text, ...packed].map(plainNames)
  if (texts.some((each) => hasName(each, 'Encrypt'))) return { why: photoFaults.encrypted() }
  const found = active.find((name) => texts.some((each) => hasName(each, name))) ?? entryIn(texts)
  if (found) return { why: photoFaults.active(found) }
  const pages = texts.reduce((sum, each) => sum + (each.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0), 0)
  if (pages === 0) return { why: photoFaults.noPages() }
  return pages > pageLimit ? { why: photoFaults.tooManyPages(pages, pageLimit) } : { pages }
}

/** It begins as a PDF, and near its end says where its table is, which is there. */
function isWhole(text: string): boolean {
  const end = text.slice(-1024)
  const table = [...end.matchAll(/startxref\s+(\d{1,10})\s+%%EOF/g)].at(-1)?.[1]
  if (!/^%PDF-[12]\.\d/.test(text) || table === undefined) return false
  return /^\s*(?:xref|\d+\s+\d+\s+obj)/.test(text.slice(Number(table), Number(table) + 64))
}

/** The texts of all object streams; undefined when one is packed in a way that cannot be looked into. */
function unpackObjects(text: string, bytes: Uint8Array, inflate: Inflate): string[] | undefined {
  const texts: string[] = []
  let left = mostUnpacked
  for (const { index } of plainNames(text).matchAll(/\/ObjStm\b/g)) {
    const start = text.indexOf('stream', index)
    const dictionary = text.slice(text.lastIndexOf('obj', index), start)
    const from = start + (text.startsWith('\r\n', start + 6) ? 8 : 7)
    const to = text.indexOf('endstream', from)
    if (start < 0 || to < 0 || !isPlainlyDeflated(dictionary)) return undefined
    const unpacked = inflate(bytes.subarray(from, to), left)
    if (!unpacked) return undefined
    left -= unpacked.length
    texts.push(new TextDecoder('latin1').decode(unpacked))
  }
  return texts
}

function isPlainlyDeflated(dictionary: string): boolean {
  return /\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])/.test(dictionary) && !dictionary.includes('/DecodeParms')
}

/** A name may write any of its letters as `#` and two digits; the length stays, so that places in the file do. */
function plainNames(text: string): string {
  return text.replace(/\/[!-~]{1,127}/g, (name) =>
    name.includes('#')
      ? name
          .replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
          .padEnd(name.length)
      : name,
  )
}

function entryIn(texts: readonly string[]): keyof typeof activeEntries | undefined {
  const names = Object.keys(activeEntries) as (keyof typeof activeEntries)[]
  return names.find((name) => texts.some((each) => activeEntries[name].test(each)))
}

function hasName(text: string, name: string): boolean {
  return new RegExp(`/${name}(?![A-Za-z0-9])`).test(text)
}

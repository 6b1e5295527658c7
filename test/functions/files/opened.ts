import { createHash } from 'node:crypto'
import { SaxesParser } from 'saxes'
import { zipParts } from '../../../functions/importing/zip-entries.ts'

/** The parts of an office file as texts, by their names; every part of XML has been read and is well formed. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [name, part] of zipParts(bytes)) {
    const pieces: Buffer[] = []
    for await (const piece of part.unpack()) pieces.push(piece)
    const text = Buffer.concat(pieces).toString()
    if (/\.(xml|rels)$/.test(name)) requireWellFormed(name, text)
    found.set(name, text)
  }
  return found
}

/** What a .docx says, a paragraph a line. */
export async function documentText(bytes: Uint8Array): Promise<string> {
  const xml = (await partsOf(bytes)).get('word/document.xml') ?? ''
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
}

/** What lies at an address that was signed. */
export async function fetched(url: string | undefined): Promise<Buffer> {
  const answer = await fetch(url ?? '')
  if (!answer.ok) throw new Error(`${answer.status} at ${url}`)
  return Buffer.from(await answer.arrayBuffer())
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function requireWellFormed(name: string, xml: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw new Error(`${name}: ${error.message}`)
  })
  parser.write(xml).close()
}

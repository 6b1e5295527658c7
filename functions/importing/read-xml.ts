import { SaxesParser } from 'saxes'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { unreadable } from './unreadable.ts'
import type { ZipPart } from './zip-entries.ts'

export type Attributes = Readonly<Record<string, string>>

/** What whoever reads a part of a workbook is told; names come without their prefix. */
export interface XmlListener {
  open(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/**
 * Reads one XML part of a zip as a stream. Yields after each piece, so that whoever listens can hand on what has come.
 * No part of a workbook declares a document type: one that does is refused before any entity of it could be used.
 *
 * @throws {Refusal} `file-not-readable` for XML that is not well-formed, or declares a document type
 */
export async function* readXml(part: ZipPart, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser()
  const decoder = new TextDecoder()
  parser.on('doctype', () => {
    throw unreadable('文件声明了外部实体或文档类型，不予读取', 'it declares a document type or external entities')
  })
  parser.on('opentag', ({ name, attributes }) => listener.open(local(name), attributes as Attributes))
  parser.on('closetag', ({ name }) => listener.close?.(local(name)))
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  try {
    for await (const piece of part.unpack()) {
      parser.write(decoder.decode(piece, { stream: true }))
      yield
    }
    parser.close()
  } catch (error) {
    if (isRefusal(error)) throw error
    const why = (error as Error).message.slice(0, 200)
    throw unreadable(`工作簿内容不规范：${why}`, `it is not a well-formed workbook: ${why}`)
  }
  yield
}

/** Reads a whole part. */
export async function drainXml(part: ZipPart | undefined, listener: XmlListener): Promise<void> {
  if (part) for await (const _ of readXml(part, listener)) continue
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

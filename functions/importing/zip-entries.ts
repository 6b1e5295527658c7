import { createInflateRaw } from 'node:zlib'
import { unreadable } from './unreadable.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 2000

/** A sheet of 200,000 rows has about 100 MB, and a workbook of them a third more for its texts. */
const MOST_BYTES = 400_000_000
/** Real sheets shrink to a tenth or, when every row is alike, to a fiftieth. */
const MOST_RATIO = 200
const SMALL = 1_000_000

/** One file inside a zip. */
export interface ZipPart {
  /** Bytes unpacked, as the directory claims; unpacking stops there. */
  readonly size: number
  /** The unpacked bytes, a piece at a time; nothing of them is kept. */
  unpack(): AsyncGenerator<Buffer>
}

/**
 * The parts of a zip by name. Nothing is unpacked yet, and whoever unpacks can be led neither past the claimed size nor
 * into a bomb: too much altogether, or too much from too little.
 *
 * @throws {Refusal} `file-not-readable`: no zip, damaged, encrypted, zip64, or a bomb
 */
export function zipParts(bytes: Uint8Array): ReadonlyMap<string, ZipPart> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directory(file)
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > MOST_BYTES || entries.some(({ size, packed }) => size > SMALL && size > packed * MOST_RATIO)) {
    throw unreadable(
      `解压后将有 ${total} 字节，像是压缩炸弹，请删去多余内容后另存`,
      `it would unpack to ${total} bytes, as a zip bomb does: remove what is not needed and save it again`,
    )
  }
  return new Map(
    entries.map((entry) => [entry.name, { size: entry.size, unpack: () => inflated(packedBytes(file, entry), entry) }]),
  )
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

function directory(file: Buffer): Entry[] {
  const end = endOf(file)
  const count = file.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw unreadable(`压缩包内文件过多：${count}`, `too many parts in the zip: ${count}`)
  const entries: Entry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) throw damaged()
    const [name, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    if (file.readUInt16LE(at + 8) & 1)
      throw unreadable('文件已加密，请取消密码后重新保存', 'it is encrypted: remove its password and save it again')
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + name),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at += 46 + name + extra + comment
  }
  return entries
}

/** The end record stands in the last 64 KB, before a comment. */
function endOf(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 65_557); at--) {
    if (file.readUInt32LE(at) === END) return at
  }
  throw damaged()
}

function packedBytes(file: Buffer, { packed, offset }: Entry): Buffer {
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL) throw damaged()
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  if (start + packed > file.length) throw damaged()
  return file.subarray(start, start + packed)
}

async function* inflated(body: Buffer, { method, size }: Entry): AsyncGenerator<Buffer> {
  if (method !== 0 && method !== 8) throw damaged()
  let out = 0
  try {
    for await (const piece of method === 0 ? [body] : inflating(body)) {
      out += piece.length
      if (out > size) throw damaged()
      yield piece
    }
  } catch (error) {
    throw typeof (error as { code?: unknown }).code === 'string' && 'errno' in (error as object) ? damaged() : error
  }
  if (out !== size) throw damaged()
}

function inflating(body: Buffer): AsyncIterable<Buffer> {
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  inflate.end(body)
  return inflate as AsyncIterable<Buffer>
}

function damaged() {
  return unreadable('文件已损坏或不完整，请重新保存后上传', 'it is damaged or cut short: save it again')
}

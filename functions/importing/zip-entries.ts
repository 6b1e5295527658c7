import { inflateRawSync } from 'node:zlib'
import { Refusal } from '../../shared/kernel/refusal.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 2000

/** The parts of a zip that a reader of spreadsheets unpacks, by name. */
export type ZipParts = ReadonlyMap<string, Uint8Array>

/**
 * Unpacks the XML parts of a zip within a bound, whatever its directory claims, so that a small file cannot become a
 * large one in memory: inflating stops at the bound.
 *
 * @throws {Refusal} `file-not-readable`: no zip, damaged, encrypted, zip64, or over the bound
 */
export function unpackWithin(bytes: Uint8Array, bound: number): ZipParts {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = new Map<string, Uint8Array>()
  let left = bound
  for (const entry of directory(file)) {
    if (!/\.(?:xml|rels)$/i.test(entry.name)) continue
    const part = unpack(file, entry, left, bound)
    left -= part.length
    parts.set(entry.name, part)
  }
  return parts
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
  if (count > MOST_ENTRIES) throw unreadable(`压缩包内文件过多：${count} (too many parts in the zip)`)
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
      throw unreadable('文件已加密，请取消密码后重新保存 (encrypted: remove its password)')
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

function unpack(file: Buffer, { method, packed, size, offset }: Entry, left: number, bound: number): Uint8Array {
  const tooLarge = () => unreadable(`解压后超过 ${bound} 字节 (unpacks to more than ${bound} bytes)`)
  if (size > left) throw tooLarge()
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL) throw damaged()
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  if (start + packed > file.length) throw damaged()
  const body = file.subarray(start, start + packed)
  if (method === 0 && packed === size) return body
  if (method !== 8) throw damaged()
  const part = inflate(body, Math.min(left, size + 1), () => (size < left ? damaged() : tooLarge()))
  if (part.length !== size) throw damaged()
  return part
}

/** zlib stops at the bound; its errors tell "too long" from "damaged". */
function inflate(body: Buffer, maxOutputLength: number, tooLong: () => Refusal): Uint8Array {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, maxOutputLength) })
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLong() : damaged()
  }
}

function damaged(): Refusal {
  return unreadable('文件已损坏或不完整 (damaged or cut short)')
}

export function unreadable(why: string): Refusal {
  return new Refusal('file-not-readable', { why })
}

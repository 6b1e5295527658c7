import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { endOf, entryOf, headOf, tailOf, type WrittenPart } from '../../../functions/files/zip-writer.ts'

const END_SIZE = 22
const ENTRY_SIZE = 46
const TAIL_SIZE = 16

/** The zip is not one, or is not whole, or is not byte for byte as the platform writes it. */
export class ZipFault extends Error {}

/**
 * The parts of a zip that the platform wrote, held against every byte of the file that is not a part's own: the parts stand one
 * behind the other from the first byte on, the directory behind the last of them, and nothing behind it. What hides between two
 * parts, before the first or after the end is found, and so is a flipped byte of a header.
 *
 * @throws {ZipFault} naming the place
 * @source PKWARE APPNOTE 6.3.10, 4.3
 */
export async function readDirectory(file: FileHandle): Promise<WrittenPart[]> {
  const { size } = await file.stat()
  if (size < END_SIZE) throw new ZipFault('不是 zip 文件 (it is no zip)')
  const end = await bytesAt(file, size - END_SIZE, END_SIZE)
  const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
  requireSame(end, endOf(count, start, length), '文件结尾 (the end of the file)')
  if (start + length !== size - END_SIZE)
    throw new ZipFault('目录前后另有内容 (there is something beside the directory)')
  const directory = await bytesAt(file, start, length)
  const parts = partsOf(directory, count)
  requireSame(directory, Buffer.concat(parts.map(entryOf)), 'zip 目录 (its directory)')
  const last = await chained(file, parts)
  if (last !== start) throw new ZipFault('最后一个文件之后另有内容 (there is something behind the last part)')
  return parts
}

function partsOf(directory: Buffer, count: number): WrittenPart[] {
  const parts: WrittenPart[] = []
  let at = 0
  for (let n = 0; n < count; n++) {
    if (at + ENTRY_SIZE > directory.length) throw new ZipFault('zip 目录已损坏 (its directory is damaged)')
    const [crc, packed, size] = [16, 20, 24].map((field) => directory.readUInt32LE(at + field)) as [
      number,
      number,
      number,
    ]
    const name = directory.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + directory.readUInt16LE(at + 28))
    parts.push({ name, crc, packed, size, offset: directory.readUInt32LE(at + 42) })
    at += ENTRY_SIZE + name.length
  }
  return parts
}

/** @returns where the last part ends */
async function chained(file: FileHandle, parts: readonly WrittenPart[]): Promise<number> {
  let at = 0
  for (const part of parts) {
    const path = pathOf(part)
    if (part.offset !== at) throw new ZipFault(`${path} 之前另有内容 (there is something before it)`)
    const head = headOf(part.name)
    requireSame(await bytesAt(file, at, head.length), head, `${path} 的文件头 (its header)`)
    at += head.length + part.packed
    requireSame(await bytesAt(file, at, TAIL_SIZE), tailOf(part), `${path} 的校验值 (its sums)`)
    at += TAIL_SIZE
  }
  return at
}

function requireSame(found: Buffer, expected: Buffer, where: string): void {
  if (!found.equals(expected)) throw new ZipFault(`${where} 与平台写出的不同 (is not as the platform writes it)`)
}

export function pathOf({ name }: Pick<WrittenPart, 'name'>): string {
  return name.toString('utf8')
}

/**
 * SHA-256 of a part's bytes, and their text when it is asked for.
 *
 * @throws {ZipFault} when they cannot be unpacked to the size and the sum that the directory names
 */
export async function readPart(
  file: FileHandle,
  part: WrittenPart,
  wantText: boolean,
): Promise<{ readonly sha256: string; readonly text?: string }> {
  const hash = createHash('sha256')
  const pieces: Buffer[] = []
  let [size, crc] = [0, 0]
  for await (const piece of unpacked(file, part)) {
    hash.update(piece)
    crc = crc32(piece, crc)
    size += piece.length
    if (size > part.size) break
    if (wantText) pieces.push(piece)
  }
  if (size !== part.size || crc !== part.crc) throw damaged(part)
  const sha256 = hash.digest('hex')
  return wantText ? { sha256, text: Buffer.concat(pieces).toString('utf8') } : { sha256 }
}

async function* unpacked(file: FileHandle, part: WrittenPart): AsyncGenerator<Buffer> {
  const start = part.offset + headOf(part.name).length
  const inflated = Readable.from(packedBytes(file, start, part.packed)).pipe(createInflateRaw())
  try {
    yield* inflated as AsyncIterable<Buffer>
  } catch {
    throw damaged(part)
  }
}

const PIECE = 1024 ** 2

async function* packedBytes(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += PIECE) yield await bytesAt(file, start + at, Math.min(PIECE, length - at))
}

function damaged(part: WrittenPart): ZipFault {
  return new ZipFault(`${pathOf(part)} 已损坏 (it is damaged)`)
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  if (bytesRead !== length) throw new ZipFault('文件不完整 (it is cut short)')
  return buffer
}

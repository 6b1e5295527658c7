import { type Box, BoxReader } from './heif-boxes.ts'
import type { Structure } from './photo-header.ts'

/** Pictures coded as HEVC, one or several in a file. */
const brands = ['heic', 'heix', 'heim', 'heis']

/**
 * Reads the boxes of a HEIC file: its brand, the size of its main picture, where its EXIF stands. Nothing is decoded.
 *
 * @returns undefined when it is no HEIC, names no size, or is cut off before its end
 * @source ISO/IEC 23008-12 (HEIF) 6.5.3 (`ispe`), 10.2 (brands); ISO/IEC 14496-12 8.11 (`meta`, `iloc`, `iinf`)
 */
export function readHeif(bytes: Uint8Array): Structure | undefined {
  try {
    const reader = new BoxReader(bytes)
    const top = reader.boxes(0, bytes.length)
    const meta = top.find(({ type }) => type === 'meta')
    if (!isHeic(reader, top[0]) || !meta) return undefined
    const inside = new Map(reader.boxes(meta.from + 4, meta.to).map((box) => [box.type, box]))
    const own = mainProperties(reader, inside)
    const size = own.find(({ type }) => type === 'ispe')
    const exif = exifOf(reader, inside)
    const profile = own.map((box) => profileIn(reader, box)).find((one) => one !== undefined)
    return (
      size && {
        width: reader.number(size.from + 4, 4),
        height: reader.number(size.from + 8, 4),
        end: bytes.length,
        ...(exif ? { exif } : {}),
        ...(profile ? { profile } : {}),
      }
    )
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function isHeic(reader: BoxReader, first: Box | undefined): boolean {
  if (first?.type !== 'ftyp') return false
  const end = Math.min(first.to, first.from + 256)
  const names = [first.from, ...range(first.from + 8, end, 4)].map((at) => reader.text(at, 4))
  return names.some((name) => brands.includes(name))
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step)) }, (_, at) => from + at * step)
}

type Inside = ReadonlyMap<string, Box>

/** The properties that belong to the main item. */
function mainProperties(reader: BoxReader, inside: Inside): Box[] {
  const primary = inside.get('pitm')
  const properties = inside.get('iprp')
  if (!primary || !properties) return []
  const item = reader.number(primary.from + 4, reader.number(primary.from, 1) === 0 ? 2 : 4)
  const parts = reader.boxes(properties.from, properties.to)
  const container = parts.find(({ type }) => type === 'ipco')
  const listed = container ? reader.boxes(container.from, container.to) : []
  const own = parts.filter(({ type }) => type === 'ipma').flatMap((box) => propertiesOf(reader, box, item))
  return own.flatMap((number) => listed[number - 1] ?? [])
}

/** The ICC profile of a colour property that holds one; phones write Display P3. */
function profileIn(reader: BoxReader, { type, from, to }: Box): Uint8Array | undefined {
  const holds = type === 'colr' && ['prof', 'rICC'].includes(reader.text(from, 4))
  return holds ? reader.bytes.subarray(from + 4, to) : undefined
}

/** Numbers of the properties that an item has, counted from one. */
function propertiesOf(reader: BoxReader, { from }: Box, wanted: number): number[] {
  const idSize = reader.number(from, 1) === 0 ? 2 : 4
  const width = reader.number(from + 3, 1) & 1 ? 2 : 1
  let at = from + 8
  for (let left = reader.number(from + 4, 4); left > 0; left--) {
    const item = reader.number(at, idSize)
    const count = reader.number(at + idSize, 1)
    at += idSize + 1
    if (item === wanted)
      return range(at, at + count * width, width).map(
        (one) => reader.number(one, width) & (width === 2 ? 0x7fff : 0x7f),
      )
    at += count * width
  }
  return []
}

/** As much EXIF as a JPEG can hold. */
const mostExif = 65_536

function exifOf(reader: BoxReader, inside: Inside): Uint8Array | undefined {
  const infos = inside.get('iinf')
  const places = inside.get('iloc')
  if (!infos || !places) return undefined
  const first = infos.from + (reader.number(infos.from, 1) === 0 ? 6 : 8)
  const entry = reader.boxes(first, infos.to).find((box) => itemType(reader, box) === 'Exif')
  const place = entry && placeOf(reader, places, itemId(reader, entry))
  if (!place || place.length < 10 || place.length > mostExif) return undefined
  const start = place.offset + 4 + reader.number(place.offset, 4)
  const end = place.offset + place.length
  if (start + 6 > end) return undefined
  const item = reader.bytes.subarray(start, end)
  return reader.text(start, 6) === 'Exif\0\0' ? item.subarray(6) : item
}

function idSizeOf(reader: BoxReader, { from }: Box): number {
  return reader.number(from, 1) >= 3 ? 4 : 2
}

function itemId(reader: BoxReader, box: Box): number {
  return reader.number(box.from + 4, idSizeOf(reader, box))
}

function itemType(reader: BoxReader, box: Box): string {
  return box.type === 'infe' && reader.number(box.from, 1) >= 2
    ? reader.text(box.from + 6 + idSizeOf(reader, box), 4)
    : ''
}

/** Where an item's bytes stand in the file; undefined unless they stand there in one piece. */
function placeOf(reader: BoxReader, { from }: Box, wanted: number): { offset: number; length: number } | undefined {
  const version = reader.number(from, 1)
  const [offsetSize, lengthSize] = nibbles(reader.number(from + 4, 1))
  const [baseSize, indexSize] = nibbles(reader.number(from + 5, 1))
  const idSize = version < 2 ? 2 : 4
  let at = from + 6 + idSize
  for (let left = reader.number(from + 6, idSize); left > 0; left--) {
    const item = reader.number(at, idSize)
    const inFile = version === 0 || (reader.number(at + idSize, 2) & 15) === 0
    at += idSize + (version === 0 ? 0 : 2) + 2
    const base = reader.number(at, baseSize)
    const extents = reader.number(at + baseSize, 2)
    at += baseSize + 2
    const skipped = version === 0 ? 0 : indexSize
    if (item === wanted && inFile && extents === 1) {
      return {
        offset: base + reader.number(at + skipped, offsetSize),
        length: reader.number(at + skipped + offsetSize, lengthSize),
      }
    }
    at += extents * (skipped + offsetSize + lengthSize)
  }
  return undefined
}

function nibbles(byte: number): readonly [number, number] {
  return [byte >> 4, byte & 15]
}

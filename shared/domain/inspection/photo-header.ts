import { readJpeg } from './jpeg.ts'
import { type PhotoType, pixelLimit } from './photo.ts'
import { readPng } from './png.ts'

/** Width and height in pixels; `end` is where the picture's own bytes end. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly end: number
}

export type PictureVerdict =
  | { readonly dimensions: { readonly width: number; readonly height: number } }
  | { readonly why: string }

const readers = { 'image/jpeg': readJpeg, 'image/png': readPng } as const
const names = { 'image/jpeg': 'JPEG', 'image/png': 'PNG' } as const

type Disguise = readonly [name: string, begins: (text: string) => boolean]

const startsWith =
  (...starts: readonly string[]) =>
  (text: string) =>
    starts.some((start) => text.startsWith(start))

/** How other formats begin, so that the refusal can name what somebody dressed up as a photo. */
const disguises: readonly Disguise[] = [
  ['JPEG', startsWith('\xff\xd8\xff')],
  ['PNG', (text) => text.startsWith('PNG\r\n', 1)],
  ['ZIP', startsWith('PK\x03\x04', 'PK\x05\x06')],
  ['PDF', startsWith('%PDF-')],
  ['GIF', startsWith('GIF8')],
  ['HEIC', (text) => /^ftyp(?:heic|heix|mif1|msf1)/.test(text.slice(4))],
  ['SVG', (text) => /^\s*(?:<\?xml[\s\S]*)?<svg/i.test(text)],
  ['HTML', (text) => /^\s*(?:<!doctype|<html|<head|<script|<body)/i.test(text)],
]

/**
 * Whether the bytes are a whole picture of the declared type, by their own structure and never by a name.
 * It is not decoded: that is for whoever makes the public derivative.
 */
export function judgePicture(bytes: Uint8Array, type: PhotoType): PictureVerdict {
  const picture = readers[type](bytes)
  if (!picture) return { why: `${whatItIs(bytes, type)}，不是完整的 ${names[type]} 照片` }
  const { width, height, end } = picture
  if (width === 0 || height === 0) return { why: '照片的宽或高为零' }
  if (width * height > pixelLimit) {
    return { why: `照片为 ${width}×${height} 像素，超过 ${pixelLimit / 1_000_000} 百万像素` }
  }
  if (hidesMore(bytes.subarray(end), type) || isAlsoZip(bytes)) return { why: '照片中夹带其他文件的内容' }
  return { dimensions: { width, height } }
}

function whatItIs(bytes: Uint8Array, declared: PhotoType): string {
  const name = formatOf(bytes)
  if (name === names[declared]) return '文件已损坏或不完整'
  return name ? `文件内容是 ${name}` : '文件内容无法识别'
}

function formatOf(bytes: Uint8Array): string | undefined {
  const text = latin1(bytes.subarray(0, 512))
  return disguises.find(([, begins]) => begins(text))?.[0]
}

/**
 * A PNG ends with its last chunk. Behind a JPEG phones write trailers of their own, further JPEGs among them: only a tail
 * that begins as another file is refused.
 */
function hidesMore(tail: Uint8Array, type: PhotoType): boolean {
  if (type === 'image/png') return tail.length > 0
  const format = formatOf(tail)
  return format !== undefined && format !== 'JPEG'
}

/** End of central directory with both disk numbers zero, then a comment of at most 65,535 bytes (APPNOTE 4.3.16). */
const zipEnd = 'PK\x05\x06\0\0\0\0'
const zipEndReach = 22 + 65_535

/** ZIP readers start from the end of a file, so an archive may hide inside a picture's own segments too. */
function isAlsoZip(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(-zipEndReach)).includes(zipEnd)
}

/** One character a byte; 80-9F come out as Windows-1252 has them, so patterns avoid those. */
function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

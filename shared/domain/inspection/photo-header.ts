import { readHeif } from './heif.ts'
import { readJpeg } from './jpeg.ts'
import { type PhotoType, photoTypes, pixelLimits } from './photo.ts'
import { photoFaults } from './photo-faults.ts'
import { readPng } from './png.ts'
import type { Said } from './said.ts'

/** What a picture's own structure says of it. */
export interface Structure {
  /** Pixels, before any rotation. */
  readonly width: number
  readonly height: number
  /** Where the picture's own bytes end. */
  readonly end: number
  /** From the byte-order mark on. */
  readonly exif?: Uint8Array
  /** ICC profile, where the decoder does not find it itself. */
  readonly profile?: Uint8Array
}

export type PictureType = Exclude<PhotoType, 'application/pdf'>

export type PictureVerdict = { readonly structure: Structure } | { readonly why: Said }

const readers = { 'image/jpeg': readJpeg, 'image/png': readPng, 'image/heic': readHeif } as const

type Disguise = readonly [name: string, begins: (text: string) => boolean]

const startsWith =
  (...starts: readonly string[]) =>
  (text: string) =>
    starts.some((start) => text.startsWith(start))

/** How formats begin, so that the refusal can name what somebody dressed up as a photo. */
const disguises: readonly Disguise[] = [
  ['JPEG', startsWith('\xff\xd8\xff')],
  ['PNG', (text) => text.startsWith('PNG\r\n', 1)],
  ['ZIP', startsWith('PK\x03\x04', 'PK\x05\x06')],
  ['RAR', startsWith('Rar!\x1a\x07')],
  ['7-Zip', startsWith('7z\xbc\xaf\x27\x1c')],
  ['PDF', startsWith('%PDF-')],
  ['GIF', startsWith('GIF8')],
  ['WebP', (text) => /^RIFF[\s\S]{4}WEBP/.test(text)],
  ['TIFF', startsWith('II*\0', 'MM\0*')],
  ['AVIF', (text) => /^ftypavi[fs]/.test(text.slice(4))],
  ['HEIC', (text) => /^ftyp(?:hei[cxms]|mif1|msf1)/.test(text.slice(4))],
  ['MP4', (text) => text.startsWith('ftyp', 4)],
  ['SVG', (text) => /^\s*(?:<\?xml[\s\S]*)?<svg/i.test(text)],
  ['HTML', (text) => /^\s*(?:<!doctype|<html|<head|<script|<body)/i.test(text)],
]

/**
 * Whether the bytes are a whole picture of the declared type, by their own structure and never by a name. Whether it can
 * be decoded is another's question: this one keeps from the decoder what would drown it.
 *
 * A picture may be a page or an archive besides (a polyglot): one that shows it behind the picture's end is refused. What
 * is hidden inside (a comment, a segment of metadata) cannot be told from what cameras write and is made harmless
 * otherwise: an original is given out as a download of its declared type alone, and the public sees it re-encoded.
 */
export function judgePicture(bytes: Uint8Array, type: PictureType): PictureVerdict {
  const structure = readers[type](bytes)
  if (!structure) return { why: whatItIs(bytes, type) }
  const { width, height, end } = structure
  const most = pixelLimits[type]
  if (width === 0 || height === 0) return { why: photoFaults.empty() }
  if (width * height > most) return { why: photoFaults.tooLarge(width, height, most) }
  if (hidesMore(bytes.subarray(end), type) || isAlsoZip(bytes)) return { why: photoFaults.hidesMore() }
  const odd = type === 'image/jpeg' ? oddityOf(bytes) : undefined
  return odd ? { why: odd } : { structure }
}

/** What a file is that is not what was declared; a damaged file of the declared type is called so. */
export function whatItIs(bytes: Uint8Array, declared: PhotoType): Said {
  const name = formatOf(bytes)
  if (name === photoTypes[declared]) return photoFaults.notWhole(declared)
  return name ? photoFaults.otherFormat(name, declared) : photoFaults.unknownFormat(declared)
}

function formatOf(bytes: Uint8Array): string | undefined {
  const text = latin1(bytes.subarray(0, 512))
  return disguises.find(([, begins]) => begins(text))?.[0]
}

/** Baseline, extended and progressive, Huffman-coded: the frames that cameras write and browsers show. */
const usualFrames = [0, 1, 2]

/** Each scan of a progressive picture is a pass over the whole of it: thousands of them keep a processor for minutes. */
const mostScans = 64

function oddityOf(bytes: Uint8Array): Said | undefined {
  const jpeg = readJpeg(bytes)
  if (!jpeg || !usualFrames.includes(jpeg.frame) || jpeg.precision !== 8) return photoFaults.oddJpeg()
  return jpeg.scans > mostScans ? photoFaults.tooManyScans(mostScans) : undefined
}

const markup = /<(?:!doctype|html|head|body|script|svg|iframe|object|embed)[\s>/]/i

/**
 * A PNG ends with its last chunk. Behind a JPEG phones write trailers of their own, further JPEGs and films among them:
 * only a tail that begins as another file or holds a page's markup is refused.
 */
function hidesMore(tail: Uint8Array, type: PictureType): boolean {
  if (type !== 'image/jpeg') return tail.length > 0
  const format = formatOf(tail)
  return (format !== undefined && format !== 'JPEG' && format !== 'MP4') || markup.test(latin1(tail))
}

/** End of central directory with both disk numbers zero, then a comment of at most 65,535 bytes (APPNOTE 4.3.16). */
const zipEnd = 'PK\x05\x06\0\0\0\0'
const zipEndReach = 22 + 65_535

/** ZIP readers start from the end of a file, so an archive may hide inside a picture's own segments too. */
export function isAlsoZip(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(-zipEndReach)).includes(zipEnd)
}

/** One character a byte; 80-9F come out as Windows-1252 has them, so patterns avoid those. */
function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}

import type { Structure } from './photo-header.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP1 = 0xe1

/** A JPEG as its markers describe it. */
export interface Jpeg extends Structure {
  /** Bits of a sample. */
  readonly precision: number
  /** Number of the frame's marker, SOF0 … SOF15. */
  readonly frame: number
  /** One in a baseline picture; a progressive one has about ten. */
  readonly scans: number
}

/**
 * Walks a JPEG's markers to the end of its picture.
 *
 * Real phones append data behind it (motion photos, makers' trailers), so a tail alone proves nothing wrong; the caller
 * judges it.
 *
 * @returns undefined when it is no JPEG, or is cut off before its end
 * @source ITU-T T.81 B.1.1 (markers), B.2.2 (frame header); CIPA DC-008 4.7.2 (where EXIF stands)
 */
export function readJpeg(bytes: Uint8Array): Jpeg | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined
  let frame: Pick<Jpeg, 'frame' | 'precision' | 'width' | 'height'> | undefined
  let exif: Uint8Array | undefined
  let scans = 0
  let at = 2
  while (at + 4 <= bytes.length || bytes[at + 1] === EOI) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] as number
    if (marker === 0xff) at += 1
    else if (marker === EOI) return frame && { ...frame, scans, end: at + 2, ...(exif ? { exif } : {}) }
    else {
      const length = uint16(bytes, at + 2)
      const next = at + 2 + length
      if (length < 2 || next > bytes.length) return undefined
      if (isFrame(marker)) frame ??= frameAt(bytes, at)
      if (marker === APP1) exif ??= exifIn(bytes.subarray(at + 4, next))
      if (marker === SOS) scans += 1
      at = marker === SOS ? afterScan(bytes, next) : next
    }
  }
  return undefined
}

/** SOF0-SOF15 without DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function frameAt(bytes: Uint8Array, at: number) {
  return {
    frame: (bytes[at + 1] as number) - 0xc0,
    precision: bytes[at + 4] ?? 0,
    height: uint16(bytes, at + 5),
    width: uint16(bytes, at + 7),
  }
}

function exifIn(segment: Uint8Array): Uint8Array | undefined {
  return String.fromCharCode(...segment.subarray(0, 6)) === 'Exif\0\0' ? segment.subarray(6) : undefined
}

/** The next marker behind entropy-coded data: an FF that is neither stuffed (FF 00) nor a restart (FF D0-D7). */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

import type { Structure } from './photo-header.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** As much EXIF as a JPEG can hold; a chunk may claim gigabytes. */
const mostExif = 65_536

/**
 * Walks a PNG's chunks from IHDR to IEND.
 *
 * @returns undefined when it is no PNG, has no picture data, or is cut off before its end
 * @source PNG (Third Edition) 5.2, 5.3, 11.2, 11.3.3.5 (eXIf)
 */
export function readPng(bytes: Uint8Array): Structure | undefined {
  if (!signature.every((byte, at) => bytes[at] === byte)) return undefined
  if (nameOf(bytes, 8) !== 'IHDR' || uint32(bytes, 8) !== 13) return undefined
  const size = { width: uint32(bytes, 16), height: uint32(bytes, 20) }
  let hasData = false
  let exif: Uint8Array | undefined
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + uint32(bytes, at)
    if (end > bytes.length) return undefined
    const name = nameOf(bytes, at)
    if (name === 'IDAT') hasData = true
    if (name === 'eXIf' && end - at <= mostExif) exif ??= bytes.subarray(at + 8, end - 4)
    if (name === 'IEND') return hasData ? { ...size, end, ...(exif ? { exif } : {}) } : undefined
    at = end
  }
  return undefined
}

function nameOf(bytes: Uint8Array, chunk: number): string {
  return String.fromCharCode(...bytes.subarray(chunk + 4, chunk + 8))
}

function uint32(bytes: Uint8Array, at: number): number {
  return bytes.subarray(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0)
}

import { concat, utf8 } from '../../../shared/kernel/bytes.ts'

/** A JPEG's skeleton with the size in its frame header; `seed` makes its bytes its own. Nothing decodes it here. */
export function jpeg({ width = 4000, height = 3000, seed = 0, restart = false } = {}): Uint8Array {
  const comment = utf8(`示例照片 ${seed} ${'x'.repeat(64)}`)
  return concat(
    Uint8Array.of(0xff, 0xd8),
    segment(0xfe, comment),
    segment(0xc4, Uint8Array.of(0, 1, 2, 3)),
    segment(0xc0, Uint8Array.of(8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0)),
    segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
    Uint8Array.of(0x12, 0xff, 0x00, 0x34, ...(restart ? [0xff, 0xd3, 0x56] : [])),
    Uint8Array.of(0xff, 0xd9),
  )
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2
  return concat(Uint8Array.of(0xff, marker, length >> 8, length & 255), body)
}

export function png({ width = 640, height = 480 } = {}): Uint8Array {
  return concat(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', concat(uint32(width), uint32(height), Uint8Array.of(8, 2, 0, 0, 0))),
    chunk('IDAT', Uint8Array.of(1, 2, 3, 4)),
    chunk('IEND', new Uint8Array()),
  )
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  return concat(uint32(body.length), utf8(name), body, uint32(0))
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)
}

/** An empty archive: what ZIP readers look for at the end of a file. */
export const emptyZip = concat(utf8('PK\x05\x06'), new Uint8Array(18))

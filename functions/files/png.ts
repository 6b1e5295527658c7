import { crc32, deflateSync } from 'node:zlib'

/**
 * A picture of black and white points as a PNG of one bit a point.
 *
 * @param dark rows of the same length; true is black
 * @source PNG 1.2 (ISO/IEC 15948), 11.2
 */
export function bitmapPng(dark: readonly (readonly boolean[])[]): Buffer {
  const width = dark[0]?.length ?? 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(dark.length, 4)
  head[8] = 1 // one bit a point, shades of grey, no interlace
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(dark.map(rowOf)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** No filter; the highest bit is the leftmost point, and white is 1. */
function rowOf(points: readonly boolean[]): Buffer {
  const row = Buffer.alloc(1 + Math.ceil(points.length / 8))
  for (const [at, dark] of points.entries()) {
    if (!dark) row[1 + (at >> 3)] = (row[1 + (at >> 3)] as number) | (0x80 >> (at & 7))
  }
  return row
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}

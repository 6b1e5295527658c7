/** Colour of one square: red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number]

const HUFFMAN_COUNTS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
/** Of differences by their length in bits, 0 to 11 (T.81 table K.3). */
const CODES = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110', '1111110', '11111110', '111111110']

/**
 * A whole baseline JPEG of squares of 8 × 8 pixels, each of one colour: enough to draw a scene for samples and tests, and
 * every decoder reads it.
 *
 * @param colourAt the colour of the square in a column and a row
 * @source ITU-T T.81 A.3.3 (DC coefficient), B.2 (segments), F.1.2.1 (coding of DC differences)
 */
export function mosaicJpeg(columns: number, rows: number, colourAt: (column: number, row: number) => Colour): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16BE(rows * 8, 0)
  size.writeUInt16BE(columns * 8, 2)
  const parts = [1, 2, 3]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array<number>(64).fill(8)]),
    segment(0xc0, [8, ...size, 3, ...parts.flatMap((part) => [part, 0x11, 0])]),
    segment(0xc4, [0, ...HUFFMAN_COUNTS, ...CODES.keys()]),
    // Of the other coefficients there is one word only: that none follows.
    segment(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]),
    segment(0xda, [3, ...parts.flatMap((part) => [part, 0]), 0, 63, 0]),
    scan(columns, rows, colourAt),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** One segment of a JPEG. */
export function segment(marker: number, body: readonly number[] | Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, Uint8Array.from(body)])
}

function scan(columns: number, rows: number, colourAt: (column: number, row: number) => Colour): Buffer {
  const last = [0, 0, 0]
  let bits = ''
  const bytes: number[] = []
  for (let at = 0; at < columns * rows; at++) {
    const levels = levelsOf(colourAt(at % columns, Math.floor(at / columns)))
    for (const [part, level] of levels.entries()) {
      bits += difference(level - (last[part] ?? 0)) + END_OF_BLOCK
      last[part] = level
    }
    for (; bits.length >= 8; bits = bits.slice(8)) push(bytes, bits.slice(0, 8))
  }
  if (bits !== '') push(bytes, bits.padEnd(8, '1'))
  return Buffer.from(bytes)
}

const END_OF_BLOCK = '0'

function push(bytes: number[], eight: string): void {
  const byte = Number.parseInt(eight, 2)
  bytes.push(byte)
  if (byte === 0xff) bytes.push(0)
}

/** Brightness and two differences of colour, around zero: a step of quantisation is one level of brightness. */
function levelsOf([red, green, blue]: Colour): number[] {
  const y = 0.299 * red + 0.587 * green + 0.114 * blue
  return [y - 128, 0.564 * (blue - y), 0.713 * (red - y)].map((value) =>
    Math.round(Math.min(127, Math.max(-128, value))),
  )
}

/** The length of a difference as a code, then its bits; of a negative one those of the number less one. */
function difference(value: number): string {
  const length = value === 0 ? 0 : Math.abs(value).toString(2).length
  const bits = value < 0 ? value + 2 ** length - 1 : value
  return (CODES[length] ?? '') + (length === 0 ? '' : bits.toString(2).padStart(length, '0'))
}

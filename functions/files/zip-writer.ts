import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

interface Written {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

const UTF8_NAMES_AND_SIZES_BEHIND = 0x0808
const DEFLATE = 8
/** 1 January 2022, midnight: the same content gives the same bytes. */
const DOS_DATE = 0x5421

/** A part as it comes, a piece at a time. */
export type PartContent = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** What the directory of a zip without its 64-bit extension can name. */
const MOST_PARTS = 0xffff
const MOST_BYTES = 0xffff_ffff

/**
 * Packs parts into a zip as they come: only packed bytes are kept, and the same parts give the same bytes.
 *
 * @throws {RangeError} from `end`, beyond 65,535 parts or 4 GB
 * @source PKWARE APPNOTE 6.3.10, 4.3
 */
export class ZipWriter {
  private readonly pieces: Buffer[] = []
  private readonly parts: Written[] = []
  private offset = 0

  /** @param level how hard to pack; 0 for what is packed already, such as photos */
  async add(name: string, content: PartContent, level: 0 | 6 = 6): Promise<void> {
    const offset = this.offset
    const bytes = Buffer.from(name)
    this.push(
      header(0x04034b50, [20, UTF8_NAMES_AND_SIZES_BEHIND, DEFLATE, 0, DOS_DATE], [0, 0, 0], [bytes.length, 0]),
      bytes,
    )
    const { crc, size, packed } = await this.deflate(content, level)
    const sizes = Buffer.alloc(16)
    for (const [at, value] of [0x08074b50, crc, packed, size].entries()) sizes.writeUInt32LE(value >>> 0, at * 4)
    this.push(sizes)
    this.parts.push({ name: bytes, crc, packed, size, offset })
  }

  /** The whole file: the parts and the directory behind them. */
  end(): Buffer {
    const start = this.offset
    for (const { name, crc, packed, size, offset } of this.parts) {
      const entry = header(
        0x02014b50,
        [20, 20, UTF8_NAMES_AND_SIZES_BEHIND, DEFLATE, 0, DOS_DATE],
        [crc, packed, size],
        [name.length, 0, 0, 0, 0],
      )
      const where = Buffer.alloc(8)
      where.writeUInt32LE(offset, 4)
      this.push(entry, where, name)
    }
    const count = this.parts.length
    if (count > MOST_PARTS || this.offset > MOST_BYTES) throw new RangeError(`${count} parts, ${this.offset} bytes`)
    const sizes = header(0x06054b50, [0, 0, count, count], [this.offset - start, start], [0])
    this.push(sizes)
    return Buffer.concat(this.pieces)
  }

  private async deflate(content: PartContent, level: 0 | 6) {
    const deflate = createDeflateRaw({ level })
    let [crc, size, packed] = [0, 0, 0]
    deflate.on('data', (piece: Buffer) => {
      packed += piece.length
      this.push(piece)
    })
    const ended = once(deflate, 'end')
    for await (const piece of content) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      crc = crc32(bytes, crc)
      size += bytes.length
      if (!deflate.write(bytes)) await once(deflate, 'drain')
    }
    deflate.end()
    await ended
    return { crc, size, packed }
  }

  private push(...pieces: Buffer[]): void {
    for (const piece of pieces) {
      this.pieces.push(piece)
      this.offset += piece.length
    }
  }
}

/** A signature, then numbers of two, four and again two bytes. */
function header(
  signature: number,
  words: readonly number[],
  doubles: readonly number[],
  lengths: readonly number[],
): Buffer {
  const bytes = Buffer.alloc(4 + 2 * words.length + 4 * doubles.length + 2 * lengths.length)
  let at = bytes.writeUInt32LE(signature, 0)
  for (const word of words) at = bytes.writeUInt16LE(word, at)
  for (const double of doubles) at = bytes.writeUInt32LE(double >>> 0, at)
  for (const length of lengths) at = bytes.writeUInt16LE(length, at)
  return bytes
}

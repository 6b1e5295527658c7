import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A part as it stands in a zip. */
export interface WrittenPart {
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
  private readonly parts: WrittenPart[] = []
  private offset = 0

  /** @param level how hard to pack; 0 for what is packed already, such as photos */
  async add(name: string, content: PartContent, level: 0 | 6 = 6): Promise<void> {
    const offset = this.offset
    const bytes = Buffer.from(name)
    this.push(headOf(bytes))
    const written = { name: bytes, offset, ...(await this.deflate(content, level)) }
    this.push(tailOf(written))
    this.parts.push(written)
  }

  /** What has been packed since the last time, and is kept no longer: for a file that leaves as it is made. */
  drain(): Buffer {
    return Buffer.concat(this.pieces.splice(0))
  }

  /** The whole file, or what was not drained of it: the parts and the directory behind them. */
  end(): Buffer {
    const start = this.offset
    for (const part of this.parts) this.push(entryOf(part))
    const count = this.parts.length
    if (count > MOST_PARTS || this.offset > MOST_BYTES) throw new RangeError(`${count} parts, ${this.offset} bytes`)
    this.push(endOf(count, start, this.offset - start))
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

/** What stands before a part's bytes. */
export function headOf(name: Buffer): Buffer {
  const fields = header(
    0x04034b50,
    [20, UTF8_NAMES_AND_SIZES_BEHIND, DEFLATE, 0, DOS_DATE],
    [0, 0, 0],
    [name.length, 0],
  )
  return Buffer.concat([fields, name])
}

/** What stands behind them. */
export function tailOf({ crc, packed, size }: Pick<WrittenPart, 'crc' | 'packed' | 'size'>): Buffer {
  const sizes = Buffer.alloc(16)
  for (const [at, value] of [0x08074b50, crc, packed, size].entries()) sizes.writeUInt32LE(value >>> 0, at * 4)
  return sizes
}

/** A part in the directory. */
export function entryOf({ name, crc, packed, size, offset }: WrittenPart): Buffer {
  const fields = header(
    0x02014b50,
    [20, 20, UTF8_NAMES_AND_SIZES_BEHIND, DEFLATE, 0, DOS_DATE],
    [crc, packed, size],
    [name.length, 0, 0, 0, 0],
  )
  const where = Buffer.alloc(8)
  where.writeUInt32LE(offset, 4)
  return Buffer.concat([fields, where, name])
}

/** What ends the file. */
export function endOf(count: number, start: number, length: number): Buffer {
  return header(0x06054b50, [0, 0, count, count], [length, start], [0])
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

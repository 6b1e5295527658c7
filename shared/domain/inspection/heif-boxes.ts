/** A box of the ISO base media file format; `from` and `to` bound its content. */
export interface Box {
  readonly type: string
  readonly from: number
  readonly to: number
}

/** A phone's picture of many tiles has some hundreds. */
const mostBoxes = 10_000

/** Bytes of a file with the numbers in them, big-endian. Asking beyond the end throws `RangeError`. */
export class BoxReader {
  readonly bytes: Uint8Array
  private readonly view: DataView

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** An unsigned number of 0, 1, 2, 4 or 8 bytes. */
  number(at: number, size: number): number {
    if (size === 0) return 0
    if (size === 1) return this.view.getUint8(at)
    if (size === 2) return this.view.getUint16(at)
    if (size === 4) return this.view.getUint32(at)
    return this.view.getUint32(at) * 2 ** 32 + this.view.getUint32(at + 4)
  }

  text(at: number, length: number): string {
    if (at + length > this.bytes.length) throw new RangeError('beyond the end')
    return String.fromCharCode(...this.bytes.subarray(at, at + length))
  }

  /**
   * The boxes between two places.
   *
   * @throws {RangeError} when one reaches beyond the second place, or there are too many
   * @source ISO/IEC 14496-12 4.2
   */
  boxes(from: number, to: number): Box[] {
    const found: Box[] = []
    for (let at = from; at < to; ) {
      const short = this.number(at, 4)
      const header = short === 1 ? 16 : 8
      const size = short === 1 ? this.number(at + 8, 8) : short === 0 ? to - at : short
      if (size < header || at + size > to) throw new RangeError('a box reaches beyond its end')
      if (found.length === mostBoxes) throw new RangeError('too many boxes')
      found.push({ type: this.text(at + 4, 4), from: at + header, to: at + size })
      at += size
    }
    return found
  }
}

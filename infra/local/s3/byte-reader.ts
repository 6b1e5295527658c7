import { S3Error } from './s3-error.ts'

/**
 * Reads a stream by delimiters and lengths without holding more of it than one piece.
 * It never ends the source, so that the refusal of a body can still be answered on its connection.
 */
export class ByteReader {
  private rest: Buffer = Buffer.alloc(0)
  private readonly source: AsyncIterator<Buffer>

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]()
  }

  /** The bytes before `delimiter`, which is consumed too. */
  async until(delimiter: Buffer, limit: number, tooLong: () => S3Error): Promise<Buffer> {
    for (;;) {
      const at = this.rest.indexOf(delimiter)
      if (at > limit || (at < 0 && this.rest.length > limit + delimiter.length)) throw tooLong()
      if (at >= 0) {
        const found = this.rest.subarray(0, at)
        this.rest = this.rest.subarray(at + delimiter.length)
        return found
      }
      await this.more()
    }
  }

  /** Streams the bytes before `delimiter`, which is consumed too. */
  async *streamUntil(delimiter: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.rest.indexOf(delimiter)
      // Without a hit, the last bytes may be the beginning of the delimiter.
      const safe = at >= 0 ? at : Math.max(0, this.rest.length - delimiter.length + 1)
      if (safe > 0) yield this.rest.subarray(0, safe)
      this.rest = this.rest.subarray(at >= 0 ? at + delimiter.length : safe)
      if (at >= 0) return
      await this.more()
    }
  }

  /** Streams exactly `count` bytes. */
  async *take(count: number): AsyncGenerator<Buffer> {
    let left = count
    while (left > 0) {
      if (this.rest.length === 0) await this.more()
      const piece = this.rest.subarray(0, left)
      this.rest = this.rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }

  private async more(): Promise<void> {
    const next = await this.source.next()
    if (next.done) throw new S3Error('IncompleteBody', 'The request body terminated unexpectedly')
    this.rest = this.rest.length === 0 ? next.value : Buffer.concat([this.rest, next.value])
  }
}

import { createHash } from 'node:crypto'
import { ByteReader } from './byte-reader.ts'
import { S3Error } from './s3-error.ts'
import type { ChunkSigner } from './signature.ts'
import { checkSignature, sha256Hex } from './signing-key.ts'

const lineEnd = Buffer.from('\r\n')
const longestLine = 4096
const longestTrailer = 20

interface ChunkedBody {
  bytes: AsyncIterable<Buffer>
  signer?: ChunkSigner | undefined
  /** Receives the trailer's headers once the body has been read. */
  trailer: Record<string, string>
}

/**
 * Decodes `aws-chunked`. With a signer each chunk is checked as soon as it is complete; nobody may rely on bytes before the end.
 *
 * @source S3 API, "Transferring payload in multiple chunks (chunked upload)" and "…with trailing headers"
 * @throws {S3Error} `SignatureDoesNotMatch`, `IncompleteBody`, `InvalidRequest`
 */
export async function* decodeChunks({ bytes, signer, trailer }: ChunkedBody): AsyncGenerator<Buffer> {
  const reader = new ByteReader(bytes)
  let previous = signer?.seed ?? ''
  for (;;) {
    const { size, signature } = readChunkHead(await reader.until(lineEnd, longestLine, malformed))
    const hash = createHash('sha256')
    for await (const piece of reader.take(size)) {
      if (signer) hash.update(piece)
      yield piece
    }
    if (signer) {
      checkSignature(signature, signer.key, chunkString(signer, previous, hash.digest('hex')))
      previous = signature
    }
    if (size === 0) break
    const end = await reader.until(lineEnd, 0, malformed)
    if (end.length > 0) throw malformed()
  }
  await readTrailer(reader, trailer)
  if (signer) checkTrailer(signer, previous, trailer)
}

function readChunkHead(line: Buffer): { size: number; signature: string } {
  const [, size, signature = ''] =
    /^([0-9a-f]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line.toString('latin1')) ?? []
  if (size === undefined) throw malformed()
  return { size: Number.parseInt(size, 16), signature }
}

function chunkString({ amzDate, scope }: ChunkSigner, previous: string, hash: string): string {
  return ['AWS4-HMAC-SHA256-PAYLOAD', amzDate, scope, previous, sha256Hex(''), hash].join('\n')
}

async function readTrailer(reader: ByteReader, trailer: Record<string, string>): Promise<void> {
  for (let lines = 0; lines < longestTrailer; lines++) {
    const line = (await reader.until(lineEnd, longestLine, malformed)).toString('latin1')
    if (line === '') return
    const at = line.indexOf(':')
    if (at < 1) throw malformed()
    trailer[line.slice(0, at).trim().toLowerCase()] = line.slice(at + 1).trim()
  }
  throw malformed()
}

function checkTrailer({ key, amzDate, scope }: ChunkSigner, previous: string, trailer: Record<string, string>): void {
  const { 'x-amz-trailer-signature': signature, ...signed } = trailer
  if (Object.keys(signed).length === 0) return
  const text = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`)
  const hash = sha256Hex(text.sort().join(''))
  checkSignature(signature ?? '', key, ['AWS4-HMAC-SHA256-TRAILER', amzDate, scope, previous, hash].join('\n'))
}

function malformed(): S3Error {
  return new S3Error('InvalidRequest', 'The aws-chunked body is malformed.')
}

import { createHash } from 'node:crypto'
import {
  type Checksum,
  type ChecksumAlgorithm,
  checkedChecksum,
  checksumHeader,
  digester,
  isChecksumAlgorithm,
  statedChecksum,
} from './checksum.ts'
import { decodeChunks } from './chunked-body.ts'
import type { S3Request } from './request.ts'
import { S3Error } from './s3-error.ts'
import type { PayloadProof } from './signature.ts'

/** The most S3 takes in one request. */
const largestBody = 5 * 1024 ** 3

/** A body still to be read, with everything it has been promised to be. */
export interface IncomingBody {
  bytes: AsyncIterable<Buffer>
  size?: number
  limits?: { least: number; most: number }
  sha256?: string | undefined
  md5?: string | undefined
  algorithm?: ChecksumAlgorithm | undefined
  /** The checksum that the client states; asked only after the last byte, since it may come in a trailer. */
  stated: () => string | undefined
}

/** What a body turned out to be. */
export interface ReceivedBody {
  size: number
  md5: Buffer
  checksum?: Checksum
}

/**
 * Reads what a signed request says about its body.
 *
 * @throws {S3Error} `MissingContentLength`, `InvalidDigest`, `InvalidRequest`
 */
export function incomingBody(request: S3Request, payload: PayloadProof): IncomingBody {
  const { headers } = request
  const stated = statedChecksum(headers)
  const common = { md5: readMd5(headers['content-md5']), algorithm: stated?.algorithm, stated: () => stated?.value }
  if (payload.kind !== 'chunked') {
    const size = readLength(headers['content-length'])
    return { ...common, bytes: request.bytes, size, sha256: payload.kind === 'whole' ? payload.sha256 : undefined }
  }
  const trailer: Record<string, string> = {}
  const size = readLength(headers['x-amz-decoded-content-length'])
  const bytes = decodeChunks({ bytes: request.bytes, signer: payload.signer, trailer })
  const algorithm = trailerAlgorithm(headers['x-amz-trailer'])
  if (!algorithm) return { ...common, bytes, size }
  return { ...common, bytes, size, algorithm, stated: () => trailer[checksumHeader(algorithm)] ?? '' }
}

/**
 * Passes a body on, piece by piece, and answers what it was once all of it kept its promises.
 *
 * @throws {S3Error} `BadDigest`, `XAmzContentSHA256Mismatch`, `IncompleteBody`, `EntityTooLarge` (as soon as the limit is passed)
 */
export async function receive(body: IncomingBody, sink: (piece: Buffer) => Promise<void>): Promise<ReceivedBody> {
  const md5 = createHash('md5')
  const sha256 = body.sha256 === undefined ? undefined : createHash('sha256')
  const checksum = body.algorithm && digester(body.algorithm)
  const most = Math.min(body.limits?.most ?? largestBody, largestBody)
  let size = 0
  for await (const piece of body.bytes) {
    size += piece.length
    if (size > most) throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
    md5.update(piece)
    sha256?.update(piece)
    checksum?.update(piece)
    await sink(piece)
  }
  const received = { size, md5: md5.digest() }
  checkPromises(body, received)
  if (sha256 && sha256.digest('hex') !== body.sha256)
    throw new S3Error(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  if (!body.algorithm || !checksum) return received
  const value = checksum.digest().toString('base64')
  checkStated(body.algorithm, body.stated(), value)
  return { ...received, checksum: { algorithm: body.algorithm, value, type: 'FULL_OBJECT' } }
}

/** Reads a request document; they are small, and a longer one is not one. */
export async function receiveText(body: IncomingBody): Promise<string> {
  const pieces: Buffer[] = []
  await receive({ ...body, limits: { least: 0, most: 2 * 1024 ** 2 } }, async (piece) => void pieces.push(piece))
  return Buffer.concat(pieces).toString('utf8')
}

function checkPromises(body: IncomingBody, { size, md5 }: ReceivedBody): void {
  if (body.size !== undefined && size !== body.size)
    throw new S3Error(
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header',
    )
  if (size < (body.limits?.least ?? 0))
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
  if (body.md5 !== undefined && md5.toString('base64') !== body.md5)
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.')
}

function checkStated(algorithm: ChecksumAlgorithm, stated: string | undefined, computed: string): void {
  if (stated !== undefined && checkedChecksum(algorithm, stated) !== computed)
    throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`)
}

function readLength(text: string | undefined): number {
  if (text === undefined || !/^\d{1,15}$/.test(text))
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.')
  return Number(text)
}

function readMd5(text: string | undefined): string | undefined {
  if (text !== undefined && Buffer.from(text, 'base64').length !== 16)
    throw new S3Error('InvalidDigest', 'The Content-MD5 you specified is not valid.')
  return text
}

function trailerAlgorithm(text: string | undefined): ChecksumAlgorithm | undefined {
  if (text === undefined) return undefined
  const name = text
    .trim()
    .replace(/^x-amz-checksum-/i, '')
    .toUpperCase()
  if (!isChecksumAlgorithm(name))
    throw new S3Error('InvalidRequest', 'The value specified in the x-amz-trailer header is not supported')
  return name
}

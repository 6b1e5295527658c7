import { createHash } from 'node:crypto'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'

/** Bytes of a part; S3 asks for at least 5 MiB of each but the last, and takes 10,000 of them. */
const PART = 8 * 1024 ** 2

interface Place {
  readonly s3: S3Client
  readonly Bucket: string
  readonly Key: string
}

/**
 * Puts an object whose bytes come a piece at a time; no more than two parts are held. A small one is put in one go. Nothing
 * is seen under the key before all of it has come; a death leaves parts that the bucket's rule for unfinished uploads takes
 * away.
 */
export async function putPieces(place: Place, pieces: AsyncIterable<Uint8Array>, type: string): Promise<void> {
  const { s3, Bucket, Key } = place
  const parts = partsOf(pieces)
  const first = (await parts.next()).value ?? Buffer.alloc(0)
  const second = await parts.next()
  if (second.done) {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: first, ContentType: type, ChecksumSHA256: sha256(first) }))
    return
  }
  const begun = { Bucket, Key, ContentType: type, ChecksumAlgorithm: 'SHA256' as const }
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(begun))
  const upload = { Bucket, Key, UploadId }
  try {
    const sent = [await sendPart(s3, upload, 1, first), await sendPart(s3, upload, 2, second.value)]
    for await (const part of parts) sent.push(await sendPart(s3, upload, sent.length + 1, part))
    await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: sent } }))
  } catch (error) {
    await s3.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined)
    throw error
  }
}

interface Upload {
  readonly Bucket: string
  readonly Key: string
  readonly UploadId: string | undefined
}

async function sendPart(s3: S3Client, upload: Upload, PartNumber: number, Body: Buffer) {
  const ChecksumSHA256 = sha256(Body)
  const { ETag } = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body, ChecksumSHA256 }))
  return { PartNumber, ETag, ChecksumSHA256 }
}

/** The pieces gathered into parts: each full but the last. */
async function* partsOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, undefined> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    held.push(piece)
    size += piece.length
    if (size < PART) continue
    const all = Buffer.concat(held)
    let at = 0
    for (; all.length - at >= PART; at += PART) yield all.subarray(at, at + PART)
    const rest = Buffer.from(all.subarray(at))
    held = [rest]
    size = rest.length
  }
  if (size > 0) yield Buffer.concat(held)
  return undefined
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64')
}

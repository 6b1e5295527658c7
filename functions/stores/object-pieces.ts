import { createHash } from 'node:crypto'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { BucketName } from '../../shared/contract/stores.ts'
import { oneClient, type ReadBucket, s3Bucket, undefinedIfAbsent, type WriteBucket } from './object-store.ts'

/** The buckets of a service that moves what is too large to be held: what that takes weighs in its bundle alone. */
export function s3BucketsInPieces(names: Readonly<Record<BucketName, string>>): (bucket: BucketName) => WriteBucket {
  const client = oneClient()
  return (name) => {
    const [s3, Bucket] = [client(), names[name]]
    return {
      ...s3Bucket(s3, Bucket),
      async pieces(key) {
        try {
          const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key }))
          return Body as AsyncIterable<Uint8Array> | undefined
        } catch (error) {
          return undefinedIfAbsent(error)
        }
      },
      putPieces: (key, pieces, type) => putPieces({ s3, Bucket, Key: key }, pieces, type),
    }
  }
}

/** An object a piece at a time: what is large is never held whole. Undefined when there is no such key. */
export async function readPieces(bucket: ReadBucket, key: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (!bucket.pieces) throw notCarried()
  return bucket.pieces(key)
}

/** Puts what comes a piece at a time, however large: seen only when all of it has come. */
export async function writePieces(
  bucket: WriteBucket,
  key: string,
  pieces: AsyncIterable<Uint8Array>,
  type: string,
): Promise<void> {
  if (!bucket.putPieces) throw notCarried()
  await bucket.putPieces(key, pieces, type)
}

/** The handler of a service that asks for pieces gives `s3BucketsInPieces` to its ports. */
function notCarried(): Error {
  return new Error('This service’s handler carries no client for objects in pieces')
}

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
async function putPieces(place: Place, pieces: AsyncIterable<Uint8Array>, type: string): Promise<void> {
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

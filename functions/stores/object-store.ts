import { createHash } from 'node:crypto'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { BucketName } from '../../shared/contract/stores.ts'

export interface PutOptions {
  readonly type: string
  readonly cacheControl?: string
  /** Refuse when the key is taken. */
  readonly ifAbsent?: boolean
  /** Object Lock in compliance mode for so many years of the machine's clock, which is the store's, not of a business clock that can be moved. */
  readonly keepYears?: number
}

/** An object as a listing names it. `etag` is the MD5 of its bytes in hex, unless it came in parts or under a customer's key. */
export interface ListedObject {
  readonly key: string
  readonly etag: string
  /** When it was last put, by the store's clock. */
  readonly modified: string
}

/** What an object is sent with. */
export type Headers = Pick<PutOptions, 'type' | 'cacheControl'>

export interface ReadBucket {
  /** Undefined when there is no such key. */
  get(key: string): Promise<Uint8Array | undefined>
  /** The same a piece at a time, where the service's handler carries it: ask `readPieces`. */
  readonly pieces?: (key: string) => Promise<AsyncIterable<Uint8Array> | undefined>
  size(key: string): Promise<number | undefined>
  /** What an object is sent with; undefined when there is no such key. */
  headers(key: string): Promise<Headers | undefined>
  keys(prefix: string): AsyncGenerator<string>
  /** At most a thousand objects in the order of their keys, behind one; `more` when there are others behind these. */
  list(of: { readonly prefix?: string; readonly after?: string }): Promise<{
    readonly objects: readonly ListedObject[]
    readonly more: boolean
  }>
}

export interface WriteBucket extends ReadBucket {
  /** @returns false when `ifAbsent` was asked and the key is taken: by the same bytes or others, read it to know */
  put(key: string, body: Uint8Array | string, options: PutOptions): Promise<boolean>
  /** Puts what comes a piece at a time, where the service's handler carries it: ask `writePieces`. */
  readonly putPieces?: (key: string, pieces: AsyncIterable<Uint8Array>, type: string) => Promise<void>
  delete(key: string): Promise<void>
}

/** The buckets by their place in the contract; one client for all, made when first asked. */
export function s3Buckets(names: Readonly<Record<BucketName, string>>): (bucket: BucketName) => WriteBucket {
  const client = oneClient()
  return (bucket) => s3Bucket(client(), names[bucket])
}

export function oneClient(): () => S3Client {
  let client: S3Client | undefined
  return () => {
    client ??= new S3Client({ maxAttempts: 4 })
    return client
  }
}

/** A put is durable when it returns; the same put again changes nothing. */
export function s3Bucket(s3: S3Client, Bucket: string): WriteBucket {
  return {
    async get(key) {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: key }))
        return await Body?.transformToByteArray()
      } catch (error) {
        return undefinedIfAbsent(error)
      }
    },
    async size(key) {
      try {
        return (await s3.send(new HeadObjectCommand({ Bucket, Key: key }))).ContentLength
      } catch (error) {
        return undefinedIfAbsent(error)
      }
    },
    async headers(key) {
      try {
        const { ContentType = '', CacheControl } = await s3.send(new HeadObjectCommand({ Bucket, Key: key }))
        return { type: ContentType, ...(CacheControl === undefined ? {} : { cacheControl: CacheControl }) }
      } catch (error) {
        return undefinedIfAbsent(error)
      }
    },
    async *keys(prefix) {
      let ContinuationToken: string | undefined
      do {
        const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken }))
        for (const { Key } of page.Contents ?? []) if (Key) yield Key
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
    },
    async list({ prefix, after }) {
      const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix, StartAfter: after }))
      const objects = (page.Contents ?? []).map(({ Key = '', ETag = '', LastModified }) => ({
        key: Key,
        etag: ETag.replaceAll('"', ''),
        modified: LastModified?.toISOString() ?? '',
      }))
      return { objects, more: page.IsTruncated === true }
    },
    async put(key, body, { type, cacheControl, ifAbsent, keepYears }) {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body
      try {
        await s3.send(
          new PutObjectCommand({
            Bucket,
            Key: key,
            Body: bytes,
            ContentType: type,
            ChecksumSHA256: createHash('sha256').update(bytes).digest('base64'),
            ...(cacheControl ? { CacheControl: cacheControl } : {}),
            ...(ifAbsent ? { IfNoneMatch: '*' } : {}),
            ...(keepYears
              ? { ObjectLockMode: 'COMPLIANCE' as const, ObjectLockRetainUntilDate: inYears(keepYears) }
              : {}),
          }),
        )
        return true
      } catch (error) {
        if (ifAbsent && status(error) === 412) return false
        throw error
      }
    },
    async delete(key) {
      await s3.send(new DeleteObjectCommand({ Bucket, Key: key }))
    },
  }
}

function inYears(years: number): Date {
  const until = new Date()
  until.setUTCFullYear(until.getUTCFullYear() + years)
  return until
}

function status(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
}

export function undefinedIfAbsent(error: unknown): undefined {
  if (status(error) === 404) return undefined
  throw error
}

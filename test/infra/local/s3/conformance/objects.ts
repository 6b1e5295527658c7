import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { type Check, refusal } from './check.ts'

const md5 = (bytes: string | Buffer) => createHash('md5').update(bytes).digest('hex')

export const objectChecks: Check[] = [
  {
    name: 'gives back the bytes that were put, under their MD5 as entity tag',
    run: async ({ client, bucket }) => {
      const put = await client.send(new PutObjectCommand({ Bucket: bucket, Key: '名录/甲.json', Body: '{"示例":1}' }))

      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: '名录/甲.json' }))

      expect(put.ETag).toBe(`"${md5('{"示例":1}')}"`)
      expect(got.ETag).toBe(put.ETag)
      expect(await got.Body?.transformToString()).toBe('{"示例":1}')
    },
  },
  {
    name: 'keeps the description of an object',
    run: async ({ client, bucket }) => {
      const described = {
        ContentType: 'text/html; charset=utf-8',
        CacheControl: 'public, max-age=60',
        ContentDisposition: "attachment; filename*=UTF-8''%E6%8A%BD%E6%9F%A5.html",
        ContentEncoding: 'gzip',
        ContentLanguage: 'zh-CN',
        Metadata: { draw: 'd-1', note: 'a  b' },
      }
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'page', Body: 'x', ...described }))

      const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'page' }))

      expect(head).toMatchObject({ ...described, ContentLength: 1 })
    },
  },
  {
    name: 'takes a stream with its checksum behind it',
    run: async ({ client, bucket }) => {
      const bytes = Buffer.alloc(300_000, '双随机')
      const Body = Readable.from([bytes.subarray(0, 100_001), bytes.subarray(100_001)])
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'stream', Body, ContentLength: bytes.length }))

      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'stream' }))

      expect(got.ContentEncoding).toBeUndefined()
      expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
    },
  },
  ...(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const).map((algorithm) => ({
    name: `keeps and gives back a ${algorithm} checksum`,
    run: async ({ client, bucket }: Parameters<Check['run']>[0]) => {
      const put = new PutObjectCommand({ Bucket: bucket, Key: 'sum', Body: '123456789', ChecksumAlgorithm: algorithm })
      await client.send(put)

      const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'sum', ChecksumMode: 'ENABLED' }))

      const hash = (name: string) => createHash(name).update('123456789').digest('base64')
      // The check values of the CRC catalogue: 0xCBF43926 and 0xE3069283.
      const known = { CRC32: 'y/Q5Jg==', CRC32C: '4waSgw==', SHA1: hash('sha1'), SHA256: hash('sha256') }
      expect(head[`Checksum${algorithm}`]).toBe(known[algorithm])
    },
  })),
  {
    name: 'refuses a body that is not what its SHA-256 says',
    run: async ({ client, bucket }) => {
      const ChecksumSHA256 = createHash('sha256').update('another').digest('base64')

      const refused = await refusal(
        client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body: 'x', ChecksumSHA256 })),
      )

      expect(refused).toEqual({ code: 'BadDigest', status: 400 })
      expect(await refusal(client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'k' })))).toMatchObject({
        status: 404,
      })
    },
  },
  {
    name: 'refuses a body that is not what its Content-MD5 says',
    run: async ({ client, bucket }) => {
      const ContentMD5 = createHash('md5').update('another').digest('base64')

      const refused = await refusal(
        client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body: 'x', ContentMD5 })),
      )

      expect(refused).toEqual({ code: 'BadDigest', status: 400 })
    },
  },
  {
    name: 'answers a range, and refuses one outside',
    run: async ({ client, bucket }) => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body: '0123456789' }))
      const read = async (Range: string) => client.send(new GetObjectCommand({ Bucket: bucket, Key: 'k', Range }))

      const [middle, end] = [await read('bytes=2-4'), await read('bytes=-3')]

      expect(middle.ContentRange).toBe('bytes 2-4/10')
      expect(await middle.Body?.transformToString()).toBe('234')
      expect(await end.Body?.transformToString()).toBe('789')
      expect(await refusal(read('bytes=10-'))).toEqual({ code: 'InvalidRange', status: 416 })
    },
  },
  {
    name: 'answers 304 to a reader whose copy is still good',
    run: async ({ client, bucket }) => {
      const { ETag } = await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body: 'x' }))
      const read = async (condition: object) =>
        client.send(new GetObjectCommand({ Bucket: bucket, Key: 'k', ...condition }))

      const byTag = await refusal(read({ IfNoneMatch: ETag }))
      const byDate = await refusal(read({ IfModifiedSince: new Date(Date.now() + 1000) }))

      expect([byTag.status, byDate.status]).toEqual([304, 304])
      expect(await (await read({ IfNoneMatch: '"other"' })).Body?.transformToString()).toBe('x')
    },
  },
  {
    name: 'refuses a read by If-Match with another tag',
    run: async ({ client, bucket }) => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body: 'x' }))

      const refused = await refusal(client.send(new GetObjectCommand({ Bucket: bucket, Key: 'k', IfMatch: '"other"' })))

      expect(refused).toEqual({ code: 'PreconditionFailed', status: 412 })
    },
  },
  {
    name: 'says NoSuchKey and NoSuchBucket',
    run: async ({ client, bucket }) => {
      const key = await refusal(client.send(new GetObjectCommand({ Bucket: bucket, Key: 'none' })))
      const place = await refusal(client.send(new GetObjectCommand({ Bucket: `${bucket}-none`, Key: 'none' })))

      expect([key.code, place.code]).toEqual(['NoSuchKey', 'NoSuchBucket'])
    },
  },
  {
    name: 'lists its buckets and knows them by name',
    run: async ({ client, bucket }) => {
      const { Buckets } = await client.send(new ListBucketsCommand({}))

      expect(Buckets?.map(({ Name }) => Name)).toContain(bucket)
      expect(await refusal(client.send(new HeadBucketCommand({ Bucket: `${bucket}-none` })))).toMatchObject({
        status: 404,
      })
    },
  },
  {
    name: 'deletes an object, and a missing one without complaint',
    run: async ({ client, bucket }) => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body: 'x' }))

      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'k' }))
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'k' }))

      expect((await refusal(client.send(new GetObjectCommand({ Bucket: bucket, Key: 'k' })))).code).toBe('NoSuchKey')
    },
  },
  {
    name: 'deletes many objects at once, whatever their keys look like',
    run: async ({ client, bucket }) => {
      const keys = ['a&b', '<c>', '甲 "乙"', 'd+e%20f']
      for (const Key of keys) await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: Key }))

      const Delete = { Objects: keys.map((Key) => ({ Key })) }
      const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete }))

      expect(Deleted?.map(({ Key }) => Key)).toEqual(keys)
      for (const Key of keys)
        expect((await refusal(client.send(new GetObjectCommand({ Bucket: bucket, Key })))).code).toBe('NoSuchKey')
    },
  },
  {
    name: 'copies an object with its description, or with a new one',
    run: async ({ client, bucket }) => {
      const source = { Bucket: bucket, Key: '源 1', Body: 'x', ContentType: 'text/plain', Metadata: { a: '1' } }
      await client.send(new PutObjectCommand(source))
      const copy = { Bucket: bucket, CopySource: `${bucket}/${encodeURIComponent('源 1')}` }

      const kept = await client.send(new CopyObjectCommand({ ...copy, Key: 'kept' }))
      const change = { MetadataDirective: 'REPLACE', ContentType: 'text/css', Metadata: { b: '2' } } as const
      await client.send(new CopyObjectCommand({ ...copy, Key: 'changed', ...change }))

      const head = async (Key: string) => client.send(new HeadObjectCommand({ Bucket: bucket, Key }))
      expect(kept.CopyObjectResult?.ETag).toBe(`"${md5('x')}"`)
      expect(await head('kept')).toMatchObject({ ContentType: 'text/plain', Metadata: { a: '1' } })
      expect(await head('changed')).toMatchObject({ ContentType: 'text/css', Metadata: { b: '2' } })
    },
  },
  {
    name: 'keeps tags',
    run: async ({ client, bucket }) => {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body: 'x', Tagging: 'a=1' }))
      const tags = async () => (await client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: 'k' }))).TagSet

      const before = await tags()
      const Tagging = { TagSet: [{ Key: 'b', Value: '2' }] }
      await client.send(new PutObjectTaggingCommand({ Bucket: bucket, Key: 'k', Tagging }))

      expect(before).toEqual([{ Key: 'a', Value: '1' }])
      expect(await tags()).toEqual([{ Key: 'b', Value: '2' }])
    },
  },
]

import { createHash } from 'node:crypto'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { type Check, type Place, refusal } from './check.ts'

const mebibyte = 1024 ** 2

async function begin({ client, bucket }: Place, more: object = {}) {
  const target = { Bucket: bucket, Key: '卷宗.zip' }
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ ...target, ContentType: 'application/zip', ...more }),
  )
  return { ...target, UploadId }
}

type Upload = Awaited<ReturnType<typeof begin>>

async function part({ client }: Place, upload: Upload, PartNumber: number, Body: Buffer) {
  const { ETag, ChecksumCRC32 } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }))
  return { PartNumber, ETag, ChecksumCRC32 }
}

const complete = async ({ client }: Place, upload: Upload, Parts: object[], more: object = {}) =>
  client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts }, ...more }))

export const multipartChecks: Check[] = [
  {
    name: 'makes one object of its parts, in their order, replaced ones left out',
    run: async (place) => {
      const [one, two] = [Buffer.alloc(5 * mebibyte, 'a'), Buffer.from('end')]
      const upload = await begin(place)
      const second = await part(place, upload, 2, two)
      await part(place, upload, 1, Buffer.from('replaced'))
      const first = await part(place, upload, 1, one)

      const done = await complete(place, upload, [first, second])

      const got = await place.client.send(new GetObjectCommand({ Bucket: upload.Bucket, Key: upload.Key }))
      const digest = (bytes: Buffer) => createHash('md5').update(bytes).digest()
      expect(done.ETag).toBe(`"${digest(Buffer.concat([digest(one), digest(two)])).toString('hex')}-2"`)
      expect(got.ContentType).toBe('application/zip')
      expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(Buffer.concat([one, two]))).toBe(true)
    },
  },
  {
    name: 'answers a repeated completion as the first',
    run: async (place) => {
      const upload = await begin(place)
      const parts = [await part(place, upload, 1, Buffer.from('x'))]

      const [first, again] = [await complete(place, upload, parts), await complete(place, upload, parts)]

      expect(again.ETag).toBe(first.ETag)
    },
  },
  {
    name: 'lists parts page by page',
    run: async (place) => {
      const upload = await begin(place)
      for (const number of [3, 1, 2]) await part(place, upload, number, Buffer.from(`part ${number}`))

      const page = await place.client.send(new ListPartsCommand({ ...upload, MaxParts: 2 }))

      expect(page.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
        [1, 6],
        [2, 6],
      ])
      expect([page.IsTruncated, page.NextPartNumberMarker]).toEqual([true, '2'])
    },
  },
  {
    name: 'forgets an aborted upload',
    run: async (place) => {
      const upload = await begin(place)
      await part(place, upload, 1, Buffer.from('x'))

      await place.client.send(new AbortMultipartUploadCommand(upload))

      expect((await refusal(place.client.send(new ListPartsCommand(upload)))).code).toBe('NoSuchUpload')
      const { Bucket, Key } = upload
      expect(await refusal(place.client.send(new HeadObjectCommand({ Bucket, Key })))).toMatchObject({ status: 404 })
    },
  },
  {
    name: 'refuses parts in the wrong order, unknown parts and small parts before the last',
    run: async (place) => {
      const upload = await begin(place)
      const [one, two] = [
        await part(place, upload, 1, Buffer.from('1')),
        await part(place, upload, 2, Buffer.from('2')),
      ]
      const codeOf = async (parts: object[]) => (await refusal(complete(place, upload, parts))).code

      expect(await codeOf([two, one])).toBe('InvalidPartOrder')
      expect(await codeOf([{ ...one, ETag: two.ETag }])).toBe('InvalidPart')
      expect(await codeOf([one, two])).toBe('EntityTooSmall')
    },
  },
  {
    name: 'does not take the parts of one key for another',
    run: async (place) => {
      const upload = await begin(place)
      const parts = [await part(place, upload, 1, Buffer.from('x'))]

      const refused = await refusal(complete(place, { ...upload, Key: 'another' }, parts))

      expect(refused).toEqual({ code: 'NoSuchUpload', status: 404 })
    },
  },
  {
    name: 'completes with If-None-Match only where nothing is',
    run: async (place) => {
      const upload = await begin(place)
      const parts = [await part(place, upload, 1, Buffer.from('x'))]
      const { Bucket, Key } = upload
      await place.client.send(new PutObjectCommand({ Bucket, Key, Body: 'earlier' }))

      const refused = await refusal(complete(place, upload, parts, { IfNoneMatch: '*' }))

      const got = await place.client.send(new GetObjectCommand({ Bucket, Key }))
      expect(refused.code).toBe('PreconditionFailed')
      expect(await got.Body?.transformToString()).toBe('earlier')
    },
  },
  {
    name: 'computes the checksum of the whole where asked to',
    run: async (place) => {
      const upload = await begin(place, { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' })
      const parts = [await part(place, upload, 1, Buffer.from('123456789'))]

      const done = await complete(place, upload, parts, { ChecksumType: 'FULL_OBJECT' })

      expect([done.ChecksumCRC32, done.ChecksumType]).toEqual(['y/Q5Jg==', 'FULL_OBJECT'])
    },
  },
]

import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { type Check, type Place, refusal } from './check.ts'

async function put({ client, bucket }: Place, keys: string[]): Promise<void> {
  await Promise.all(keys.map(async (Key) => client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: Key }))))
}

const list = async ({ client, bucket }: Place, asked: object) =>
  client.send(new ListObjectsV2Command({ Bucket: bucket, ...asked }))

export const listingChecks: Check[] = [
  {
    name: 'lists in the order of UTF-8 bytes',
    run: async (place) => {
      await put(place, ['\u{20000}', '甲', '\uFF21', 'b', 'B', 'a/1'])

      const { Contents, KeyCount } = await list(place, {})

      expect(Contents?.map(({ Key }) => Key)).toEqual(['B', 'a/1', 'b', '甲', '\uFF21', '\u{20000}'])
      expect(KeyCount).toBe(6)
      expect(Contents?.[0]).toMatchObject({ Size: 1, ETag: '"9d5ed678fe57bcca610140957afab571"' })
    },
  },
  {
    name: 'lists below a prefix',
    run: async (place) => {
      await put(place, ['log/1', 'log/2', 'logs', 'lo', 'm'])

      const { Contents } = await list(place, { Prefix: 'log/' })

      expect(Contents?.map(({ Key }) => Key)).toEqual(['log/1', 'log/2'])
    },
  },
  {
    name: 'sums up keys by a delimiter',
    run: async (place) => {
      await put(place, ['d/a/1', 'd/a/2', 'd/b', 'd/c/1', 'e'])

      const { Contents, CommonPrefixes } = await list(place, { Prefix: 'd/', Delimiter: '/' })

      expect(Contents?.map(({ Key }) => Key)).toEqual(['d/b'])
      expect(CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['d/a/', 'd/c/'])
    },
  },
  {
    name: 'pages through all keys, each once, common prefixes included',
    run: async (place) => {
      await put(place, ['a/1', 'a/2', 'b', 'c/1', 'c/2', 'd', '戊 & <己>'])
      const seen: (string | undefined)[] = []
      const sizes: (number | undefined)[] = []

      let ContinuationToken: string | undefined
      do {
        const page = await list(place, { Delimiter: '/', MaxKeys: 2, ContinuationToken })
        seen.push(
          ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
          ...(page.Contents ?? []).map(({ Key }) => Key),
        )
        sizes.push(page.KeyCount)
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)

      expect(new Set(seen)).toEqual(new Set(['a/', 'b', 'c/', 'd', '戊 & <己>']))
      expect(seen).toHaveLength(5)
      expect(sizes).toEqual([2, 2, 1])
    },
  },
  {
    name: 'begins after a given key',
    run: async (place) => {
      await put(place, ['a', 'b', 'c'])

      const { Contents, IsTruncated } = await list(place, { StartAfter: 'a' })

      expect(Contents?.map(({ Key }) => Key)).toEqual(['b', 'c'])
      expect(IsTruncated).toBe(false)
    },
  },
  {
    name: 'does not list what was deleted',
    run: async (place) => {
      await put(place, ['a', 'b'])
      await place.client.send(new DeleteObjectCommand({ Bucket: place.bucket, Key: 'a' }))

      const { Contents } = await list(place, {})

      expect(Contents?.map(({ Key }) => Key)).toEqual(['b'])
    },
  },
  {
    name: 'refuses a continuation token that is none',
    run: async (place) => {
      expect(await refusal(list(place, { ContinuationToken: '!' }))).toEqual({ code: 'InvalidArgument', status: 400 })
    },
  },
]

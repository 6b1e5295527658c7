import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { type Check, refusal } from './check.ts'

export const conditionChecks: Check[] = [
  {
    name: 'creates with If-None-Match only where nothing is',
    run: async ({ client, bucket }) => {
      const create = async (Body: string) =>
        client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body, IfNoneMatch: '*' }))

      await create('first')

      expect(await refusal(create('second'))).toEqual({ code: 'PreconditionFailed', status: 412 })
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'k' }))
      expect(await got.Body?.transformToString()).toBe('first')
    },
  },
  {
    name: 'lets exactly one of many creators win, whose bytes stay',
    run: async ({ client, bucket }) => {
      const creators = Array.from({ length: 12 }, async (_, index) =>
        client.send(new PutObjectCommand({ Bucket: bucket, Key: 'race', Body: `writer ${index}`, IfNoneMatch: '*' })),
      )

      const outcomes = await Promise.allSettled(creators)

      const winners = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [`writer ${index}`] : []))
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'race' }))
      expect(winners).toEqual([await got.Body?.transformToString()])
    },
  },
  {
    name: 'replaces with If-Match only what was read',
    run: async ({ client, bucket }) => {
      const { ETag } = await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body: '1' }))
      const replace = async (Body: string, IfMatch: string | undefined) =>
        client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body, IfMatch }))

      await replace('2', ETag)

      expect(await refusal(replace('3', ETag))).toEqual({ code: 'PreconditionFailed', status: 412 })
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'k' }))
      expect(await got.Body?.transformToString()).toBe('2')
    },
  },
  {
    name: 'lets exactly one of many replacers with the same tag win',
    run: async ({ client, bucket }) => {
      const { ETag } = await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'race', Body: 'before' }))
      const replacers = Array.from({ length: 8 }, async (_, index) =>
        client.send(new PutObjectCommand({ Bucket: bucket, Key: 'race', Body: `writer ${index}`, IfMatch: ETag })),
      )

      const outcomes = await Promise.allSettled(replacers)

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    },
  },
  {
    name: 'says NoSuchKey to If-Match where nothing is',
    run: async ({ client, bucket }) => {
      const put = client.send(new PutObjectCommand({ Bucket: bucket, Key: 'none', Body: 'x', IfMatch: '"tag"' }))

      expect(await refusal(put)).toEqual({ code: 'NoSuchKey', status: 404 })
    },
  },
  {
    name: 'creates again with If-None-Match after a delete',
    run: async ({ client, bucket }) => {
      const create = async () =>
        client.send(new PutObjectCommand({ Bucket: bucket, Key: 'k', Body: 'x', IfNoneMatch: '*' }))
      await create()
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'k' }))

      const again = await create()

      expect(again.$metadata.httpStatusCode).toBe(200)
    },
  },
]

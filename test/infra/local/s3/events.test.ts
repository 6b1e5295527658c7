import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { S3Event, S3EventRecord } from 'aws-lambda'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type RunningS3, startS3 } from '../../../../infra/local/s3/start.ts'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example-secret' }
const Bucket = 'quarantine'

let directory: string
let running: RunningS3 | undefined
let client: S3Client

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3-events-'))
})

afterEach(async () => {
  client.destroy()
  await running?.stop()
  await rm(directory, { recursive: true, force: true })
})

async function start(onObjectCreated: (event: S3Event) => void | Promise<void>): Promise<void> {
  running = await startS3({ directory, credentials, onObjectCreated })
  client = new S3Client({ endpoint: running.endpoint, region: 'cn-north-1', credentials, maxAttempts: 1 })
}

async function stop(): Promise<void> {
  client.destroy()
  await running?.stop()
  running = undefined
}

it('announces each way of creating an object as S3 does', async () => {
  const records: S3EventRecord[] = []
  await start((event) => void records.push(...event.Records))
  await client.send(new CreateBucketCommand({ Bucket }))
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }))

  const put = await client.send(new PutObjectCommand({ Bucket, Key: '照片/a 1+2.jpg', Body: 'photo' }))
  await client.send(
    new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/${encodeURIComponent('照片/a 1+2.jpg')}` }),
  )
  const target = { Bucket, Key: 'parts' }
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
  const { ETag } = await client.send(new UploadPartCommand({ ...target, UploadId, PartNumber: 1, Body: 'x' }))
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] }
  await client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload }))

  await vi.waitFor(() => expect(records).toHaveLength(3))
  expect(records.map(({ eventName }) => eventName)).toEqual([
    'ObjectCreated:Put',
    'ObjectCreated:Copy',
    'ObjectCreated:CompleteMultipartUpload',
  ])
  expect(records[0]).toMatchObject({
    eventSource: 'aws:s3',
    awsRegion: 'cn-north-1',
    s3: {
      bucket: { name: Bucket, arn: `arn:aws:s3:::${Bucket}` },
      object: {
        key: '%E7%85%A7%E7%89%87/a+1%2B2.jpg',
        size: 5,
        eTag: put.ETag?.replaceAll('"', ''),
        versionId: put.VersionId,
      },
    },
  })
})

it('orders the writes of a key by their sequencers', async () => {
  const sequencers: string[] = []
  await start((event) => void sequencers.push(...event.Records.map(({ s3 }) => s3.object.sequencer)))
  await client.send(new CreateBucketCommand({ Bucket }))

  for (const Body of ['1', '2', '3']) {
    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body }))
    await vi.waitFor(() => expect(sequencers).toHaveLength(Number(Body)))
  }

  expect([...sequencers].sort((one, other) => (one < other ? -1 : 1))).toEqual(sequencers)
  expect(new Set(sequencers).size).toBe(3)
})

it('asks a listener that rejects again until it resolves', async () => {
  let asked = 0
  await start(async () => {
    asked++
    if (asked < 3) throw new Error('not yet')
  })
  await client.send(new CreateBucketCommand({ Bucket }))

  await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))

  await vi.waitFor(() => expect(asked).toBe(3), 3000)
  await vi.waitFor(async () => expect(await readdir(join(directory, 'events'))).toEqual([]))
})

it('delivers at the next start what the last run did not', async () => {
  await start(() => Promise.reject(new Error('down')))
  await client.send(new CreateBucketCommand({ Bucket }))
  await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))
  await stop()
  const keys: string[] = []

  await start((event) => void keys.push(...event.Records.map(({ s3 }) => s3.object.key)))

  await vi.waitFor(() => expect(keys).toEqual(['k']))
})

it('delivers at the next start even what was deleted meanwhile', async () => {
  await start(() => Promise.reject(new Error('down')))
  await client.send(new CreateBucketCommand({ Bucket }))
  await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }))
  await stop()
  const keys: string[] = []

  await start((event) => void keys.push(...event.Records.map(({ s3 }) => s3.object.key)))

  await vi.waitFor(() => expect(keys).toEqual(['k']))
})

it('drops at the next start an event whose write never took place', async () => {
  const keys: string[] = []
  const listen = (event: S3Event) => void keys.push(...event.Records.map(({ s3 }) => s3.object.key))
  await start(listen)
  await client.send(new CreateBucketCommand({ Bucket }))
  await stop()
  const object = { key: 'never', size: 1, eTag: '', sequencer: '000000000000000001' }
  const event = { Records: [{ s3: { bucket: { name: Bucket }, object } }] }
  await writeFile(join(directory, 'events', '000000000000000001.json'), JSON.stringify(event))

  await start(listen)

  await vi.waitFor(async () => expect(await readdir(join(directory, 'events'))).toEqual([]))
  expect(keys).toEqual([])
})

it('does not announce a write that was refused', async () => {
  const records: S3EventRecord[] = []
  await start((event) => void records.push(...event.Records))
  await client.send(new CreateBucketCommand({ Bucket }))
  const create = async () => client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', IfNoneMatch: '*' }))
  await create()

  await expect(create()).rejects.toThrow()

  await sleep(50)
  expect(records).toHaveLength(1)
  expect(await readdir(join(directory, 'events'))).toEqual([])
})

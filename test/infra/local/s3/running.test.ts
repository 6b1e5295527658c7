import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startS3 } from '../../../../infra/local/s3/start.ts'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example-secret' }
const dayMs = 86_400_000

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3-running-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

const clientOf = (endpoint: string, systemClockOffset = 0) =>
  new S3Client({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1, systemClockOffset })

it('has everything after a restart: bytes, descriptions, versions and settings', async () => {
  const first = await startS3({ directory, credentials })
  const before = clientOf(first.endpoint)
  const target = { Bucket: 'archive', Key: '档案/一' }
  await before.send(new CreateBucketCommand({ Bucket: 'archive' }))
  await before.send(
    new PutBucketVersioningCommand({ Bucket: 'archive', VersioningConfiguration: { Status: 'Enabled' } }),
  )
  const old = await before.send(new PutObjectCommand({ ...target, Body: '1', ContentType: 'text/plain' }))
  await before.send(new PutObjectCommand({ ...target, Body: '2', Metadata: { n: '2' } }))
  before.destroy()
  await first.stop()

  const second = await startS3({ directory, credentials })

  const after = clientOf(second.endpoint)
  const oldAgain = await after.send(new GetObjectCommand({ ...target, VersionId: old.VersionId }))
  const newest = await after.send(new GetObjectCommand(target))
  expect([await oldAgain.Body?.transformToString(), oldAgain.ContentType]).toEqual(['1', 'text/plain'])
  expect([await newest.Body?.transformToString(), newest.Metadata]).toEqual(['2', { n: '2' }])
  expect((await after.send(new PutObjectCommand({ ...target, Body: '3' }))).VersionId).toBeTruthy()
  after.destroy()
  await second.stop()
})

it('lets a version under COMPLIANCE go on the day its retention has passed, not before', async () => {
  let offset = 0
  const running = await startS3({ directory, credentials, now: () => new Date(Date.now() + offset) })
  const client = clientOf(running.endpoint)
  await client.send(new CreateBucketCommand({ Bucket: 'evidence', ObjectLockEnabledForBucket: true }))
  const lock = { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date(Date.now() + 10 * dayMs) } as const
  const { VersionId } = await client.send(new PutObjectCommand({ Bucket: 'evidence', Key: 'k', Body: 'x', ...lock }))
  client.destroy()
  const removeAfter = async (days: number) => {
    offset = days * dayMs
    const later = clientOf(running.endpoint, offset)
    const answer = later.send(new DeleteObjectCommand({ Bucket: 'evidence', Key: 'k', VersionId }))
    return answer
      .then(
        () => 'removed',
        ({ name }: Error) => name,
      )
      .finally(() => later.destroy())
  }

  expect(await removeAfter(9)).toBe('AccessDenied')
  expect(await removeAfter(11)).toBe('removed')

  await running.stop()
})

it('does not start on a folder that another process uses, but does when that one was killed', async () => {
  const { accessKeyId, secretAccessKey } = credentials
  const program = join(import.meta.dirname, 's3-process.ts')
  const events = join(directory, 'events.jsonl')
  const child = spawn(process.execPath, [program, directory, events, accessKeyId, secretAccessKey], { stdio: 'pipe' })
  await once(child.stdout, 'data')

  const refused = await startS3({ directory, credentials }).then(
    () => 'started',
    ({ message }: Error) => message,
  )
  child.kill('SIGKILL')
  await once(child, 'exit')
  const running = await startS3({ directory, credentials })
  await running.stop()

  expect(refused).toContain(`in use by process ${child.pid}`)
})

it('says so when its port is taken, and can start elsewhere', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' ? address?.port : undefined

  await expect(startS3({ directory, credentials, port: port ?? 0 })).rejects.toThrow('EADDRINUSE')
  const running = await startS3({ directory, credentials })

  expect(running.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  await running.stop()
  taken.close()
})

it('stores all or nothing of what is under way when it stops, and says which', async () => {
  const running = await startS3({ directory, credentials })
  const client = clientOf(running.endpoint)
  await client.send(new CreateBucketCommand({ Bucket: 'site' }))
  const Body = 'x'.repeat(3_000_000)
  const put = client.send(new PutObjectCommand({ Bucket: 'site', Key: 'k', Body }))
  await sleep(5)

  const stopped = running.stop()

  const outcome = await put.then(
    () => 'stored',
    () => 'refused',
  )
  await stopped
  client.destroy()
  const again = await startS3({ directory, credentials })
  const reader = clientOf(again.endpoint)
  const got = await reader.send(new GetObjectCommand({ Bucket: 'site', Key: 'k' })).catch(() => undefined)
  expect((await got?.Body?.transformToString())?.length).toBe(outcome === 'stored' ? Body.length : undefined)
  reader.destroy()
  await again.stop()
})

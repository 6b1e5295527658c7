import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type RunningS3, startS3 } from '../../../../infra/local/s3/start.ts'
import { errorCode } from './conformance/check.ts'
import { amzDate, scopeOf, sign, signedHeaders } from './conformance/sign.ts'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example-secret' }
const signer = { credentials, region: 'us-east-1' }
const Bucket = 'quarantine'

let directory: string
let running: RunningS3
let client: S3Client

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3-slow-'))
  running = await startS3({ directory, credentials })
  client = new S3Client({ endpoint: running.endpoint, region: 'us-east-1', credentials, maxAttempts: 1 })
  await client.send(new CreateBucketCommand({ Bucket }))
})

afterEach(async () => {
  client.destroy()
  await running.stop()
  await rm(directory, { recursive: true, force: true })
})

/** A signed upload whose body is sent by hand. */
function openPut(body: string, headers: Record<string, string>): ClientRequest {
  const url = `${running.endpoint}/${Bucket}/slow`
  const payloadHash = createHash('sha256').update(body).digest('hex')
  const signed = signedHeaders({ ...signer, method: 'PUT', url, payloadHash })
  return request(url, { method: 'PUT', headers: { ...signed.headers, ...headers, 'content-length': body.length } })
}

async function answerOf(sent: ClientRequest): Promise<{ status: number | undefined; code: string | undefined }> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: response.statusCode, code: errorCode(Buffer.concat(await response.toArray()).toString()) }
}

const blobs = async () => readdir(join(directory, 'blobs'))

it('says that a delete came in between to a writer who wanted to create', async () => {
  const target = { Bucket, Key: 'slow' }
  await client.send(new PutObjectCommand({ ...target, Body: 'earlier' }))
  const put = openPut('first half, second half', { 'if-none-match': '*' })
  put.write('first half')
  await vi.waitFor(async () => expect(await blobs()).toHaveLength(2))

  await client.send(new DeleteObjectCommand(target))
  put.end(', second half')

  expect(await answerOf(put)).toEqual({ status: 409, code: 'ConditionalRequestConflict' })
})

it('shows nothing of an upload under way, and leaves nothing of one that broke off', async () => {
  const put = openPut('first half, second half', {})
  put.on('error', () => undefined)
  put.write('first half')
  await vi.waitFor(async () => expect(await blobs()).toHaveLength(1))
  await expect(client.send(new GetObjectCommand({ Bucket, Key: 'slow' }))).rejects.toMatchObject({ name: 'NoSuchKey' })

  put.destroy()

  await vi.waitFor(async () => expect(await blobs()).toEqual([]))
})

it('refuses a form as soon as its file is too long, while it is still being sent', async () => {
  const date = new Date()
  const fields = {
    key: 'k',
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${credentials.accessKeyId}/${scopeOf({ ...signer, date })}`,
    'x-amz-date': amzDate(date),
  }
  const conditions = [
    ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
    ['content-length-range', 0, 1000],
  ]
  const expiration = new Date(Date.now() + 60_000).toISOString()
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64')
  const all = { ...fields, policy, 'x-amz-signature': sign({ ...signer, date }, policy) }
  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': 50_000_000 }
  const post = request(`${running.endpoint}/${Bucket}`, { method: 'POST', headers })
  post.on('error', () => undefined)

  post.write(
    Object.entries(all)
      .map(([name, value]) => part(name, value))
      .join(''),
  )
  post.write(`--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n${'x'.repeat(100_000)}`)

  expect(await answerOf(post)).toEqual({ status: 400, code: 'EntityTooLarge' })
  expect(await blobs()).toEqual([])
  post.destroy()
})

it('gives a reader the whole old object while it is being replaced', async () => {
  const target = { Bucket, Key: 'k' }
  const bodies = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(2_000_000))
  await client.send(new PutObjectCommand({ ...target, Body: bodies[0] }))
  const reads = Array.from({ length: 12 }, async () =>
    (await client.send(new GetObjectCommand(target))).Body?.transformToString(),
  )

  for (const Body of bodies.slice(1)) await client.send(new PutObjectCommand({ ...target, Body }))

  for (const read of await Promise.all(reads)) expect(bodies.includes(read ?? '')).toBe(true)
})

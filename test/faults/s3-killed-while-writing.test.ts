import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { S3Event } from 'aws-lambda'
import { afterAll, beforeAll, expect, it } from 'vitest'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example-secret' }
const kills = 10
const writers = 8
const program = join(import.meta.dirname, '../infra/local/s3/s3-process.ts')

let directory: string
let eventLog: string
let child: ChildProcess | undefined

beforeAll(async () => {
  const root = await mkdtemp(join(tmpdir(), 's3-killed-'))
  directory = join(root, 'data')
  eventLog = join(root, 'events.jsonl')
})

afterAll(async () => {
  child?.kill('SIGKILL')
  await rm(join(directory, '..'), { recursive: true, force: true })
})

async function startProcess(): Promise<S3Client> {
  const { accessKeyId, secretAccessKey } = credentials
  const started = spawn(process.execPath, [program, directory, eventLog, accessKeyId, secretAccessKey], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  const died = once(started, 'exit').then(() => Promise.reject(new Error('the S3 did not start')))
  const [line] = (await Promise.race([once(started.stdout, 'data'), died])) as [Buffer]
  died.catch(() => undefined)
  return new S3Client({ endpoint: line.toString().trim(), region: 'us-east-1', credentials, maxAttempts: 1 })
}

async function kill(): Promise<void> {
  const gone = child && once(child, 'exit')
  child?.kill('SIGKILL')
  await gone
}

/** What a key may hold: the last acknowledged write, or one sent after it whose answer never came. */
type Ledger = Map<string, { acknowledged?: string; unanswered: string[] }>

const tagOf = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex')

/** Writes until the server dies: every writer to two keys of its own, over and over, and to a new key each time. */
async function write(client: S3Client, ledger: Ledger, writer: number, round: number): Promise<void> {
  for (let turn = 0; ; turn++) {
    for (const Key of [`writer ${writer}/again`, `writer ${writer}/第 ${round}-${turn}`]) {
      const Body = randomBytes(50_000 + 1000 * writer)
      const entry = ledger.get(Key) ?? { unanswered: [] }
      ledger.set(Key, entry)
      entry.unanswered.push(tagOf(Body))
      try {
        await client.send(new PutObjectCommand({ Bucket: 'evidence', Key, Body, Metadata: { md5: tagOf(Body) } }))
      } catch {
        return
      }
      entry.acknowledged = tagOf(Body)
      entry.unanswered = []
      acknowledgedWrites.push(`${Key} ${tagOf(Body)}`)
    }
  }
}

const acknowledgedWrites: string[] = []

/** Names the keys whose object is torn, lost or not one that its writer sent. */
async function damaged(client: S3Client, ledger: Ledger): Promise<string[]> {
  const found: string[] = []
  for (const [Key, { acknowledged, unanswered }] of ledger) {
    const got = await client.send(new GetObjectCommand({ Bucket: 'evidence', Key })).catch(() => undefined)
    const bytes = await got?.Body?.transformToByteArray()
    const tag = bytes && tagOf(bytes)
    const whole = tag !== undefined && got?.ETag === `"${tag}"` && got?.Metadata?.['md5'] === tag
    const expected = tag === undefined ? acknowledged === undefined : [acknowledged, ...unanswered].includes(tag)
    if (!expected || (tag !== undefined && !whole)) found.push(Key)
  }
  return found
}

function deliveredWrites(): Set<string> {
  const lines = existsSync(eventLog)
    ? readFileSync(eventLog, 'utf8')
        .split('\n')
        .filter((line) => line.endsWith('}'))
    : []
  const records = lines.flatMap((line) => (JSON.parse(line) as S3Event).Records)
  return new Set(records.map(({ s3 }) => `${decodeURIComponent(s3.object.key.replaceAll('+', ' '))} ${s3.object.eTag}`))
}

async function missingEvents(): Promise<string[]> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const delivered = deliveredWrites()
    const missing = acknowledgedWrites.filter((name) => !delivered.has(name))
    if (missing.length === 0) return []
    if (attempt === 49) return missing
    await sleep(100)
  }
  return []
}

it('loses no acknowledged object and no event, and tears none, when killed ten times while writing', async () => {
  const ledger: Ledger = new Map()
  let client = await startProcess()
  await client.send(new CreateBucketCommand({ Bucket: 'evidence' }))
  const torn: string[] = []

  for (let round = 0; round < kills; round++) {
    const before = acknowledgedWrites.length
    const current = client
    const work = Array.from({ length: writers }, async (_, writer) => write(current, ledger, writer, round))
    while (acknowledgedWrites.length < before + writers) await sleep(1)
    await sleep(Math.random() * 40)
    await kill()
    await Promise.all(work)
    client = await startProcess()
    torn.push(...(await damaged(client, ledger)))
  }

  expect(torn).toEqual([])
  expect(acknowledgedWrites.length).toBeGreaterThanOrEqual(kills * writers)
  expect(await missingEvents()).toEqual([])
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: 'evidence' }))
  expect(await readdir(join(directory, 'blobs'))).toHaveLength(Contents.length)
  expect(await readdir(join(directory, 'temporary'))).toEqual([])
}, 120_000)

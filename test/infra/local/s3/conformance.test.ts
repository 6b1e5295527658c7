import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type RunningS3, startS3 } from '../../../../infra/local/s3/start.ts'
import type { Place } from './conformance/check.ts'
import { conformance } from './conformance/list.ts'

/**
 * The same list for every S3. By default ours; with `S3_CONFORMANCE_ENDPOINT`, `S3_CONFORMANCE_ACCESS_KEY_ID` and
 * `S3_CONFORMANCE_SECRET_ACCESS_KEY` (and `S3_CONFORMANCE_REGION`) another one, Ceph RGW for example: an address by IP, so that
 * the SDK uses path style. What differs there is where either is not S3.
 */
const other = process.env['S3_CONFORMANCE_ENDPOINT']
const region = process.env['S3_CONFORMANCE_REGION'] ?? 'us-east-1'
const credentials = {
  accessKeyId: process.env['S3_CONFORMANCE_ACCESS_KEY_ID'] ?? 'AKIDEXAMPLE',
  secretAccessKey: process.env['S3_CONFORMANCE_SECRET_ACCESS_KEY'] ?? 'example-secret',
}

describe.each(Object.entries(conformance))('S3: %s', (_, checks) => {
  let directory: string
  let running: RunningS3 | undefined
  let client: S3Client
  let endpoint: string

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 's3-'))
    running = other ? undefined : await startS3({ directory, credentials })
    endpoint = other ?? running?.endpoint ?? ''
    client = new S3Client({ endpoint, region, credentials, maxAttempts: 1 })
  })

  afterAll(async () => {
    client.destroy()
    await running?.stop()
    await rm(directory, { recursive: true, force: true })
  })

  async function newBucket(locked: boolean): Promise<string> {
    const Bucket = `check-${randomUUID()}`
    await client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: locked }))
    return Bucket
  }

  it.each(checks)('$name', async ({ run }) => {
    const bucket = await newBucket(false)
    const place: Place = { client, endpoint, credentials, region, bucket, lockedBucket: async () => newBucket(true) }

    await run(place)
  })
})

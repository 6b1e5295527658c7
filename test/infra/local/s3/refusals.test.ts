import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningS3, startS3 } from '../../../../infra/local/s3/start.ts'
import { errorCode } from './conformance/check.ts'
import { sha256, signedHeaders } from './conformance/sign.ts'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example-secret' }

let directory: string
let running: RunningS3

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3-refusals-'))
  running = await startS3({ directory, credentials })
  const client = new S3Client({ endpoint: running.endpoint, region: 'us-east-1', credentials })
  await client.send(new CreateBucketCommand({ Bucket: 'site' }))
  client.destroy()
})

afterAll(async () => {
  await running.stop()
  await rm(directory, { recursive: true, force: true })
})

interface Odd {
  method?: string
  headers?: Record<string, string>
  body?: string
}

/** Sends a correctly signed request, however odd the rest of it is. */
async function send(
  path: string,
  { method = 'GET', headers = {}, body = '' }: Odd,
): Promise<{ status: number; code: string | undefined }> {
  const url = running.endpoint + path
  const signed = signedHeaders({ credentials, region: 'us-east-1', method, url, headers, payloadHash: sha256(body) })
  const response = await fetch(url, { method, headers: signed.headers, ...(method === 'GET' ? {} : { body }) })
  return { status: response.status, code: errorCode(await response.text()) }
}

/** Sends a path as it is, which `fetch` would tidy up. */
async function sendRaw(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const { port } = new URL(running.endpoint)
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject).end()
  })
}

it.each<[string, string, Odd, number, string]>([
  ['a listing of nonsense length', '/site?list-type=2&max-keys=many', {}, 400, 'InvalidArgument'],
  ['an aspect of a bucket that it does not know', '/site?lifecycle=', {}, 501, 'NotImplemented'],
  ['an aspect of an object that it does not know', '/site/k?torrent=', {}, 501, 'NotImplemented'],
  ['a method that S3 has not', '/site/k', { method: 'PATCH' }, 405, 'MethodNotAllowed'],
  ['an upload that never was', '/site/k?uploadId=..%2F..%2Fbuckets', {}, 404, 'NoSuchUpload'],
  ['a part without a number', '/site/k?partNumber=x&uploadId=y', { method: 'PUT' }, 400, 'InvalidArgument'],
  ['a bucket name that leads elsewhere', '/a..b', { method: 'PUT' }, 400, 'InvalidBucketName'],
  ['a bucket in capitals', '/Site', { method: 'PUT' }, 400, 'InvalidBucketName'],
  ['a bucket that is there already', '/site', { method: 'PUT' }, 409, 'BucketAlreadyOwnedByYou'],
  ['a key beyond 1024 bytes', `/site/${'k'.repeat(1025)}`, { method: 'PUT' }, 400, 'KeyTooLongError'],
  [
    'a copy of nothing in particular',
    '/site/k',
    { method: 'PUT', headers: { 'x-amz-copy-source': '%E0%A4%A' } },
    400,
    'InvalidArgument',
  ],
  [
    'a copy of a missing object',
    '/site/k',
    { method: 'PUT', headers: { 'x-amz-copy-source': '/site/none' } },
    404,
    'NoSuchKey',
  ],
  [
    'a checksum that cannot be one',
    '/site/k',
    { method: 'PUT', headers: { 'x-amz-checksum-sha256': 'short' } },
    400,
    'InvalidRequest',
  ],
  [
    'an MD5 that cannot be one',
    '/site/k',
    { method: 'PUT', headers: { 'content-md5': 'short' } },
    400,
    'InvalidDigest',
  ],
  [
    'metadata beyond 2 KB',
    '/site/k',
    { method: 'PUT', headers: { 'x-amz-meta-a': 'a'.repeat(2100) } },
    400,
    'MetadataTooLarge',
  ],
  [
    'conditions that exclude each other',
    '/site/k',
    { method: 'PUT', headers: { 'if-match': 'a', 'if-none-match': '*' } },
    501,
    'NotImplemented',
  ],
  ['a document that is not XML', '/site?versioning=', { method: 'PUT', body: 'Enabled' }, 400, 'MalformedXML'],
  [
    'a document cut short',
    '/site?versioning=',
    { method: 'PUT', body: '<VersioningConfiguration><Status>' },
    400,
    'MalformedXML',
  ],
  ['another document than expected', '/site?versioning=', { method: 'PUT', body: '<Delete/>' }, 400, 'MalformedXML'],
  ['a mass delete without a digest', '/site?delete=', { method: 'POST', body: '<Delete/>' }, 400, 'InvalidRequest'],
  [
    'retention where there is no Object Lock',
    '/site/k?retention=',
    { method: 'PUT', body: '<Retention/>' },
    400,
    'InvalidRequest',
  ],
  [
    'a form that is none',
    '/site',
    { method: 'POST', headers: { 'content-type': 'multipart/form-data' } },
    400,
    'MalformedPOSTRequest',
  ],
])('refuses %s', async (_, path, odd, status, code) => {
  expect(await send(path, odd)).toEqual({ status, code })
})

it('refuses addresses and signatures that cannot be read, and keeps nothing of all that', async () => {
  const authorization = 'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c'

  expect(await sendRaw('/site/%E0%A4%A')).toBe(400)
  expect(await sendRaw('/site/k?a=%')).toBe(400)
  expect(await sendRaw('/../../etc/passwd')).toBe(403)
  expect(await sendRaw('/site/k', { authorization })).toBe(400)
  expect(await sendRaw('/site/k?X-Amz-Signature=00')).toBe(400)
  expect(await readdir(join(directory, 'blobs'))).toEqual([])
})

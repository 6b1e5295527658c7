import { GetObjectCommand, HeadBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { type Check, errorCode, type Place, refusal } from './check.ts'
import { presign, sha256, signedHeaders } from './sign.ts'

async function codeOf(response: Response): Promise<[number, string | undefined]> {
  return [response.status, errorCode(await response.text())]
}

const urlOf = ({ endpoint, bucket }: Place, key: string) => `${endpoint}/${bucket}/${key}`

export const signatureChecks: Check[] = [
  {
    name: 'refuses the anonymous, the unknown and those who do not know the secret',
    run: async (place) => {
      const as = async (credentials: Place['credentials']) => {
        const client = new S3Client({ endpoint: place.endpoint, region: place.region, credentials, maxAttempts: 1 })
        return refusal(client.send(new GetObjectCommand({ Bucket: place.bucket, Key: 'k' })))
      }

      expect(await codeOf(await fetch(urlOf(place, 'k')))).toEqual([403, 'AccessDenied'])
      expect((await as({ ...place.credentials, accessKeyId: 'AKIDNOBODY' })).code).toBe('InvalidAccessKeyId')
      expect((await as({ ...place.credentials, secretAccessKey: 'wrong' })).code).toBe('SignatureDoesNotMatch')
    },
  },
  {
    name: 'refuses a clock that is more than 15 minutes off',
    run: async (place) => {
      const url = urlOf(place, 'k')
      const at = async (minutes: number) => {
        const date = new Date(Date.now() + minutes * 60_000)
        const { headers } = signedHeaders({ ...place, method: 'GET', url, payloadHash: sha256(''), date })
        return codeOf(await fetch(url, { headers }))
      }

      expect(await at(-16)).toEqual([403, 'RequestTimeTooSkewed'])
      expect(await at(16)).toEqual([403, 'RequestTimeTooSkewed'])
      expect(await at(-14)).toEqual([404, 'NoSuchKey'])
    },
  },
  {
    name: 'refuses a body other than the signed one',
    run: async (place) => {
      const url = urlOf(place, 'k')
      const { headers } = signedHeaders({ ...place, method: 'PUT', url, payloadHash: sha256('signed') })

      const response = await fetch(url, { method: 'PUT', headers, body: 'changed' })

      expect(await codeOf(response)).toEqual([400, 'XAmzContentSHA256Mismatch'])
    },
  },
  {
    name: 'refuses an x-amz- header that nobody signed',
    run: async (place) => {
      const url = urlOf(place, 'k')
      const { headers } = signedHeaders({ ...place, method: 'PUT', url, payloadHash: sha256('x') })

      const response = await fetch(url, { method: 'PUT', headers: { ...headers, 'x-amz-meta-a': '1' }, body: 'x' })

      expect(await codeOf(response)).toEqual([403, 'AccessDenied'])
    },
  },
  {
    name: 'reads by a presigned address, under the name it gives, until it expires',
    run: async (place) => {
      await place.client.send(new PutObjectCommand({ Bucket: place.bucket, Key: 'k', Body: 'x' }))
      const name = 'attachment; filename="export.xlsx"'
      const asked = {
        ...place,
        method: 'GET',
        url: urlOf(place, 'k'),
        parameters: { 'response-content-disposition': name },
      }

      const good = await fetch(presign(asked))
      const expired = await fetch(presign({ ...asked, date: new Date(Date.now() - 301_000) }))
      const altered = await fetch(presign(asked).replace('export', 'virus'))
      const early = await fetch(presign({ ...asked, date: new Date(Date.now() + 3_600_000) }))

      expect([await good.text(), good.headers.get('content-disposition')]).toEqual(['x', name])
      expect(await codeOf(expired)).toEqual([403, 'AccessDenied'])
      expect(await codeOf(altered)).toEqual([403, 'SignatureDoesNotMatch'])
      expect(await codeOf(early)).toEqual([403, 'AccessDenied'])
    },
  },
  {
    name: 'writes by a presigned address, with the metadata it carries, and nothing but that',
    run: async (place) => {
      const asked = { ...place, method: 'PUT', url: urlOf(place, 'k'), parameters: { 'x-amz-meta-draw': 'd-1' } }

      const put = await fetch(presign(asked), { method: 'PUT', body: 'x' })
      const deleted = await fetch(presign(asked), { method: 'DELETE' })
      const forever = await fetch(presign({ ...asked, expires: 604_801 }), { method: 'PUT', body: 'x' })

      const got = await place.client.send(new GetObjectCommand({ Bucket: place.bucket, Key: 'k' }))
      expect(put.status).toBe(200)
      expect(await codeOf(deleted)).toEqual([403, 'SignatureDoesNotMatch'])
      expect(await codeOf(forever)).toEqual([400, 'AuthorizationQueryParametersError'])
      expect(got.Metadata).toEqual({ draw: 'd-1' })
    },
  },
  {
    name: 'answers a browser that asks before it uploads',
    run: async (place) => {
      const headers = {
        origin: 'http://example.test',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type',
      }

      const answer = await fetch(urlOf(place, 'k'), { method: 'OPTIONS', headers })

      expect(answer.status).toBe(200)
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('access-control-allow-methods')).toContain('PUT')
      expect(answer.headers.get('access-control-allow-headers')).toContain('content-type')
    },
  },
  {
    name: 'knows its own bucket by a signed head request',
    run: async ({ client, bucket }) => {
      const { $metadata } = await client.send(new HeadBucketCommand({ Bucket: bucket }))

      expect($metadata.httpStatusCode).toBe(200)
    },
  },
  {
    name: 'refuses a document with a document type',
    run: async (place) => {
      const url = `${place.endpoint}/${place.bucket}?versioning=`
      const body =
        '<!DOCTYPE a [<!ENTITY b "Enabled">]><VersioningConfiguration><Status>&b;</Status></VersioningConfiguration>'
      const { headers } = signedHeaders({ ...place, method: 'PUT', url, payloadHash: sha256(body) })

      expect(await codeOf(await fetch(url, { method: 'PUT', headers, body }))).toEqual([400, 'MalformedXML'])
    },
  },
]

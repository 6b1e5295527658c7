import { createHash } from 'node:crypto'
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { type Check, errorCode, type Place, refusal } from './check.ts'
import { amzDate, scopeOf, sign } from './sign.ts'

const photo = Buffer.from('示例照片 JPEG bytes')
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')

interface Form {
  /** Form fields, each with an equal condition in the policy. */
  fields?: Record<string, string>
  /** Further conditions. */
  conditions?: unknown[]
  expiresIn?: number
  secretAccessKey?: string
  /** What somebody who holds the form does to it. */
  tamper?: (form: FormData) => void
  file?: Buffer
}

/** Fills in and sends a form as a browser would, its policy signed by hand. */
async function post(
  place: Place,
  { fields = {}, conditions = [], expiresIn = 300_000, tamper, file = photo, ...form }: Form,
) {
  const date = new Date()
  const secretAccessKey = form.secretAccessKey ?? place.credentials.secretAccessKey
  const signer = { credentials: { ...place.credentials, secretAccessKey }, region: place.region, date }
  const all = {
    key: '上传/照片 1.jpg',
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${place.credentials.accessKeyId}/${scopeOf(signer)}`,
    'x-amz-date': amzDate(date),
    ...fields,
  }
  const document = {
    expiration: new Date(Date.now() + expiresIn).toISOString(),
    conditions: [
      { bucket: place.bucket },
      ...Object.entries(all).map(([name, value]) => ({ [name]: value })),
      ...conditions,
    ],
  }
  const policy = Buffer.from(JSON.stringify(document)).toString('base64')
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...all, policy, 'x-amz-signature': sign(signer, policy) }))
    body.set(name, value)
  tamper?.(body)
  body.append('file', new Blob([new Uint8Array(file)]), 'IMG_0001.jpg')
  const response = await fetch(`${place.endpoint}/${place.bucket}`, { method: 'POST', body, redirect: 'manual' })
  const text = await response.text()
  return { status: response.status, code: errorCode(text), text, headers: response.headers }
}

const stored = async ({ client, bucket }: Place) =>
  client.send(new GetObjectCommand({ Bucket: bucket, Key: '上传/照片 1.jpg' }))

const photoFields = {
  'Content-Type': 'image/jpeg',
  'x-amz-checksum-sha256': sha256(photo),
  'x-amz-meta-inspection': 'i-1',
}

export const postChecks: Check[] = [
  {
    name: 'stores the file of a form whose policy allows it',
    run: async (place) => {
      const { status, headers } = await post(place, {
        fields: photoFields,
        conditions: [['content-length-range', 1, 1000]],
      })

      const got = await stored(place)
      expect([status, headers.get('etag')]).toEqual([204, got.ETag])
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(got).toMatchObject({ ContentType: 'image/jpeg', Metadata: { inspection: 'i-1' } })
      expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(photo)).toBe(true)
    },
  },
  {
    name: 'answers 201 with a document when asked',
    run: async (place) => {
      const { status, text } = await post(place, { fields: { success_action_status: '201' } })

      expect(status).toBe(201)
      expect(text).toContain('<Key>上传/照片 1.jpg</Key>')
    },
  },
  {
    name: 'refuses a file that is not the one whose SHA-256 was signed',
    run: async (place) => {
      const { status, code } = await post(place, { fields: photoFields, file: Buffer.from('another') })

      expect([status, code]).toEqual([400, 'BadDigest'])
      expect((await refusal(stored(place))).code).toBe('NoSuchKey')
    },
  },
  {
    name: 'refuses a file longer or shorter than allowed',
    run: async (place) => {
      const conditions = [['content-length-range', 10, 100_000]]

      const long = await post(place, { conditions, file: Buffer.alloc(3_000_000) })
      const short = await post(place, { conditions, file: Buffer.alloc(9) })
      const exact = await post(place, { conditions, file: Buffer.alloc(100_000) })

      expect([long.status, long.code]).toEqual([400, 'EntityTooLarge'])
      expect([short.status, short.code]).toEqual([400, 'EntityTooSmall'])
      expect(exact.status).toBe(204)
    },
  },
  ...Object.entries({ key: '上传/照片 2.jpg', 'Content-Type': 'text/html', 'x-amz-meta-inspection': 'i-2' }).map(
    ([name, value]): Check => ({
      name: `refuses another ${name} than the policy says`,
      run: async (place) => {
        const { status, code } = await post(place, { fields: photoFields, tamper: (form) => form.set(name, value) })

        expect([status, code]).toEqual([403, 'AccessDenied'])
      },
    }),
  ),
  {
    name: 'refuses a form that leaves out a field of the policy',
    run: async (place) => {
      const { status, code } = await post(place, {
        fields: photoFields,
        tamper: (form) => form.delete('x-amz-checksum-sha256'),
      })

      expect([status, code]).toEqual([403, 'AccessDenied'])
    },
  },
  {
    name: 'refuses a field that no condition covers, but not one to be ignored',
    run: async (place) => {
      const extra = await post(place, { tamper: (form) => form.set('x-amz-meta-extra', '1') })
      const ignored = await post(place, { tamper: (form) => form.set('x-ignore-this', '1') })

      expect([extra.status, extra.code]).toEqual([403, 'AccessDenied'])
      expect(ignored.status).toBe(204)
    },
  },
  {
    name: 'refuses an expired policy',
    run: async (place) => {
      const { status, code } = await post(place, { expiresIn: -1000 })

      expect([status, code]).toEqual([403, 'AccessDenied'])
    },
  },
  {
    name: 'refuses a policy signed with another secret, and one changed after it was signed',
    run: async (place) => {
      const conditions = Buffer.from('{"expiration":"2999-01-01T00:00:00Z","conditions":[["starts-with","$key",""]]}')
      const wider = (form: FormData) => form.set('policy', conditions.toString('base64'))

      const foreign = await post(place, { secretAccessKey: 'another' })
      const changed = await post(place, { tamper: wider })

      expect([foreign.status, foreign.code]).toEqual([403, 'SignatureDoesNotMatch'])
      expect([changed.status, changed.code]).toEqual([403, 'SignatureDoesNotMatch'])
    },
  },
  {
    name: 'refuses a policy for another bucket, and a form without a policy',
    run: async (place) => {
      const other = await post(place, { conditions: [{ bucket: 'another' }] })
      const none = await post(place, { tamper: (form) => form.delete('policy') })

      expect([other.status, other.code]).toEqual([403, 'AccessDenied'])
      expect([none.status, none.code]).toEqual([403, 'AccessDenied'])
    },
  },
  {
    name: 'allows what begins as the policy says',
    run: async (place) => {
      const conditions = [['starts-with', '$x-amz-meta-note', '现场']]
      const noted = async (note: string) =>
        post(place, { conditions, tamper: (form) => form.set('x-amz-meta-note', note) })

      expect((await noted('现场照片')).status).toBe(204)
      expect((await noted('照片')).status).toBe(403)
      const { $metadata } = await place.client.send(
        new HeadObjectCommand({ Bucket: place.bucket, Key: '上传/照片 1.jpg' }),
      )
      expect($metadata.httpStatusCode).toBe(200)
    },
  },
]

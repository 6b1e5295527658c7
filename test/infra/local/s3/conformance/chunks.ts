import { crc32 } from 'node:zlib'
import { GetObjectCommand } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import { type Check, errorCode, type Place } from './check.ts'
import { amzDate, scopeOf, sha256, sign, signedHeaders } from './sign.ts'

const chunks = ['a'.repeat(8192), 'tail']
const whole = chunks.join('')

function crc32Of(text: string): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(text))
  return bytes.toString('base64')
}

/** The signature of the next chunk, or of the trailer, going on from the one before. */
function nextSignature(place: Place, date: Date, kind: 'PAYLOAD' | 'TRAILER', hashes: string[]): string {
  const signer = { ...place, date }
  return sign(signer, [`AWS4-HMAC-SHA256-${kind}`, amzDate(date), scopeOf(signer), ...hashes].join('\n'))
}

interface Chunked {
  signed: boolean
  /** The value of a CRC-32 behind the body, if one is sent. */
  trailer?: string
  /** What somebody on the way does to the body. */
  damage?: (body: string) => string
}

async function put(place: Place, { signed, trailer, damage = (body) => body }: Chunked) {
  const date = new Date()
  const url = `${place.endpoint}/${place.bucket}/chunked`
  const kind = signed ? 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD' : 'STREAMING-UNSIGNED-PAYLOAD'
  const payloadHash = trailer === undefined ? kind : `${kind}-TRAILER`
  const announced: Record<string, string> = trailer === undefined ? {} : { 'x-amz-trailer': 'x-amz-checksum-crc32' }
  const own = { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': String(whole.length), ...announced }
  const { headers, signature } = signedHeaders({ ...place, method: 'PUT', url, headers: own, payloadHash, date })
  let previous = signature
  const lines = [...chunks, ''].map((chunk) => {
    previous = nextSignature(place, date, 'PAYLOAD', [previous, sha256(''), sha256(chunk)])
    const head = chunk.length.toString(16) + (signed ? `;chunk-signature=${previous}` : '')
    return chunk === '' ? `${head}\r\n` : `${head}\r\n${chunk}\r\n`
  })
  if (trailer !== undefined) {
    const line = `x-amz-checksum-crc32:${trailer}`
    lines.push(`${line}\r\n`)
    if (signed)
      lines.push(
        `x-amz-trailer-signature:${nextSignature(place, date, 'TRAILER', [previous, sha256(`${line}\n`)])}\r\n`,
      )
  }
  const response = await fetch(url, { method: 'PUT', headers, body: damage(`${lines.join('')}\r\n`) })
  return { status: response.status, code: errorCode(await response.text()) }
}

const stored = async ({ client, bucket }: Place) =>
  (await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'chunked' }))).Body?.transformToString()

export const chunkChecks: Check[] = [
  {
    name: 'takes a body in signed chunks, and refuses it when one was changed',
    run: async (place) => {
      const good = await put(place, { signed: true })
      const changed = await put(place, { signed: true, damage: (body) => body.replace('tail', 'fail') })

      expect(good.status).toBe(200)
      expect(changed).toEqual({ status: 403, code: 'SignatureDoesNotMatch' })
      expect(await stored(place)).toBe(whole)
    },
  },
  {
    name: 'takes a signed trailer, and refuses it when it was changed',
    run: async (place) => {
      const good = await put(place, { signed: true, trailer: crc32Of(whole) })
      const damage = (body: string) => body.replace(/(trailer-signature:)\w{8}/, '$100000000')
      const changed = await put(place, { signed: true, trailer: crc32Of(whole), damage })

      expect(good.status).toBe(200)
      expect(changed).toEqual({ status: 403, code: 'SignatureDoesNotMatch' })
      expect(await stored(place)).toBe(whole)
    },
  },
  {
    name: 'holds an unsigned body against the checksum behind it',
    run: async (place) => {
      const good = await put(place, { signed: false, trailer: crc32Of(whole) })
      const wrong = await put(place, { signed: false, trailer: crc32Of('another') })
      const changed = await put(place, {
        signed: false,
        trailer: crc32Of(whole),
        damage: (body) => body.replace('tail', 'fail'),
      })

      expect(good.status).toBe(200)
      expect([wrong.code, changed.code]).toEqual(['BadDigest', 'BadDigest'])
      expect(await stored(place)).toBe(whole)
    },
  },
]

import { createHash, createHmac } from 'node:crypto'
import type { Credentials } from '../../../../../infra/local/s3/request.ts'

/*
 * Signature Version 4 written from its specification, by other means than the server's, so that both cannot be wrong alike.
 */

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
export const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
export const amzDate = (date: Date) => date.toISOString().replace(/[-:]|\.\d{3}/g, '')

export interface Signer {
  credentials: Credentials
  region: string
  date?: Date
}

export function scopeOf({ region, date = new Date() }: Signer): string {
  return `${amzDate(date).slice(0, 8)}/${region}/s3/aws4_request`
}

function keyOf({ credentials, region, date = new Date() }: Signer): Buffer {
  return hmac(
    hmac(hmac(hmac(`AWS4${credentials.secretAccessKey}`, amzDate(date).slice(0, 8)), region), 's3'),
    'aws4_request',
  )
}

export const sign = (signer: Signer, text: string) => hmac(keyOf(signer), text).toString('hex')

export interface Presigning extends Signer {
  method: string
  url: string
  expires?: number
  parameters?: Record<string, string>
}

/** A presigned address. Only `host` is signed as a header. */
export function presign(asked: Presigning): string {
  const { credentials, method, expires = 300, parameters = {}, date = new Date() } = asked
  const url = new URL(asked.url)
  const query = Object.entries({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${scopeOf(asked)}`,
    'X-Amz-Date': amzDate(date),
    'X-Amz-Expires': String(expires),
    'X-Amz-SignedHeaders': 'host',
    ...parameters,
  }).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  query.sort((one, other) => (one < other ? -1 : 1))
  const canonical = [method, url.pathname, query.join('&'), `host:${url.host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join('\n')
  const text = ['AWS4-HMAC-SHA256', amzDate(date), scopeOf(asked), sha256(canonical)].join('\n')
  return `${url.href}?${query.join('&')}&X-Amz-Signature=${sign(asked, text)}`
}

export interface HeaderSigning extends Signer {
  method: string
  url: string
  headers?: Record<string, string>
  payloadHash: string
}

/** Headers of a signed request, `Authorization` among them; all given ones are signed. */
export function signedHeaders(asked: HeaderSigning): { headers: Record<string, string>; signature: string } {
  const { credentials, method, payloadHash, date = new Date() } = asked
  const url = new URL(asked.url)
  const own = { host: url.host, 'x-amz-content-sha256': payloadHash, 'x-amz-date': amzDate(date) }
  const entries = Object.entries({ ...asked.headers, ...own }).sort(([one], [other]) => (one < other ? -1 : 1))
  const names = entries.map(([name]) => name).join(';')
  const lines = entries.map(([name, value]) => `${name}:${value}\n`).join('')
  const canonical = [method, url.pathname, url.search.slice(1), lines, names, payloadHash].join('\n')
  const signature = sign(asked, ['AWS4-HMAC-SHA256', amzDate(date), scopeOf(asked), sha256(canonical)].join('\n'))
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scopeOf(asked)}, SignedHeaders=${names}, Signature=${signature}`
  const { host: _host, ...sent } = Object.fromEntries(entries)
  return { headers: { ...sent, authorization }, signature }
}

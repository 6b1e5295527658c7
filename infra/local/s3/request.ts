import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { S3Error } from './s3-error.ts'

/** An HTTP request taken apart in S3's terms. Header names are lower case; bytes are read once, by the one who needs them. */
export interface S3Request {
  id: string
  method: string
  /** Path as sent, still percent-encoded: what the client signed. */
  path: string
  bucket: string
  key: string
  query: ReadonlyMap<string, string>
  headers: Record<string, string>
  sourceAddress: string
  bytes: AsyncIterable<Buffer>
}

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
}

/** @throws {S3Error} `InvalidURI` when the path or the query is not valid percent-encoding */
export function readRequest(message: IncomingMessage): S3Request {
  const [path = '/', ...query] = (message.url ?? '/').split('?')
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? []
  return {
    id: randomBytes(8).toString('hex').toUpperCase(),
    method: message.method ?? 'GET',
    path,
    bucket: decode(bucket),
    key: decode(key),
    query: readQuery(query.join('?')),
    headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)])),
    sourceAddress: message.socket.remoteAddress ?? '',
    // The stream must outlive a refusal, or the client would see a broken connection in place of the answer.
    bytes: message.iterator({ destroyOnReturn: false }),
  }
}

function readQuery(query: string): Map<string, string> {
  const pairs = query.split('&').filter((pair) => pair !== '')
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
      return [decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))]
    }),
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.")
  }
}

/** Percent-encoding of everything but RFC 3986 unreserved characters, as SigV4 asks. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** The same, with the slashes of a key left readable. */
export function encodePath(text: string): string {
  return text.split('/').map(encodeStrictly).join('/')
}

const signatureFields = new Set(
  ['algorithm', 'credential', 'date', 'expires', 'security-token', 'signature', 'signedheaders'].map(
    (name) => `x-amz-${name}`,
  ),
)

/** A presigned address carries the `x-amz-` headers of its request in the query; S3 takes them from there. */
export function withQueryHeaders(request: S3Request): S3Request {
  if (!request.query.has('X-Amz-Signature')) return request
  const carried = [...request.query]
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => name.startsWith('x-amz-') && !signatureFields.has(name))
  return { ...request, headers: { ...Object.fromEntries(carried), ...request.headers } }
}

import { createHash } from 'node:crypto'
import { hmac, type Signer, signingKey } from './signing.ts'

export interface GetGrant {
  readonly key: string
  /** The name under which the browser keeps the file. */
  readonly fileName: string
}

const SECONDS = 300

/**
 * Signs the address of one object, for five minutes. By hand for the reason of presigned-post.ts.
 *
 * @param now the machine's time, not a business clock that can be moved: the store checks it
 * @source Amazon S3 API Reference, "Authenticating requests: using query parameters (Signature Version 4)"
 */
export function presignGet({ key, fileName }: GetGrant, signer: Signer, now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const date = stamp.slice(0, 8)
  const url = new URL(`${signer.url}/${key.split('/').map(encode).join('/')}`)
  const scope = `${date}/${signer.region}/s3/aws4_request`
  const query = Object.entries({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${signer.accessKeyId}/${scope}`,
    'X-Amz-Date': stamp,
    'X-Amz-Expires': String(SECONDS),
    ...(signer.sessionToken ? { 'X-Amz-Security-Token': signer.sessionToken } : {}),
    'X-Amz-SignedHeaders': 'host',
    'response-content-disposition': `attachment; filename*=UTF-8''${encode(fileName)}`,
  })
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&')
  const canonical = ['GET', url.pathname, query, `host:${url.host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join('\n')
  const hash = createHash('sha256').update(canonical).digest('hex')
  const signature = hmac(signingKey(signer, date), ['AWS4-HMAC-SHA256', stamp, scope, hash].join('\n')).toString('hex')
  return `${url.href}?${query}&X-Amz-Signature=${signature}`
}

/** RFC 3986: everything but unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

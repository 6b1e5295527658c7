import { hmac, type Signer, signingKey } from './signing.ts'

export interface PostGrant {
  readonly bucket: string
  readonly key: string
  readonly type: string
  /** Exact size in bytes: the range of lengths is this one. */
  readonly size: number
  /** Hex; the store refuses a body with another hash. */
  readonly sha256: string
}

/** What a phone or a browser needs to upload one file: POST the fields, then the file, as multipart/form-data. */
export interface PresignedPost {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
  readonly expiresAt: string
}

const MINUTES = 5

/**
 * Signs an upload of exactly one object: key, type, size and SHA-256 are fixed, five minutes.
 * By hand because the SDK's presigner weighs 150 KB in a bundle for these lines.
 *
 * @param now the machine's time, not a business clock that can be moved: the store checks it
 * @source Amazon S3 API Reference, "Browser-based uploads using POST (Signature Version 4)"
 */
export function presignPost(grant: PostGrant, signer: Signer, now: Date): PresignedPost {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const date = stamp.slice(0, 8)
  const expiresAt = new Date(now.getTime() + MINUTES * 60_000).toISOString()
  const fields: Record<string, string> = {
    key: grant.key,
    'Content-Type': grant.type,
    'x-amz-checksum-algorithm': 'SHA256',
    'x-amz-checksum-sha256': Buffer.from(grant.sha256, 'hex').toString('base64'),
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${signer.accessKeyId}/${date}/${signer.region}/s3/aws4_request`,
    'x-amz-date': stamp,
    ...(signer.sessionToken ? { 'x-amz-security-token': signer.sessionToken } : {}),
  }
  const conditions = [
    { bucket: grant.bucket },
    ...Object.entries(fields).map(([name, value]) => ({ [name]: value })),
    ['content-length-range', grant.size, grant.size],
  ]
  const policy = Buffer.from(JSON.stringify({ expiration: expiresAt, conditions })).toString('base64')
  const signature = hmac(signingKey(signer, date), policy).toString('hex')
  return { url: signer.url, fields: { ...fields, policy, 'x-amz-signature': signature }, expiresAt }
}

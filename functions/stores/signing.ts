import { createHmac } from 'node:crypto'

/** Whose signature, and the bucket's address. */
export interface Signer {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
  readonly region: string
  readonly url: string
}

/** @source AWS Signature Version 4, "Derive a signing key" */
export function signingKey({ secretAccessKey, region }: Signer, date: string): Buffer {
  return ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(Buffer.from(`AWS4${secretAccessKey}`), date), region))
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

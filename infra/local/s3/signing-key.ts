import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Credentials } from './request.ts'
import { S3Error } from './s3-error.ts'

/** `AKID/20261124/region/s3/aws4_request`, taken apart and found to be ours. */
export interface CredentialScope {
  date: string
  region: string
  /** The scope as it enters the string to sign. */
  text: string
}

/**
 * Any region is accepted: one machine has none.
 *
 * @throws {S3Error} `InvalidAccessKeyId`, or the code given when the credential is malformed
 */
export function readCredential(
  credential: string,
  credentials: Credentials,
  malformed: 'AuthorizationHeaderMalformed' | 'AuthorizationQueryParametersError' | 'InvalidArgument',
): CredentialScope {
  const [, accessKeyId, date = '', region = ''] = /^(.+)\/(\d{8})\/([^/]+)\/s3\/aws4_request$/.exec(credential) ?? []
  if (!accessKeyId)
    throw new S3Error(
      malformed,
      'The Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/s3/aws4_request".',
    )
  if (accessKeyId !== credentials.accessKeyId)
    throw new S3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
  return { date, region, text: `${date}/${region}/s3/aws4_request` }
}

/** @source Signature Version 4, "Calculate a signing key" */
export function signingKey(secretAccessKey: string, scope: CredentialScope): Buffer {
  return [scope.region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, scope.date))
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

export function sha256Hex(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** @throws {S3Error} `SignatureDoesNotMatch` */
export function checkSignature(given: string, key: Buffer, stringToSign: string): void {
  const expected = hmac(key, stringToSign)
  const actual = Buffer.from(given, 'hex')
  if (given.length === 64 && actual.length === expected.length && timingSafeEqual(actual, expected)) return
  throw new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  )
}

/** The instant of `20261124T063058Z`; `undefined` when it is not one. */
export function readAmzDate(text: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  const date = new Date(parts ? text.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5') : Number.NaN)
  return Number.isNaN(date.getTime()) ? undefined : date
}

import { type Credentials, encodePath, encodeStrictly, type S3Request } from './request.ts'
import { S3Error } from './s3-error.ts'
import {
  type CredentialScope,
  checkSignature,
  readAmzDate,
  readCredential,
  sha256Hex,
  signingKey,
} from './signing-key.ts'

const skewMs = 15 * 60_000
const longestExpirySeconds = 7 * 24 * 3600

/** What a body has to prove, by the way the request was signed. */
export type PayloadProof =
  | { kind: 'whole'; sha256: string }
  | { kind: 'unsigned' }
  | { kind: 'chunked'; signer?: ChunkSigner; trailer: boolean }

/** What signs the chunks of `STREAMING-AWS4-HMAC-SHA256-PAYLOAD`: each signature goes on from the one before. */
export interface ChunkSigner {
  key: Buffer
  amzDate: string
  scope: string
  seed: string
}

export interface Authenticated {
  accessKeyId: string
  region: string
  payload: PayloadProof
}

interface Claim {
  scope: CredentialScope
  amzDate: string
  signedHeaders: string[]
  signature: string
  payloadHash: string
}

/**
 * Checks the signature of a request, in its `Authorization` header or, for presigned addresses, in its query.
 *
 * @source Signature Version 4 for S3, "Authenticating Requests"
 * @throws {S3Error} `AccessDenied` for anonymous, expired or partly signed requests, `RequestTimeTooSkewed`, `SignatureDoesNotMatch`
 */
export function authenticate(request: S3Request, credentials: Credentials, now: Date): Authenticated {
  const claim = request.query.has('X-Amz-Signature')
    ? queryClaim(request, credentials, now)
    : headerClaim(request, credentials, now)
  requireSigned(request, claim)
  const key = signingKey(credentials.secretAccessKey, claim.scope)
  const canonical = sha256Hex(canonicalRequest(request, claim))
  checkSignature(claim.signature, key, ['AWS4-HMAC-SHA256', claim.amzDate, claim.scope.text, canonical].join('\n'))
  return {
    accessKeyId: credentials.accessKeyId,
    region: claim.scope.region,
    payload: payloadProof(claim, { key, amzDate: claim.amzDate, scope: claim.scope.text, seed: claim.signature }),
  }
}

function headerClaim(request: S3Request, credentials: Credentials, now: Date): Claim {
  const authorization = request.headers['authorization']
  if (authorization === undefined) throw new S3Error('AccessDenied', 'Access Denied')
  const fields = /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+)\s*,\s*SignedHeaders=([^,\s]+)\s*,\s*Signature=([^,\s]+)\s*$/
  const [, credential, signedHeaders, signature] = fields.exec(authorization) ?? []
  if (!credential || !signedHeaders || !signature)
    throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header is malformed.')
  const scope = readCredential(credential, credentials, 'AuthorizationHeaderMalformed')
  const amzDate = request.headers['x-amz-date'] ?? ''
  const signedAt = readAmzDate(amzDate)
  if (!signedAt || !amzDate.startsWith(scope.date))
    throw new S3Error('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header')
  if (Math.abs(now.getTime() - signedAt.getTime()) > skewMs)
    throw new S3Error(
      'RequestTimeTooSkewed',
      'The difference between the request time and the current time is too large.',
    )
  const payloadHash = request.headers['x-amz-content-sha256']
  if (!payloadHash)
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')
  return { scope, amzDate, signedHeaders: signedHeaders.split(';'), signature, payloadHash }
}

function queryClaim(request: S3Request, credentials: Credentials, now: Date): Claim {
  const field = (name: string) => request.query.get(`X-Amz-${name}`) ?? ''
  const expires = Number(field('Expires'))
  const signedAt = readAmzDate(field('Date'))
  if (
    field('Algorithm') !== 'AWS4-HMAC-SHA256' ||
    !signedAt ||
    !field('SignedHeaders') ||
    !/^\d+$/.test(field('Expires'))
  )
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'Query-string authentication version 4 requires all its parameters.',
    )
  if (expires < 1 || expires > longestExpirySeconds)
    throw new S3Error('AuthorizationQueryParametersError', 'X-Amz-Expires must be between 1 and 604800 seconds')
  const scope = readCredential(field('Credential'), credentials, 'AuthorizationQueryParametersError')
  if (!field('Date').startsWith(scope.date))
    throw new S3Error(
      'AuthorizationQueryParametersError',
      'Invalid credential date. It must be the date of X-Amz-Date.',
    )
  if (now.getTime() > signedAt.getTime() + expires * 1000) throw new S3Error('AccessDenied', 'Request has expired')
  if (now.getTime() < signedAt.getTime() - skewMs) throw new S3Error('AccessDenied', 'Request is not valid yet')
  const payloadHash = request.headers['x-amz-content-sha256'] ?? request.query.get('X-Amz-Content-Sha256')
  const signedHeaders = field('SignedHeaders').split(';')
  return {
    scope,
    amzDate: field('Date'),
    signedHeaders,
    signature: field('Signature'),
    payloadHash: payloadHash ?? 'UNSIGNED-PAYLOAD',
  }
}

/** An `x-amz-` header that nobody signed could have been added by anyone who holds a presigned address. */
function requireSigned(request: S3Request, claim: Claim): void {
  const unsigned = Object.keys(request.headers).filter(
    // A presigned address carries the payload's hash, if any, without signing it as a header: it is in the canonical request.
    (name) => name.startsWith('x-amz-') && name !== 'x-amz-content-sha256' && !claim.signedHeaders.includes(name),
  )
  if (unsigned.length > 0 || !claim.signedHeaders.includes('host'))
    throw new S3Error(
      'AccessDenied',
      `There were headers present in the request which were not signed: ${unsigned.join(', ') || 'host'}`,
    )
}

function canonicalRequest(request: S3Request, claim: Claim): string {
  const query = [...request.query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeStrictly(name)}=${encodeStrictly(value)}`)
    .sort()
  const headers = claim.signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`,
  )
  const path = encodePath(decodeURIComponent(request.path))
  return [
    request.method,
    path,
    query.join('&'),
    headers.join(''),
    claim.signedHeaders.join(';'),
    claim.payloadHash,
  ].join('\n')
}

function payloadProof({ payloadHash }: Claim, signer: ChunkSigner): PayloadProof {
  if (payloadHash === 'UNSIGNED-PAYLOAD') return { kind: 'unsigned' }
  if (payloadHash === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return { kind: 'chunked', trailer: true }
  if (payloadHash === 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD') return { kind: 'chunked', signer, trailer: false }
  if (payloadHash === 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER') return { kind: 'chunked', signer, trailer: true }
  if (/^[0-9a-f]{64}$/.test(payloadHash)) return { kind: 'whole', sha256: payloadHash }
  throw new S3Error(
    'InvalidArgument',
    'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-… or a valid sha256 value.',
  )
}

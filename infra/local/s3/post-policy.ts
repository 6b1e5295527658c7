import type { Credentials } from './request.ts'
import { S3Error } from './s3-error.ts'
import { checkSignature, readAmzDate, readCredential, signingKey } from './signing-key.ts'

/** A condition of a policy: on a field, or on the file's length. */
type Condition =
  | { operator: 'eq' | 'starts-with'; field: string; value: string }
  | { operator: 'content-length-range'; least: number; most: number }

export interface PostPolicy {
  expiration: Date
  conditions: Condition[]
}

/** Fields that no policy has to allow. @source S3 API, "POST Policy": conditions */
const exempt = new Set(['x-amz-signature', 'file', 'policy', 'awsaccesskeyid', 'signature'])

/**
 * Checks that the form's policy was signed by us; the signature covers the policy as sent.
 *
 * @source Signature Version 4 for S3, "Authenticating Requests in Browser-Based Uploads Using POST"
 * @throws {S3Error} `AccessDenied` without a policy, `InvalidArgument` when a field is missing, `SignatureDoesNotMatch`
 */
export function authenticatePost(
  fields: ReadonlyMap<string, string>,
  credentials: Credentials,
): { policy: PostPolicy; region: string } {
  const policy = fields.get('policy')
  if (policy === undefined) throw new S3Error('AccessDenied', 'Access Denied')
  const field = (name: string) => {
    const value = fields.get(name)
    if (value === undefined) throw new S3Error('InvalidArgument', `Bucket POST must contain a field named '${name}'.`)
    return value
  }
  if (field('x-amz-algorithm') !== 'AWS4-HMAC-SHA256')
    throw new S3Error('InvalidArgument', 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"')
  const scope = readCredential(field('x-amz-credential'), credentials, 'InvalidArgument')
  const date = field('x-amz-date')
  if (!readAmzDate(date) || !date.startsWith(scope.date))
    throw new S3Error('InvalidArgument', 'X-Amz-Date is not the credential’s')
  checkSignature(field('x-amz-signature'), signingKey(credentials.secretAccessKey, scope), policy)
  return { policy: readPolicy(policy), region: scope.region }
}

/** @throws {S3Error} `InvalidPolicyDocument` */
function readPolicy(encoded: string): PostPolicy {
  let document: unknown
  try {
    document = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'))
  } catch {
    throw invalid('Invalid JSON.')
  }
  if (!isRecord(document) || !Array.isArray(document['conditions'])) throw invalid('Policy missing conditions.')
  const expiration = document['expiration']
  const date = new Date(
    typeof expiration === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(expiration) ? expiration : Number.NaN,
  )
  if (Number.isNaN(date.getTime())) throw invalid('Policy missing or invalid expiration.')
  return { expiration: date, conditions: document['conditions'].flatMap(readCondition) }
}

function readCondition(condition: unknown): Condition[] {
  if (!Array.isArray(condition)) return readExactMatches(condition)
  const [operator, first, second] = condition.map((part: unknown) => (typeof part === 'string' ? part : Number(part)))
  const name = String(operator).toLowerCase()
  if (condition.length !== 3) throw invalid('A condition has three parts.')
  if (name === 'content-length-range') {
    const [least, most] = [Number(first), Number(second)]
    if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most) || least < 0)
      throw invalid('Invalid content-length-range.')
    return [{ operator: name, least, most }]
  }
  if (
    (name !== 'eq' && name !== 'starts-with') ||
    typeof first !== 'string' ||
    !first.startsWith('$') ||
    typeof second !== 'string'
  )
    throw invalid(`Invalid condition: ${JSON.stringify(condition)}.`)
  return [{ operator: name, field: first.slice(1).toLowerCase(), value: second }]
}

function readExactMatches(condition: unknown): Condition[] {
  if (!isRecord(condition)) throw invalid('A condition is an object or a list.')
  return Object.entries(condition).map(([name, value]) => {
    if (typeof value !== 'string') throw invalid(`Invalid value of ${name}.`)
    return { operator: 'eq', field: name.toLowerCase(), value }
  })
}

/**
 * Holds a form against its policy; the length is judged while the file is read.
 *
 * @param fields the form's fields, with `bucket` as addressed and `key` with the file's name in place
 * @throws {S3Error} `AccessDenied` when expired, when a condition fails, or when a field is not covered by any
 */
export function checkPolicy(policy: PostPolicy, fields: ReadonlyMap<string, string>, now: Date): void {
  if (policy.expiration.getTime() <= now.getTime()) throw denied('Policy expired.')
  const covered = new Set<string>()
  for (const condition of policy.conditions) {
    if (condition.operator === 'content-length-range') continue
    const { operator, field, value } = condition
    const given = fields.get(field)
    const holds = operator === 'eq' ? given === value : given?.startsWith(value)
    if (!holds) throw denied(`Policy Condition failed: ["${operator}", "$${field}", "${value}"]`)
    covered.add(field)
  }
  const extra = [...fields.keys()].filter(
    (name) => !covered.has(name) && !exempt.has(name) && name !== 'bucket' && !name.startsWith('x-ignore-'),
  )
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(', ')}`)
}

/** The lengths that all length conditions together allow. */
export function lengthLimits({ conditions }: PostPolicy): { least: number; most: number } {
  const ranges = conditions.filter((condition) => condition.operator === 'content-length-range')
  return {
    least: Math.max(0, ...ranges.map(({ least }) => least)),
    most: Math.min(Number.MAX_SAFE_INTEGER, ...ranges.map(({ most }) => most)),
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(detail: string): S3Error {
  return new S3Error('InvalidPolicyDocument', `Invalid Policy: ${detail}`)
}

function denied(detail: string): S3Error {
  return new S3Error('AccessDenied', `Invalid according to Policy: ${detail}`)
}

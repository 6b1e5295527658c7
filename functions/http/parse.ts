import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Route } from '../../shared/contract/route.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { issueWords, leftUnsaid } from './issue-words.ts'

const BODY_LIMIT = 1_000_000

/**
 * Everything the caller gave, as the route's input: path parameters with the query (GET) or the JSON body (others).
 *
 * @throws {Refusal} `malformed-request` naming the first field and what it must be; `not-json`; `body-too-large`
 */
export function parseInput(route: Route, event: APIGatewayProxyEventV2): unknown {
  const path = Object.fromEntries(
    Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, decode(value ?? '')]),
  )
  const given = route.method === 'GET' ? { ...event.queryStringParameters } : parseBody(event)
  const twice = Object.keys(path).find((name) => name in given)
  if (twice) throw new Refusal('malformed-request', { where: twice, why: 'stands in the path already' })
  const parsed = route.input.safeParse({ ...given, ...path }, leftUnsaid)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const keys = issue && 'keys' in issue ? issue.keys : []
  const [why, english] = issue ? issueWords(issue) : ['不合要求', 'is not legal']
  const facts = {
    where: [...(issue?.path ?? []), ...keys].join('.') || 'body',
    why,
    issues: parsed.error.issues.map(({ path: at, message, code }) => ({ where: at.join('.'), code, message })),
  }
  throw new Refusal('malformed-request', facts, { why: english })
}

function parseBody(event: APIGatewayProxyEventV2): Record<string, unknown> {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : (event.body ?? '')
  if (Buffer.byteLength(text) > BODY_LIMIT) throw new Refusal('body-too-large', { limit: BODY_LIMIT })
  if (text.trim() === '') return {}
  const value = parseJson(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new Refusal('malformed-request', { where: 'body', why: '应为 JSON 对象 (must be an object)' })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('not-json')
  }
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    throw new Refusal('malformed-request', { where: 'path', why: '编码有误 (bad percent-encoding)' })
  }
}

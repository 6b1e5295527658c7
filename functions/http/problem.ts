import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { isRefusal, Refusal } from '../../shared/kernel/refusal.ts'

/**
 * A refusal as an RFC 9457 problem document: `type` is the code of the closed list, `title` is Chinese, `detail` English,
 * and every fact stands as a field of its own. An unexpected error tells nothing but a trace number.
 */
export function problem(error: unknown, trace: string): APIGatewayProxyStructuredResultV2 {
  const refusal = isRefusal(error) ? error : new Refusal('internal-fault', { trace })
  const { code, status, zh, en, facts } = refusal
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify({ ...facts, type: code, status, title: zh, detail: en }),
  }
}

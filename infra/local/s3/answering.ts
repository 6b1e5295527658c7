import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { S3Answer } from './call.ts'
import type { S3Request } from './request.ts'
import { S3Error } from './s3-error.ts'
import { xml } from './xml.ts'

/** Browsers upload to this S3 from other origins; signatures, not origins, say who may. */
const crossOrigin = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Location, Content-Range, x-amz-version-id, x-amz-request-id, x-amz-delete-marker, x-amz-checksum-sha256, x-amz-checksum-crc32',
}

/** Answers a browser's question before it uploads. */
export function preflight(headers: Record<string, string>): S3Answer {
  return {
    status: 200,
    headers: {
      'access-control-allow-methods': 'GET, HEAD, PUT, POST, DELETE',
      'access-control-allow-headers': headers['access-control-request-headers'],
      'access-control-max-age': '3000',
      vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    },
  }
}

/** Sends an answer; bytes flow from disk as fast as the reader takes them. */
export async function send(
  response: ServerResponse,
  method: string,
  requestId: string,
  answer: S3Answer,
): Promise<void> {
  const { body } = answer
  const headers = { ...crossOrigin, 'x-amz-request-id': requestId, ...answer.headers }
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, headerText(value))
  response.statusCode = answer.status
  if (typeof body === 'string') {
    response.setHeader('content-type', 'application/xml')
    response.setHeader('content-length', Buffer.byteLength(body))
    response.end(method === 'HEAD' ? '' : body)
  } else if (body && body.last >= body.first) {
    await pipeline(body.file.createReadStream({ start: body.first, end: body.last }), response)
  } else {
    await body?.file.close()
    if (answer.status === 200 && method !== 'HEAD' && !response.hasHeader('content-length'))
      response.setHeader('content-length', 0)
    response.end()
  }
}

/** HTTP headers carry no text beyond Latin-1; S3 sends such values as RFC 2047 words. */
function headerText(value: string): string {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`
}

/** The error document of whatever went wrong; what is not a refusal is a fault of this server. */
export function errorAnswer(error: unknown, request: Pick<S3Request, 'id' | 'path'>): S3Answer {
  const refusal =
    error instanceof S3Error
      ? error
      : new S3Error('InternalError', 'We encountered an internal error. Please try again.')
  const { code, message, status, headers } = refusal
  const parts = [
    xml('Code', code),
    xml('Message', message),
    xml('Resource', request.path),
    xml('RequestId', request.id),
  ]
  return { status, headers, body: `<?xml version="1.0" encoding="UTF-8"?>\n${xml('Error', parts).xml}` }
}

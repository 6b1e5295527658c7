import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Engine } from './engine.ts'
import { answer, isOperation } from './operations.ts'
import { isServiceError, type Json, validationError } from './wire.ts'

const MAX_REQUEST_BYTES = 16 * 1024 * 1024

/** An HTTP server that speaks DynamoDB's and its streams' JSON protocol. Signatures are not checked. */
export function dynamoDbServer(engine: Engine): Server {
  const server = createServer((request, response) => {
    handle(engine, request)
      .catch(problem)
      .then(({ status, body }) => send(response, status, body))
      .catch((error: unknown) => response.destroy(error as Error))
  })
  // Clients keep connections for long; a server that closes an idle one first makes their next request fail.
  server.keepAliveTimeout = 10 * 60 * 1000
  return server
}

interface Answer {
  status: number
  body: Json
}

async function handle(engine: Engine, request: IncomingMessage): Promise<Answer> {
  const text = await bodyOf(request)
  if (text === undefined) return { status: 413, body: {} }
  const [, operation = ''] = String(request.headers['x-amz-target']).split('.')
  if (!isOperation(operation))
    return { status: 400, body: { __type: 'com.amazon.coral.service#UnknownOperationException', message: operation } }
  const body = parse(text)
  if (!body) return { status: 400, body: { __type: 'com.amazon.coral.service#SerializationException' } }
  return { status: 200, body: await answer(engine, operation, body) }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size <= MAX_REQUEST_BYTES) chunks.push(chunk as Buffer)
  }
  return size <= MAX_REQUEST_BYTES ? Buffer.concat(chunks).toString() : undefined
}

function parse(text: string): Json | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : undefined
  } catch {
    return undefined
  }
}

function problem(error: unknown): Answer {
  if (isServiceError(error)) return { status: error.statusCode, body: error.body }
  if (error instanceof RangeError) return problem(validationError('Nesting Levels have exceeded supported limits'))
  if (!(error instanceof Error && 'code' in error && error.code === 'ECONNRESET')) console.error('[dynamodb]', error)
  return {
    status: 500,
    body: { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: String(error) },
  }
}

function send(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
  response.end(JSON.stringify(body))
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { errorAnswer, preflight, send } from './answering.ts'
import type { S3Answer, S3Server } from './call.ts'
import { EventDelivery, type Listener } from './events.ts'
import { openStore, sweep } from './open-store.ts'
import { postObject } from './post-object.ts'
import { type Credentials, readRequest, type S3Request, withQueryHeaders } from './request.ts'
import { findOperation } from './router.ts'
import { S3Error } from './s3-error.ts'
import { authenticate } from './signature.ts'
import { Uploads } from './uploads.ts'

export interface S3Options {
  /** Where everything is kept; made when missing. One running S3 a folder. */
  directory: string
  /** 0 or nothing: any free one. */
  port?: number
  credentials: Credentials
  /** Told of each stored object at least once, across crashes; asked again, later and later, while it rejects. */
  onObjectCreated?: Listener
  now?: () => Date
}

export interface RunningS3 {
  endpoint: string
  /** Takes no more requests, finishes those under way and the listeners that run. */
  stop(): Promise<void>
}

/** How long a client may go on sending after it was refused, so that it can still read why. */
const refusedUploadMs = 5000
const longestUploadMs = 3_600_000

/**
 * Starts a small S3 for one machine, on 127.0.0.1. It keeps what it acknowledged through any crash, and enforces signatures,
 * policies, conditions, versions and Object Lock as S3 does; what it does not do, it refuses with `NotImplemented`.
 */
export async function startS3(options: S3Options): Promise<RunningS3> {
  const store = await openStore(options.directory)
  const uploads = new Uploads(store)
  const events = options.onObjectCreated && new EventDelivery(store, options.onObjectCreated)
  const partBlobs = await uploads.load()
  await events?.resume(store)
  await sweep(store, partBlobs)
  const s3: S3Server = { store, uploads, events }
  const now = options.now ?? (() => new Date())
  const http = createServer({ requestTimeout: longestUploadMs }, (message, response) => {
    void serve(message, response, (request) => answer(s3, request, options.credentials, now()))
  })
  const port = await listen(http, options.port ?? 0)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      await close(http)
      await events?.stop()
    },
  }
}

async function answer(s3: S3Server, request: S3Request, credentials: Credentials, now: Date): Promise<S3Answer> {
  if (request.method === 'OPTIONS') return preflight(request.headers)
  const isForm = /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')
  if (request.method === 'POST' && request.key === '' && isForm)
    return postObject({ server: s3, request, credentials, now })
  const caller = authenticate(request, credentials, now)
  const asked = withQueryHeaders(request)
  return findOperation(asked)({ server: s3, request: asked, caller, now })
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  answerTo: (request: S3Request) => Promise<S3Answer>,
): Promise<void> {
  const id = { id: '', path: message.url ?? '' }
  const method = message.method ?? ''
  try {
    const request = readRequest(message)
    id.id = request.id
    await send(response, method, id.id, await answerTo(request))
  } catch (error) {
    if (response.headersSent || (message.destroyed && !message.complete)) return void response.destroy()
    if (!(error instanceof S3Error)) console.error('s3:', error)
    if (!message.complete) response.setHeader('connection', 'close')
    await send(response, method, id.id, errorAnswer(error, id))
  }
  drain(message)
}

function drain(message: IncomingMessage): void {
  if (message.complete) return
  message.resume()
  const timer = setTimeout(() => message.destroy(), refusedUploadMs)
  message.once('close', () => clearTimeout(timer))
}

async function listen(http: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', resolve)
  })
  const address = http.address()
  return typeof address === 'object' && address ? address.port : port
}

async function close(http: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()))
  http.closeIdleConnections()
  await closed
}

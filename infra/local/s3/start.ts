import { mkdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { errorAnswer, preflight, send } from './answering.ts'
import type { S3Answer, S3Server } from './call.ts'
import { claimDirectory } from './directory-claim.ts'
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
  /** Takes no more requests, gives those under way five seconds, and waits for the listeners that run. */
  stop(): Promise<void>
}

/** How long a client may go on sending after it was refused, so that it can still read why. */
const refusedUploadMs = 5000
const longestUploadMs = 3_600_000
/** How long requests under way may go on after a stop. */
const stopMs = 5000

/**
 * Starts a small S3 for one machine, on 127.0.0.1. It keeps what it acknowledged through any crash, and enforces signatures,
 * policies, conditions, versions and Object Lock as S3 does; what it does not do, it refuses with `NotImplemented`.
 */
export async function startS3(options: S3Options): Promise<RunningS3> {
  await mkdir(options.directory, { recursive: true })
  const release = await claimDirectory(options.directory)
  try {
    return await run(options, release)
  } catch (error) {
    await release()
    throw error
  }
}

async function run(options: S3Options, release: () => Promise<void>): Promise<RunningS3> {
  const store = await openStore(options.directory)
  const uploads = new Uploads(store)
  const events = options.onObjectCreated && new EventDelivery(store, options.onObjectCreated)
  const partBlobs = await uploads.load()
  const s3: S3Server = { store, uploads, events }
  const now = options.now ?? (() => new Date())
  const http = createServer({ requestTimeout: longestUploadMs }, (message, response) => {
    const answerTo = async (request: S3Request) => answer(await ready, request, options.credentials, now())
    serve(message, response, answerTo).catch(() => response.destroy())
  })
  // The port first: listeners may read what they are told of, and a port in use must leave everything as it was.
  const port = await listen(http, options.port ?? 0)
  const ready = recover(s3, partBlobs)
  await ready.catch(async (error: unknown) => {
    await close(http)
    throw error
  })
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      await close(http)
      await events?.stop()
      await release()
    },
  }
}

async function recover(s3: S3Server, partBlobs: string[]): Promise<S3Server> {
  await s3.events?.resume(s3.store)
  await sweep(s3.store, partBlobs)
  return s3
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
    for (const name of response.getHeaderNames()) if (name !== 'connection') response.removeHeader(name)
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
  const patience = setTimeout(() => http.closeAllConnections(), stopMs)
  await closed
  clearTimeout(patience)
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { apiPrefix } from '../../shared/contract/route.ts'
import { securityHeaders } from '../../shared/contract/site-headers.ts'
import { fileKey } from '../../shared/contract/site-paths.ts'
import { instantOf } from '../../shared/kernel/days.ts'
import { pathAndQuery } from './api-event.ts'
import { mailboxPage } from './mailbox-page.ts'
import type { Platform } from './platform.ts'
import { bucketOf } from './resources.ts'
import type { Schedules } from './schedules.ts'
import { sampleSubject } from './seed/people.ts'
import { bodyOf } from './side-door.ts'

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

interface Behind {
  readonly platform: Platform
  readonly schedules: Schedules
  readonly s3: S3Client
}

/** One HTTP server in front of the platform: `/api` as API Gateway, `/local/…` for this machine's own desk, the rest the public site. */
export async function startHost(
  platform: Platform,
  schedules: Schedules,
  port: number,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const s3 = new S3Client()
  const server = createServer((request, response) => {
    void reply({ platform, schedules, s3 }, request).then(
      (answer) => write(response, request.method ?? 'GET', answer),
      (error: unknown) => {
        console.error('[host]', error)
        write(response, 'GET', text(500, '本机服务出错，请看终端。'))
      },
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `http://127.0.0.1:${bound}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function reply({ platform, schedules, s3 }: Behind, request: IncomingMessage): Promise<Reply> {
  const { pathname, query } = pathAndQuery(request.url ?? '/')
  const searchParams = new URLSearchParams(query)
  if (pathname.startsWith(`${apiPrefix}/`)) return api(platform, request)
  if (pathname === '/local/mailbox') return page(mailboxPage(await platform.mailbox.all(), platform.clock.now()))
  if (pathname === '/local/token') return token(platform, searchParams.get('person') ?? '')
  if (pathname === '/local/clock' && request.method === 'POST')
    return moveClock(schedules, searchParams.get('to') ?? '')
  if (pathname === '/local/clock') return text(200, platform.clock.now().toISOString())
  return site(s3, pathname)
}

async function api(platform: Platform, request: IncomingMessage): Promise<Reply> {
  const body = await bodyOf(request)
  const answer = await platform.request({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    ...(body ? { body } : {}),
  })
  return {
    status: answer.statusCode ?? 200,
    headers: answer.headers as Record<string, string>,
    body: answer.body ?? '',
  }
}

/** The site bucket, served as CloudFront does: a folder answers with its index page, what is not there with the site's own page. */
async function site(s3: S3Client, pathname: string): Promise<Reply> {
  const path = decoded(pathname)?.slice(1)
  if (path === undefined) return noPage(s3)
  const key = path === '' || path.endsWith('/') ? `${path}index.html` : path
  return (await fileAt(s3, key, 200)) ?? (await folderAt(s3, path)) ?? noPage(s3)
}

/** A folder named without its slash: relative links would lead astray. */
async function folderAt(s3: S3Client, path: string): Promise<Reply | undefined> {
  if (path === '' || path.endsWith('/') || !(await fileAt(s3, `${path}/index.html`, 200))) return undefined
  return { ...text(301, ''), headers: { location: `/${encodeURI(path)}/` } }
}

async function fileAt(s3: S3Client, key: string, status: number): Promise<Reply | undefined> {
  try {
    const object = await s3.send(new GetObjectCommand({ Bucket: bucketOf('site'), Key: key }))
    const headers = {
      'content-type': object.ContentType ?? 'application/octet-stream',
      ...securityHeaders(key),
      ...(object.CacheControl ? { 'cache-control': object.CacheControl } : {}),
    }
    return { status, headers, body: (await object.Body?.transformToByteArray()) ?? '' }
  } catch (error) {
    const missing = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404
    if (!missing) throw error
    return undefined
  }
}

/** Undefined when the percent-encoding is broken. */
function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}

async function noPage(s3: S3Client): Promise<Reply> {
  return (await fileAt(s3, fileKey('notFound'), 404)) ?? text(404, '没有这个页面。No such page.')
}

async function token(platform: Platform, person: string): Promise<Reply> {
  return text(200, await platform.issuer.mint(sampleSubject(person), platform.clock.now()))
}

/** `to` is a day or an instant. */
async function moveClock(schedules: Schedules, to: string): Promise<Reply> {
  const target = /^\d{4}-\d{2}-\d{2}$/.test(to) ? instantOf(to, 9) : new Date(to)
  if (Number.isNaN(target.getTime())) return text(400, `不是日期：${to}。例：/local/clock?to=2022-09-28`)
  const ticks = await schedules.travel(target)
  return text(200, `时钟已拨到 ${target.toISOString()}，途中定时任务运行 ${ticks} 次。`)
}

function text(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }, body }
}

function page(body: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body }
}

function write(response: ServerResponse, method: string, { status, headers, body }: Reply): void {
  response.writeHead(status, headers)
  response.end(method === 'HEAD' ? undefined : body)
}

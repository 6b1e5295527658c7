import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ReadBucket } from '../../functions/stores/object-store.ts'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
}

export interface Served {
  readonly url: string
  stop(): Promise<void>
}

/** The public bucket over HTTP on loopback, key by key, as any web server would serve it; a missing key is 404. */
export async function serveSite(bucket: ReadBucket): Promise<Served> {
  const server = createServer((request, response) => {
    const key = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname.slice(1))
    bucket.get(key).then(
      (bytes) => {
        response.writeHead(bytes ? 200 : 404, { 'content-type': types[key.split('.').at(-1) ?? ''] ?? 'text/plain' })
        response.end(bytes)
      },
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

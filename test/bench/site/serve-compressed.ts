import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

export type Files = ReadonlyMap<string, { readonly type: string; readonly body: Uint8Array }>

/** Files over HTTP on loopback, texts compressed as any web server would, and kept by the browser. */
export async function serveCompressed(files: Files): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname.slice(1))
    const file = files.get(path === '' || path.endsWith('/') ? `${path}index.html` : path)
    if (!file) {
      response.writeHead(404).end()
      return
    }
    const isText = !/^(image\/jpeg|font)/.test(file.type)
    const headers = { 'content-type': file.type, 'cache-control': 'max-age=60' }
    response.writeHead(200, isText ? { ...headers, 'content-encoding': 'gzip' } : headers)
    response.end(isText ? gzipSync(file.body) : file.body)
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

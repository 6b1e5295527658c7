import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Issuer } from './issuer.ts'
import type { Mailbox } from './mailbox.ts'

/** What the platform's code reaches over the network besides DynamoDB and S3: the issuer's keys and SNS. */
export async function startSideDoor(
  issuer: Issuer,
  box: Mailbox,
): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(request).then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  const answer = async (request: IncomingMessage) => {
    if (request.url === '/jwks.json') return { type: 'application/json', body: JSON.stringify(issuer.keys) }
    return { type: 'text/xml', body: await box.publish(await bodyOf(request)) }
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

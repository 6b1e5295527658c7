import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Issuer } from './issuer.ts'
import type { Mailbox } from './mailbox.ts'

/** What the platform's code reaches over the network besides DynamoDB and S3: the issuer's keys, SNS, and SSM's parameters. */
export async function startSideDoor(
  issuer: Issuer,
  box: Mailbox,
  directory: string,
): Promise<{ endpoint: string; stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    void answer(request).then(
      ({ type, body, status = 200 }: Answer) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    if (request.headers['x-amz-target'] === 'AmazonSSM.GetParameter') return parameter(directory, await bodyOf(request))
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

interface Answer {
  readonly type: string
  readonly body: string
  readonly status?: number
}

/** Parameters of this machine: `parameters.json` in its folder, name → value. */
async function parameter(directory: string, asked: string): Promise<Answer> {
  const { Name } = JSON.parse(asked) as { Name: string }
  const kept = await readFile(join(directory, 'parameters.json'), 'utf8').catch(() => '{}')
  const Value = (JSON.parse(kept) as Record<string, string>)[Name]
  const type = 'application/x-amz-json-1.1'
  if (Value === undefined) return { type, status: 400, body: JSON.stringify({ __type: 'ParameterNotFound' }) }
  return { type, body: JSON.stringify({ Parameter: { Name, Value, Type: 'SecureString' } }) }
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

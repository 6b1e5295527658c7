import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly url: URL
  readonly body: Record<string, unknown>
}

/** A robot's server on loopback: keeps what it was asked and answers as told, one answer after the other, the last for ever. */
export interface RobotServer {
  readonly url: string
  readonly asked: Asked[]
  answers: ((response: ServerResponse) => void)[]
  readonly stop: () => Promise<void>
}

export const says = (status: number, body: unknown) => (response: ServerResponse) => {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(typeof body === 'string' ? body : JSON.stringify(body))
}

export const hangs = () => () => undefined

export const hangsUp = () => (response: ServerResponse) => {
  response.socket?.destroy()
}

export async function robotServer(): Promise<RobotServer> {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      asked.push({ url: new URL(request.url ?? '/', 'http://robot.invalid'), body: JSON.parse(text) as Asked['body'] })
      const answer = robot.answers.length > 1 ? robot.answers.shift() : robot.answers[0]
      answer?.(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const robot: RobotServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=very-secret`,
    asked,
    answers: [],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return robot
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

import { type AddressInfo, createServer } from 'node:net'

/** A mail server on loopback that speaks enough SMTP, answers `RCPT` as told and keeps what was said to it. */
export interface MailServer {
  readonly port: number
  readonly said: string[]
  readonly stop: () => void
}

export async function mailServer(recipient = '250 ok'): Promise<MailServer> {
  const said: string[] = []
  const server = createServer((socket) => {
    let inData = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 mail.invalid')
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        said.push(line)
        if (inData && line === '.') {
          inData = false
          say('250 taken')
        } else if (inData) continue
        else if (/^data/i.test(line)) {
          inData = true
          say('354 go on')
        } else if (/^rcpt/i.test(line)) say(recipient)
        else if (/^quit/i.test(line)) socket.end('221 bye\r\n')
        else say('250 ok')
      }
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port, said, stop: () => server.close() }
}

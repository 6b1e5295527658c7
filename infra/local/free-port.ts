import { createServer } from 'node:net'

/**
 * The port itself, or a free one for 0.
 *
 * @throws {Error} in Chinese and English, naming the port, when nothing can listen there
 */
export async function requirePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new Error(cannotListen(port, error))))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      const bound = typeof address === 'object' && address ? address.port : port
      probe.close(() => resolve(bound))
    })
  })
}

function cannotListen(port: number, { code, message }: NodeJS.ErrnoException): string {
  const taken = code === 'EADDRINUSE'
  const other = `npm start -- --port ${port >= 1024 && port < 65_535 ? port + 1 : 8091}`
  return `端口 ${port} ${taken ? '已被其他程序占用' : `不能使用（${message}）`}。请换一个：${other}
Port ${port} ${taken ? 'is taken by another program' : `cannot be used (${message})`}. Use another: ${other}`
}

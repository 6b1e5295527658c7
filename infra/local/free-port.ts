import { createServer } from 'node:net'

/** @throws {Error} naming the port, when another program listens there */
export async function requirePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? '已被其他程序占用 (taken by another program)' : error.message
      reject(new Error(`端口 ${port} ${why}。请换一个：npm start -- --port ${port === 0 ? 4000 : port + 1}`))
    })
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      const bound = typeof address === 'object' && address ? address.port : port
      probe.close(() => resolve(bound))
    })
  })
}

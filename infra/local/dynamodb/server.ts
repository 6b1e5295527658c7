import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openEngine } from './engine.ts'
import { dynamoDbServer } from './http.ts'
import { trimStreams } from './streams.ts'
import { sweepExpired } from './time-to-live.ts'
import { forgetTokens } from './transact-write.ts'

// The child process that `start.ts` runs: node server.ts DIRECTORY PORT (0 = any). It tells its parent the port, and ends when
// told to or when the parent is gone, however the parent went: the channel between them then closes.

const [directory = '.', port = '0'] = process.argv.slice(2)

process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole group of processes: the parent may still have something to store.
process.on('SIGINT', () => undefined)

const engine = await openEngine(directory).catch(giveUp)
const server = dynamoDbServer(engine)
const address = await listen(server, Number(port), Date.now() + 3000).catch(giveUp)

repeat(1000, () => sweepExpired(engine))
repeat(60_000, async () => {
  await forgetTokens(engine)
  await trimStreams(engine)
})

process.on('message', () => {
  server.close()
  server.closeAllConnections()
  void engine.exclusively(() => engine.db.close()).finally(() => process.exit(0))
})

process.send?.({ port: address.port })

function giveUp(error: Error & { cause?: Error }): never {
  process.send?.({ problem: error.cause?.message ?? error.message })
  process.exit(1)
}

/** Listens on the loopback address; waits for an earlier process to give the port up. */
async function listen(http: Server, wanted: number, deadline: number): Promise<AddressInfo> {
  for (;;) {
    try {
      http.listen(wanted, '127.0.0.1')
      await once(http, 'listening')
      return http.address() as AddressInfo
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** Runs a chore again and again, each time after the last has ended. */
function repeat(milliseconds: number, chore: () => Promise<void>): void {
  setTimeout(() => {
    chore()
      .catch((error: unknown) => console.error('[dynamodb]', error))
      .finally(() => repeat(milliseconds, chore))
  }, milliseconds)
}

import { type ChildProcess, fork } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export interface DynamoDb {
  /** `http://127.0.0.1:PORT`; any credentials do. */
  endpoint: string
  stop(): Promise<void>
  /** Process id of the engine that runs now; another one after it died and was started again. */
  pid(): number
}

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url))
const MAX_PAUSE = 2000

/**
 * Runs the embedded DynamoDB (tables, transactions, streams, expiry) in a process of its own on 127.0.0.1. What it has
 * acknowledged is on disk. When it dies it is started again on the same port; when the caller dies, it ends too.
 *
 * @param options.directory where the data is kept; created when absent
 * @param options.port a free one when absent
 * @throws when it does not come up: the folder or the port is taken by another process
 */
export async function startDynamoDb(options: { directory: string; port?: number }): Promise<DynamoDb> {
  await mkdir(options.directory, { recursive: true })
  let child = spawn(options.directory, options.port ?? 0)
  const port = await ready(child)
  let stopping = false

  const watch = () => child.once('exit', () => void restart(20))
  const restart = async (pause: number): Promise<void> => {
    if (stopping) return
    child = spawn(options.directory, port)
    try {
      await ready(child)
      watch()
    } catch (error) {
      console.error('[dynamodb] did not come up again:', error)
      setTimeout(() => void restart(Math.min(pause * 2, MAX_PAUSE)), pause)
    }
  }
  watch()

  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: () => child.pid ?? 0,
    stop: async () => {
      stopping = true
      await end(child)
    },
  }
}

function spawn(directory: string, port: number): ChildProcess {
  const { NODE_OPTIONS: _ofParent, ...env } = process.env
  return fork(SERVER, [directory, String(port)], { env, execArgv: [] })
}

function ready(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      const { port, problem } = message as { port?: number; problem?: string }
      if (port) resolve(port)
      else reject(new Error(`embedded DynamoDB cannot start: ${problem}`))
    })
    child.once('exit', (code, signal) => reject(new Error(`embedded DynamoDB ended at its start (${signal ?? code})`)))
    child.once('error', reject)
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const impatience = setTimeout(() => child.kill('SIGKILL'), 5000)
  if (child.connected) child.send('stop')
  await ended
  clearTimeout(impatience)
}

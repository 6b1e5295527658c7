import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { type ApiClient, apiClient } from '../../infra/local/api-client.ts'

/** `npm start -- --empty` as a process group of its own, that a test can kill. */
export class StartedPlatform {
  readonly url: string
  readonly api: ApiClient
  private readonly child: ChildProcess
  /** All that it printed. */
  said = ''

  constructor(directory: string, port: number) {
    this.url = `http://127.0.0.1:${port}`
    this.api = apiClient(this.url)
    const { NODE_OPTIONS: _ofTests, ...env } = process.env
    const args = ['infra/local/start.ts', '--empty', '--port', String(port), '--data', directory]
    this.child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.said += chunk.toString()
      })
    }
  }

  /** @throws {Error} with what it said, when it ends instead of answering */
  async ready(): Promise<this> {
    while (!this.said.includes('明抽已启动')) {
      if (this.child.exitCode !== null) throw new Error(`it ended (${this.child.exitCode}):\n${this.said}`)
      await pause(10)
    }
    return this
  }

  /** Tokens of a person, for many calls. */
  async token(person: string): Promise<string> {
    return (await fetch(`${this.url}/local/token?person=${person}`)).text()
  }

  /** As its user ends it: what it has compiled is then kept for the starts to come, where NODE_COMPILE_CACHE says. */
  async end(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGTERM')
    await ended
  }

  /** SIGKILL to the whole group, or to `npm start`'s process alone, whose engine must then end by itself. */
  async kill(what: 'group' | 'process'): Promise<void> {
    const { pid = 0, exitCode, signalCode } = this.child
    if (exitCode !== null || signalCode !== null) return
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    process.kill(what === 'group' ? -pid : pid, 'SIGKILL')
    await ended
  }
}

/**
 * Waits for something that comes about behind the requests.
 *
 * @throws {Error} with what the platform said, when it does not within 30 seconds
 */
export async function eventually<T>(platform: StartedPlatform, look: () => Promise<T | undefined | false>): Promise<T> {
  const until = performance.now() + 30_000
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > until) throw new Error(`it did not come about:\n${platform.said}`)
    await pause(50)
  }
}

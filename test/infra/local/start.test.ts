import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let taken: Server
let port: number
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mingchou-start-'))
  taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  port = (taken.address() as { port: number }).port
})
afterAll(async () => {
  taken.close()
  await rm(directory, { recursive: true, force: true })
})

/** `npm start` with these arguments, for as long as it lasts. */
function start(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['infra/local/start.ts', '--data', join(directory, 'data'), ...args])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  }
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })))
}

describe('npm start', () => {
  it('says in both languages that the port is taken, which other to use, and ends', async () => {
    const { code, said } = await start('--port', String(port))

    expect(code).toBe(1)
    expect(said).toContain(`端口 ${port} 已被其他程序占用`)
    expect(said).toContain(`Port ${port} is taken by another program. Use another: npm start -- --port `)
    expect(said).not.toMatch(/^\s+at /m)
    expect(await readdir(directory)).toEqual([])
  })

  it.each(['abc', '-1', '70000', '80.5', ''])('says that "%s" is no port, and ends', async (wrong) => {
    const { code, said } = await start(`--port=${wrong}`)

    expect(code).toBe(1)
    expect(said).toContain('不是端口号')
    expect(said).toContain('is not a port')
    expect(said).not.toMatch(/^\s+at /m)
  })

  it('names an option that it does not know, and ends', async () => {
    const { code, said } = await start('--prot', '8090')

    expect(code).toBe(1)
    expect(said).toContain('--prot')
    expect(said).not.toMatch(/^\s+at /m)
  })
})

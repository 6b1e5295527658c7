import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleServices } from '../../../infra/aws/bundle.ts'
import { seedPhoto } from '../../../infra/local/seed/photos.ts'
import { photoKey } from '../../../shared/contract/object-keys.ts'
import { heic } from '../../domain/inspection/pictures.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { declaration, dispatched, registerOfficers, stored, visitTime } from '../inspecting/samples.ts'

let p: TestPlatform
/** Somewhere without this repository's `node_modules` above it. */
let folder: string
/** While the deployed handler works, the one in this process records nothing. */
let isDeployedAtWork = true

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingchou-deployed-'))
  await bundleServices(folder, ['photographing'])
  p = await platform({
    now: visitTime,
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        transact: async (items, token) => {
          const settles = items.some(({ put }) => String(put?.row['type']).match(/^photo\.(?:accepted|refused)$/))
          if (settles && isDeployedAtWork) throw new Error('the deployed handler is at work')
          return ports.table.transact(items, token)
        },
      },
    }),
  })
  await registerOfficers(p)
})
afterAll(async () => {
  isDeployedAtWork = false
  await p.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Runs the bundle's own handler in a process of its own, with the environment that Lambda gives. */
async function invoke(key: string): Promise<{ code: number | null; stderr: string }> {
  const event = { Records: [{ s3: { bucket: { name: 'quarantine' }, object: { key, size: 1 } } }] }
  const script = join(folder, 'invoke.mjs')
  await writeFile(
    script,
    `import { handler } from './photographing/index.mjs'
    console.info = () => {}
    await handler(${JSON.stringify(event)}, { awsRequestId: 'trace' })
    process.exit(0) // Lambda freezes what is idle here: connections kept open, the codec's threads.`,
  )
  const child = spawn(process.execPath, [script], { cwd: folder, env: process.env })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, stderr })))
}

it.each([
  ['JPEG', seedPhoto(2001), 'image/jpeg', { width: 640, height: 480 }],
  ['HEIC', heic(), 'image/heic', { width: 160, height: 120 }],
] as const)(
  'the deployed check decodes a %s with what lies beside its bundle alone',
  async (_, bytes, type, dimensions) => {
    const { id } = await dispatched(p)
    const { body } = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(bytes, type) })
    const key = photoKey(p.department, id, body.photo.id)
    await p.bucket('quarantine').put(key, bytes, { type })

    const ended = await invoke(key)

    expect(ended).toEqual({ code: 0, stderr: '' })
    expect((await stored(p, id)).photos).toMatchObject([
      { state: 'accepted', dimensions, derivative: { web: dimensions } },
    ])
  },
)

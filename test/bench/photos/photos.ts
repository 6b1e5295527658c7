import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import type { Row } from '../measure.ts'
import type { Figures } from './one-check.ts'

const WIDTH = 4000
const HEIGHT = 3000
const MOST_SECONDS = 1.5
const MOST_MEGABYTES = 512

/**
 * The check of a photo of 12 megapixels, beside the same pictures made by plain sharp: each in a process of its own, so
 * that its memory is its own.
 */
export async function rows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mingchou-photos-'))
  try {
    const scene = await noisyScene()
    const [jpeg, progressive] = await Promise.all([
      scene().jpeg({ quality: 92 }).toBuffer(),
      scene().jpeg({ quality: 92, progressive: true }).toBuffer(),
    ])
    return [...(await compare(folder, 'JPEG', jpeg)), ...(await compare(folder, 'progressive JPEG', progressive))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function compare(folder: string, name: string, bytes: Buffer): Promise<Row[]> {
  const path = join(folder, name.replaceAll(' ', '-'))
  await writeFile(path, bytes)
  const ours = await run('ours', path)
  const peer = await run('sharp', path)
  const work = `check of a ${WIDTH * HEIGHT * 1e-6}-megapixel ${name} (${(bytes.length / 1e6).toFixed(1)} MB)`
  const timed = { name: 'check', runs: 1, of: 'clock' } as const
  return [
    {
      work: `${work}, processor`,
      ours: { ...timed, ms: ours.core, of: 'core' },
      peer: { name: 'plain sharp, nothing checked', ms: peer.core, runs: 1, of: 'core' },
      measured: ours.core / peer.core,
      unit: '× time',
      goal: null,
      note: `on the clock ${Math.round(ours.warm)} ms against ${Math.round(peer.warm)} ms, the median of seven`,
    },
    {
      work: `${work}, the first after a cold start`,
      ours: { ...timed, ms: ours.cold },
      peer: { name: 'plain sharp, nothing checked', ms: peer.cold, runs: 1, of: 'clock' },
      measured: ours.cold / 1000,
      unit: 's',
      goal: { most: MOST_SECONDS },
      note: `${Math.round(ours.coldCore)} ms of processor, to load the codec and draw`,
    },
    {
      work: `${work}, memory of the process`,
      ours: { ...timed, ms: ours.warm },
      peer: null,
      measured: ours.peak,
      unit: 'MB',
      goal: { most: MOST_MEGABYTES },
      note: `plain sharp takes ${Math.round(peer.peak)} MB`,
    },
  ]
}

async function run(what: string, path: string): Promise<Figures> {
  const script = join(import.meta.dirname, 'one-check.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, what, path])
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures
}

/** As many details of each size as a photo has: noise at five scales, the same in every run. */
async function noisyScene(): Promise<() => ReturnType<typeof sharp>> {
  const whole = { width: WIDTH, height: HEIGHT, kernel: 'cubic', fit: 'fill' } as const
  const next = numbers()
  const scene = new Float32Array(WIDTH * HEIGHT * 3)
  for (const [width, height, share] of [
    [8, 6, 0.45],
    [40, 30, 0.25],
    [200, 150, 0.15],
    [1000, 750, 0.1],
    [WIDTH, HEIGHT, 0.05],
  ] as const) {
    const noise = Buffer.from(Uint8Array.from({ length: width * height * 3 }, next))
    const wide = await sharp(noise, { raw: { width, height, channels: 3 } })
      .resize(whole)
      .raw()
      .toBuffer()
    for (const [at, value] of wide.entries()) scene[at] = (scene[at] ?? 0) + value * share
  }
  const pixels = Uint8Array.from(scene)
  return () => sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
}

function numbers(): () => number {
  let state = 12_345
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state >>> 24
  }
}

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { renditionSides } from '../../../shared/domain/inspection/derivative.ts'
import type { Photo } from '../../../shared/domain/inspection/photo.ts'
import { printSide } from '../../../shared/domain/inspection/picture-print.ts'
import { median } from '../measure.ts'

/** One photo checked again and again in a process of its own: `node one-check.ts ours|sharp FILE`. */
export interface Figures {
  /** Milliseconds on the clock until the first photo is done, the codec's start included. */
  readonly cold: number
  /** Milliseconds of processor meanwhile, all threads together. */
  readonly coldCore: number
  /** Milliseconds on the clock for each one after it, the median. */
  readonly warm: number
  /** Milliseconds of processor for each one after it, all threads together, the median. */
  readonly core: number
  /** Peak of resident memory, in megabytes. */
  readonly peak: number
}

const WARM = 7

const [what = '', path = ''] = process.argv.slice(2)
const bytes = await readFile(path)
const works: Record<string, () => Promise<() => Promise<unknown>>> = { ours, sharp: plainSharp }

const unstarted = process.cpuUsage()
const started = performance.now()
const check = await works[what]?.()
if (!check) throw new Error(`there is no ${what}`)
await check()
const cold = performance.now() - started
const coldCore = coreSince(unstarted)
const clocks: number[] = []
const cores: number[] = []
for (let run = 0; run < WARM; run++) {
  const before = process.cpuUsage()
  const start = performance.now()
  await check()
  clocks.push(performance.now() - start)
  cores.push(coreSince(before))
}
const figures: Figures = {
  cold,
  coldCore,
  warm: median(clocks),
  core: median(cores),
  peak: process.resourceUsage().maxRSS / 1000,
}
console.log(JSON.stringify(figures))

function coreSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Everything that the check asks of a photo by itself: hash, structure, metadata, two pictures for the public, a print. */
async function ours(): Promise<() => Promise<unknown>> {
  const { examinePhoto } = await import('../../../functions/photographing/examine-photo.ts')
  const photo: Photo = {
    id: 'bench',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    type: 'image/jpeg',
    declaredBy: 'bench',
    declaredAt: new Date(0).toISOString(),
    state: 'declared',
  }
  return async () => {
    const examined = await examinePhoto(photo, bytes)
    if ('why' in examined) throw new Error(examined.why.en)
  }
}

/** The same pictures by sharp with its native libvips, one thread; nothing is checked, hashed or read beside. */
async function plainSharp(): Promise<() => Promise<unknown>> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  const within = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const
  return async () => {
    const web = await sharp(bytes, { failOn: 'truncated' })
      .autoOrient()
      .resize(within(renditionSides.web))
      .jpeg({ quality: 80, progressive: true })
      .toBuffer()
    const small = sharp(web).resize(within(renditionSides.thumbnail))
    await small.clone().jpeg({ quality: 75, progressive: true }).toBuffer()
    await small.clone().greyscale().resize(printSide, printSide, { fit: 'fill' }).raw().toBuffer()
  }
}

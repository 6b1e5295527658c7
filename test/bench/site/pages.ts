import type { Browser } from 'playwright-core'
import { type PageKind, pageKey } from '../../../shared/contract/site-paths.ts'
import { missingBrowser, startBrowser } from '../../browser/browser.ts'
import { type Cycle, publishedCycle, rebuilt } from '../../functions/publishing/world.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import type { Findings, Row } from '../measure.ts'
import { type Loading, line, loading } from './loading.ts'
import { peerFiles, peerPage, peerVersion } from './peer-page.ts'
import { type Files, serveCompressed } from './serve-compressed.ts'

/** Pages of every kind of the seed's site, loaded by a slow phone, beside a page of a well-known government design system. */
export async function measurePages(): Promise<Findings> {
  const work = 'loading the pages of the site'
  const chromium = await startBrowser()
  if (!chromium) return { rows: [], leftOut: [{ work, peer: 'all of it', why: missingBrowser }] }
  console.info = () => undefined
  const p = await platform()
  try {
    const cycle = await publishedCycle(p)
    await rebuilt(p)
    const ours = await loadAll(chromium, await filesOf(p), addresses(p, cycle))
    const peer = (await loadAll(chromium, peerFiles(), [peerPage])).get(peerPage) as Loading
    return { rows: rowsOf(ours, peer), leftOut: [] }
  } finally {
    await p.stop()
    await chromium.close()
  }
}

/** The address of one page of each kind, by its key; kinds that need a larger site are left to the rebuild. */
function addresses(p: TestPlatform, { drawId, published, inspections }: Cycle): string[] {
  const ids: { readonly [K in PageKind]?: string } = {
    plan: '2022',
    task: '2022-1',
    tasksYear: '2022',
    draw: drawId,
    drawsYear: '2022',
    result: published[1] ?? '',
    target: inspections[0]?.targetId ?? '',
    indicatorYear: '2022',
  }
  const plain: PageKind[] = ['home', 'department', 'items', 'plans', 'tasks', 'draws', 'results', 'indicators']
  const more: PageKind[] = ['openData', 'search', 'departments', 'dictionary', 'objection', 'accessibility']
  const kinds = [...plain, ...more, ...(Object.keys(ids) as PageKind[])]
  return kinds.map((kind) => pageKey(kind, { department: p.department, ...(ids[kind] ? { id: ids[kind] } : {}) }))
}

async function loadAll(
  chromium: Browser,
  files: Files,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Loading>> {
  const served = await serveCompressed(files)
  const found = new Map<string, Loading>()
  for (const key of keys) found.set(key, await loading(chromium, `${served.url}/${key}`))
  await served.stop()
  return found
}

async function filesOf(p: TestPlatform): Promise<Files> {
  const bucket = p.bucket('site')
  const files = new Map<string, { readonly type: string; readonly body: Uint8Array }>()
  for await (const key of bucket.keys('')) {
    const ending = key.split('.').at(-1) ?? ''
    files.set(key, { type: types[ending] ?? 'text/plain; charset=utf-8', body: (await bucket.get(key)) as Uint8Array })
  }
  return files
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
}

function rowsOf(ours: ReadonlyMap<string, Loading>, peer: Loading): Row[] {
  const worst = (name: keyof Loading) => [...ours].reduce((a, b) => (b[1][name] > a[1][name] ? b : a))
  const all = [...ours].map(([key, { bytes, fcp }]) => `${key} ${kb(bytes)}, ${Math.round(fcp)} ms`).join('; ')
  const beside = {
    name: `GOV.UK Frontend ${peerVersion()}, its own examples`,
    ms: peer.fcp,
    runs: 3,
    of: 'clock' as const,
  }
  const row = (name: keyof Loading, work: string, more: Pick<Row, 'measured' | 'unit' | 'goal' | 'note'>): Row => {
    const [key, { fcp }] = worst(name)
    return {
      work: `${work}: /${key}`,
      ours: { name: 'the site', ms: fcp, runs: 3, of: 'clock' },
      peer: beside,
      ...more,
    }
  }
  const { bytes, fcp, shift } = {
    bytes: worst('bytes')[1].bytes,
    fcp: worst('fcp')[1].fcp,
    shift: worst('shift')[1].shift,
  }
  return [
    row('bytes', 'heaviest page of all kinds, compressed, with style, script and pictures', {
      measured: bytes / 1000,
      unit: 'KB',
      goal: { most: 30 },
      note: `the peer’s ${kb(peer.bytes)}; ${all}`,
    }),
    row('fcp', 'slowest first contentful paint of all kinds', {
      measured: fcp,
      unit: 'ms',
      goal: { most: 1000 },
      note: `${line.words}; the peer’s ${Math.round(peer.fcp)} ms; the median of three first visits`,
    }),
    row('shift', 'largest layout shift of all kinds', {
      measured: shift,
      unit: 'shift',
      goal: { most: 0.1 },
      note: `the peer’s ${peer.shift.toFixed(3)}`,
    }),
  ]
}

function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}

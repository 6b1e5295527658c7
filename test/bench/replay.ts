import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { verifyBundle } from '../../shared/domain/verify/verify-bundle.ts'
import { startBrowser } from '../browser/browser.ts'
import { largeBundle } from './large-bundle.ts'
import { clock, type Findings, median, type Row, type Timed } from './measure.ts'

const WORK = 'replay of a 100k-roster bundle'
const RUNS = 5

/** The whole verification of one bundle, from its text: in a page, with and without WebAssembly, beside Python's. */
export async function measureReplay(): Promise<Findings> {
  const text = JSON.stringify(largeBundle(100_000))
  const node = timed('Node', () => clock(() => requireOk(verifyBundle(text).ok)))
  const python = replayInPython(text)
  const pages = await replayInBrowser(text)
  const rows: Row[] = (pages ?? []).map((ours) => {
    const work = `${WORK}, ${ours.name}`
    return { work, ours, peer: null, measured: ours.ms / 1000, unit: 's', goal: { most: 3 } }
  })
  if (python !== null) {
    const note = 'Node; Python with its start, standard library only'
    rows.push({ work: WORK, ours: node, peer: python, measured: node.ms / python.ms, unit: '× time', goal: null, note })
  }
  return {
    rows,
    leftOut: [
      ...(pages === null ? [{ work: WORK, peer: 'headless Chromium', why: 'no Chromium starts here' }] : []),
      ...(python === null ? [{ work: WORK, peer: 'Python', why: 'no python3 here' }] : []),
    ],
  }
}

function timed(name: string, run: () => number): Timed {
  return { name, ms: median(Array.from({ length: RUNS }, run)), runs: RUNS, of: 'clock' }
}

function requireOk(ok: boolean): void {
  if (!ok) throw new Error('the bundle does not verify')
}

function replayInPython(text: string): Timed | null {
  if (spawnSync('python3', ['--version']).status !== 0) return null
  const script = fileURLToPath(new URL('../../shared/domain/verify/verify_draw.py', import.meta.url))
  const folder = mkdtempSync(join(tmpdir(), 'mingchou-bench-'))
  const file = join(folder, 'bundle.json')
  try {
    writeFileSync(file, text)
    return timed("Python's standard library", () =>
      clock(() => requireOk(spawnSync('python3', [script, file], { stdio: 'ignore' }).status === 0)),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function replayInBrowser(text: string): Promise<Timed[] | null> {
  const browser = await startBrowser()
  if (browser === undefined) return null
  try {
    const script = await verifierScript()
    const times = { with: [] as number[], without: [] as number[] }
    for (let run = 0; run < RUNS; run++) {
      times.with.push(await inNewPage(browser, (page) => replayOnce(page, script, text)))
      times.without.push(
        await inNewPage(browser, async (page) => {
          await page.evaluate(() => Reflect.deleteProperty(globalThis, 'WebAssembly'))
          return replayOnce(page, script, text)
        }),
      )
    }
    return [
      { name: 'Chromium', ms: median(times.with), runs: RUNS, of: 'clock' },
      { name: 'Chromium without WebAssembly', ms: median(times.without), runs: RUNS, of: 'clock' },
    ]
  } finally {
    await browser.close()
  }
}

/** A page of its own for each run: a visitor has no warm engine. */
async function inNewPage(browser: Browser, measure: (page: Page) => Promise<number>): Promise<number> {
  const page = await browser.newPage()
  try {
    return await measure(page)
  } finally {
    await page.close()
  }
}

async function replayOnce(page: Page, script: string, text: string): Promise<number> {
  await page.addScriptTag({ content: script })
  return page.evaluate((bundle) => {
    const { verifier } = globalThis as unknown as { verifier: { verifyBundle: typeof verifyBundle } }
    const start = performance.now()
    if (!verifier.verifyBundle(bundle).ok) throw new Error('the bundle does not verify in the browser')
    return performance.now() - start
  }, text)
}

async function verifierScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../shared/domain/verify/verify-bundle.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'verifier',
    charset: 'utf8',
    write: false,
  })
  return (outputFiles[0] as { text: string }).text
}

import type { Browser, Page } from 'playwright-core'
import { median } from '../measure.ts'

/** A phone on a slow line, as Lighthouse throttles: 1.6 Mbit/s down, 750 kbit/s up, 150 ms to the server and back, a processor a quarter as fast. */
export const line = {
  words: '1.6 Mbit/s, 150 ms, processor ÷ 4, 390 × 844',
  network: { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
  slower: 4,
} as const

export interface Loading {
  /** Milliseconds until something of the page is painted. */
  readonly fcp: number
  /** Layout shift as the browser scores it. */
  readonly shift: number
  /** Compressed, of everything that the page loaded. */
  readonly bytes: number
}

/** The median of three first visits, each with nothing kept from the one before. */
export async function loading(chromium: Browser, address: string): Promise<Loading> {
  const visits: Loading[] = []
  for (let n = 0; n < 3; n++) visits.push(await visit(chromium, address))
  const of = (name: keyof Loading) => median(visits.map((each) => each[name]))
  return { fcp: of('fcp'), shift: of('shift'), bytes: of('bytes') }
}

async function visit(chromium: Browser, address: string): Promise<Loading> {
  const context = await chromium.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 })
  const page = await context.newPage()
  const bytes = await throttled(page)
  await page.addInitScript(watchShifts)
  await page.goto(address, { waitUntil: 'load' })
  await page.evaluate('new Promise((done) => setTimeout(done, 300))')
  const found = await page.evaluate<{ fcp: number; shift: number }>(
    `({ fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity, shift: window.shifted })`,
  )
  await context.close()
  return { ...found, bytes: bytes() }
}

async function throttled(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }: { encodedDataLength: number }) => {
    bytes += encodedDataLength
  })
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', line.network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: line.slower })
  return () => bytes
}

/** Runs in the page, before anything of it. */
const watchShifts = `window.shifted = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
}).observe({ type: 'layout-shift', buffered: true })`

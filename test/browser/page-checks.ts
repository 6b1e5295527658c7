import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { missingBrowser } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const phone = { width: 390, height: 844 }
export const desk = { width: 1280, height: 800 }
const narrow = { width: 320, height: 640 }

/** WCAG 2.2 AA and axe's best practices. */
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Opened {
  readonly page: Page
  /** Errors on the console (a breach of the CSP is one), failed requests, requests to anybody else. */
  readonly troubles: string[]
}

/** A page in a context of its own. */
export async function openPage(
  chromium: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const page = await (await chromium.newContext(options)).newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`))
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    const own = protocol === 'blob:' || protocol === 'data:' || origin === new URL(address).origin
    if (!own) troubles.push(`third party: ${request.url()}`)
  })
  await page.goto(address)
  return { page, troubles }
}

/** What axe finds, and what is wider than the screen, on a phone, a desk and 320 pixels, in both colour schemes. */
export async function faults(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const viewport of [phone, desk, narrow]) {
      await page.setViewportSize(viewport)
      const named = (what: string) => `${viewport.width} ${colorScheme}: ${what}`
      found.push(...(await violations(page)).map(named))
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      if (over > 0) found.push(named(`${over} pixels too wide`))
    }
  }
  return found
}

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe)
  const results = await page.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(everything)} })`)
  expect(results.passes.length).toBeGreaterThan(0)
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** Instead of the tests, on a machine without a browser: that it is told. */
export function namedAsMissing(): void {
  it('is named among what this machine left out', () => {
    const leftOut = process.env['MINGCHOU_LEFT_OUT']

    if (leftOut === undefined) console.warn(missingBrowser)
    else expect(readFileSync(leftOut, 'utf8')).toContain(missingBrowser)
  })
}

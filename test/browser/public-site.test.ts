import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { englishKey, type PageKind, pageKey } from '../../shared/contract/site-paths.ts'
import { type Cycle, publishedCycle } from '../functions/publishing/world.ts'
import { chineseUnmarked } from '../pages/chinese-unmarked.ts'
import { platform, type TestPlatform } from '../platform.ts'
import { missingBrowser, startBrowser } from './browser.ts'
import { cutOrCrossing, onPaper } from './print-checks.ts'
import { type Served, serveSite } from './serve-site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const browser = await startBrowser()

if (browser) publicSite(browser)
else namedAsMissing()

const looks = [
  { width: 390, height: 844, colorScheme: 'light', ground: 'rgb(244, 246, 248)' },
  { width: 1280, height: 800, colorScheme: 'light', ground: 'rgb(244, 246, 248)' },
  { width: 320, height: 640, colorScheme: 'dark', ground: 'rgb(13, 18, 22)' },
] as const

/** WCAG 2.2 AA and axe's best practices; of another colour scheme only the contrast can differ. */
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const contrast = ['color-contrast']
/** Of another language only the words can differ. */
const sameColours = { 'color-contrast': { enabled: false } }

/** A name that would break a phone's layout if a page let it: 4,000 signs without a space. */
const names = { 1: '示例'.repeat(2000) }

function publicSite(chromium: Browser): void {
  let p: TestPlatform
  let site: Served
  let cycle: Cycle

  beforeAll(async () => {
    p = await platform()
    cycle = await publishedCycle(p)
    await longNamed(p, cycle)
    site = await serveSite(p.bucket('site'))
  })
  afterAll(async () => {
    await site?.stop()
    await p?.stop()
    await chromium.close()
  })

  const idOf = (kind: PageKind): string | undefined =>
    ({
      plan: '2022',
      task: '2022-1',
      draw: cycle.drawId,
      result: cycle.published[1],
      target: cycle.inspections[0]?.targetId,
      visit: cycle.inspections[0]?.visitCode,
      indicatorYear: '2022',
      tasksYear: '2022',
      drawsYear: '2022',
    })[kind as string]

  const addressOf = (kind: PageKind, keyOf = pageKey): string => {
    const id = idOf(kind)
    return `${site.url}/${keyOf(kind, { department: p.department, ...(id === undefined ? {} : { id }) })}`
  }

  const kinds: PageKind[] = [
    'home',
    'department',
    'items',
    'plans',
    'plan',
    'tasks',
    'tasksYear',
    'task',
    'draws',
    'drawsYear',
    'draw',
    'results',
    'result',
    'target',
    'visit',
    'indicators',
    'indicatorYear',
    'openData',
    'search',
    'departments',
    'dictionary',
    'objection',
    'accessibility',
  ]

  it.each(kinds)(
    'the page "%s" is quiet and accessible, and fits a phone, a desk, 320 pixels (a desk at fourfold zoom) in the dark, and paper',
    async (kind) => {
      const { page, troubles } = await open(chromium, addressOf(kind), { viewport: looks[0] })

      expect(await page.title()).not.toBe('')
      for (const { width, height, colorScheme, ground } of looks) {
        await page.setViewportSize({ width, height })
        await page.emulateMedia({ colorScheme })
        expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(ground)
        expect(await overflow(page)).toBe(0)
        expect(await violations(page, colorScheme === 'dark' ? contrast : everything)).toEqual([])
      }
      expect(await cutOrCrossing(page)).toEqual([])
      await onPaper(page)
      expect([await overflow(page), ...(await cutOrCrossing(page))]).toEqual([0])
      expect(troubles).toEqual([])
      await page.context().close()
    },
  )

  it.each(kinds)(
    'the English page "%s" leaves no Chinese unmarked, is quiet and accessible, and fits',
    async (kind) => {
      const { page, troubles } = await open(chromium, addressOf(kind, englishKey), { viewport: looks[0] })

      expect(chineseUnmarked(await page.content())).toEqual([])
      expect(await violations(page, everything, sameColours)).toEqual([])
      for (const { width, height } of looks) {
        await page.setViewportSize({ width, height })
        expect(await overflow(page)).toBe(0)
        expect(await cutOrCrossing(page)).toEqual([])
      }
      expect(troubles).toEqual([])
      await page.context().close()
    },
  )

  it('also has a page of the void draw that passes', async () => {
    const address = `${site.url}/${pageKey('draw', { department: p.department, id: cycle.voidId })}`
    const { page, troubles } = await open(chromium, address, { viewport: { width: 390, height: 844 } })

    expect(await page.textContent('.notice')).toContain('见证人名单有误')
    expect(await violations(page)).toEqual([])
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('is walked without JavaScript from the home page to a result', async () => {
    const context = await chromium.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(addressOf('home'))

    await page.click('a:has-text("忻州市财政局")')
    await page.click('nav >> text=检查结果')
    await page.click('table a >> nth=0')

    expect(await page.textContent('main')).toContain('检查结果公示')
    await context.close()
  })

  it.each([true, false])(
    'is walked on in English once the language is switched, with JavaScript: %s',
    async (javaScriptEnabled) => {
      const context = await chromium.newContext({ javaScriptEnabled })
      const page = await context.newPage()
      await page.goto(addressOf('results'))

      await page.click('.language')
      await page.click('table a >> nth=0')
      expect(await page.textContent('main')).toContain('Published inspection result')
      await page.click('nav >> text=Draws')
      expect(await page.getAttribute('html', 'lang')).toBe('en')
      await page.click('.language')

      expect(page.url()).toBe(addressOf('draws'))
      await context.close()
    },
  )

  it('says in English what a search found, and leads to English pages', async () => {
    const { targetId } = cycle.inspections[1] as Cycle['inspections'][number]
    const { page, troubles } = await open(chromium, `${addressOf('search', englishKey)}?text=${targetId}`, {})
    await page.waitForSelector('#found a')

    expect(await page.getAttribute('#found a', 'href')).toMatch(/targets\/[^/]+\/index\.en\.html$/)
    expect(await page.textContent('#status')).toBe('1 found.')
    expect(await page.textContent('#found')).toContain('drawn in 2022')
    expect(chineseUnmarked(await page.content())).toEqual([])
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('finds a target by a part of its name or by its code, from the site’s own files', async () => {
    const { targetId } = cycle.inspections[1] as Cycle['inspections'][number]
    const { page, troubles } = await open(chromium, `${addressOf('search')}?text=${targetId}`, {})
    await page.waitForSelector('#found a')

    expect(await page.getAttribute('#found a', 'href')).toContain(targetId)
    await page.fill('#text', '代理记账')
    await page.click('#search button')
    await page.waitForFunction(() => document.querySelectorAll('#found a').length > 1)
    expect(await page.textContent('#status')).toMatch(/找到 \d+ 户/)
    expect(await violations(page)).toEqual([])
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('gives the keyboard a way past the header', async () => {
    const { page } = await open(chromium, addressOf('draw'), {})

    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')

    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.context().close()
  })

  it('prints on paper with its tables as tables and without its navigation', async () => {
    const { page } = await open(chromium, addressOf('draw'), { viewport: { width: 680, height: 900 } })
    await page.emulateMedia({ media: 'print' })

    expect(await page.evaluate(() => getComputedStyle(document.querySelector('tbody tr') as Element).display)).toBe(
      'table-row',
    )
    expect(await page.isVisible('nav.sections')).toBe(false)
    await page.context().close()
  })
}

/** Gives one drawn agency a name of 4,000 signs, as the registry would, and has its pages written again. */
async function longNamed(p: TestPlatform, { inspections }: Cycle): Promise<void> {
  const store = p.store('inspections')
  const read = await store.get(inspections[0]?.id ?? '')
  await p.ports.table.transact([store.replace(read, { ...read.record, targetName: names[1] }).item], 'long-name')
  await p.call('publisher', 'rebuildSite', {})
  await p.settle()
}

/** Troubles: errors on the console (a breach of the CSP is one), failed requests, requests to anybody else. */
async function open(
  chromium: Browser,
  address: string,
  options: BrowserContextOptions,
): Promise<{ page: Page; troubles: string[] }> {
  const page = await (await chromium.newContext(options)).newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) troubles.push(`third party: ${request.url()}`)
  })
  await page.goto(address)
  return { page, troubles }
}

async function violations(page: Page, runOnly = everything, rules: object = {}): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe)
  const results = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify({ runOnly, rules })})`)
  expect(results.passes.length).toBeGreaterThan(0)
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth))
}

function namedAsMissing(): void {
  it('is named among what this machine left out', () => {
    const leftOut = process.env['MINGCHOU_LEFT_OUT']

    if (leftOut === undefined) console.warn(missingBrowser)
    else expect(readFileSync(leftOut, 'utf8')).toContain(missingBrowser)
  })
}

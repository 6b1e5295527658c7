import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Bundle } from '../../shared/domain/draw/types.ts'
import { readVectors } from '../domain/draw/vectors.ts'
import { randomSupplements } from '../domain/verify/random-supplements.ts'
import { startBrowser } from './browser.ts'
import { type BuiltPages, serveBuiltPages } from './built-pages.ts'
import { largeBundle } from './large-bundle.ts'
import { desk, faults, namedAsMissing, openPage } from './page-checks.ts'

const vectors = new Map(readVectors().map(({ name, bundle }) => [name, bundle]))
const good = vectors.get('small.json') as Bundle
const folder = '140900/finance/draws/D1'
const named = good.drawn[0]?.ids[0] as string

const supplemented = vectors.get('three-seats.json') as Bundle
const supplements = randomSupplements(supplemented, 5)

const browser = await startBrowser()

if (browser) describe('the page that verifies', () => verifying(browser))
else namedAsMissing()

function verifying(chromium: Browser): void {
  let site: BuiltPages

  beforeAll(async () => {
    const view = { drawnTargets: [{ id: named, name: '示例记账有限公司' }] }
    site = await serveBuiltPages({
      [`${folder}/bundle.json`]: JSON.stringify(good),
      [`${folder}/index.json`]: JSON.stringify(view),
      [`${folder.replace('D1', 'D2')}/bundle.json`]: JSON.stringify(supplemented),
      [`${folder.replace('D1', 'D2')}/index.json`]: JSON.stringify({ supplements: supplements.supplements }),
      [`${folder.replace('D1', 'D2')}/supplements.json`]: JSON.stringify(supplements),
    })
  })
  afterAll(async () => {
    await site?.stop()
    await chromium.close()
  })

  const withBundle = () => `${site.url}/verify/index.html?bundle=../${folder}/bundle.json`
  const open = (address = `${site.url}/verify/index.html`) => openPage(chromium, address, { viewport: desk })

  it('recomputes the bundle that its address names, in a worker, and says what each check means', async () => {
    const { page, troubles } = await open(withBundle())

    await page.waitForSelector('.verdict.good')

    expect(await page.textContent('.verdict')).toContain('复核通过')
    expect(await page.locator('.checks li.ok').count()).toBe(12)
    expect(await page.textContent('.checks')).toContain('没有事后加入、删去或改等级')
    expect(page.workers()).toHaveLength(1)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict')
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it.each([
    ['a team', '执法小组 › 第 1 行 › 人员 › 第 1 位', altered(({ teams }) => teams?.[0]?.[1].reverse())],
    ['a row of the roster', '对象名录', altered(({ roster }) => roster[3]?.splice(1, 1, 'B'))],
    [
      'a contribution',
      '种子',
      altered(({ contributions: [first] }) => first && Object.assign(first, { value: `${first.value}。` })),
    ],
    [
      'a number',
      '抽取清单 › 各等级名额',
      altered(({ manifest }) => Object.assign(manifest.strata[0] ?? {}, { take: -1 })),
    ],
  ])('names the first difference when %s was altered', async (_, where, text) => {
    const { page, troubles } = await open()

    await choose(page, text)

    await page.waitForSelector('.verdict.bad')
    const told = await page.textContent('.difference')
    expect(told).toContain(where)
    expect(told).toMatch(/应为.+文件中/s)
    expect(await page.isVisible('#ask')).toBe(false)
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('takes a file that is dropped, and says what a wrong file is', async () => {
    const { page } = await open()
    const { suite, manifest, manifestDigest, roster, officers, recusals } = good

    await drop(page, JSON.stringify({ suite, manifest, manifestDigest, roster, officers, recusals }))
    await page.waitForSelector('.verdict.bad')
    expect(await page.textContent('.verdict')).toContain('清单文件')
    await drop(page, '%PDF-1.7')
    await page.waitForSelector('text=读不出 JSON')
    await drop(page, JSON.stringify(good))
    await page.waitForSelector('.verdict.good')
    await page.context().close()
  })

  it('recomputes what came after the draw: from the site, and from files chosen together or one after the other', async () => {
    const site = await open(withBundle().replace('/D1/', '/D2/'))
    await site.page.waitForSelector('#after-part .verdict.good')
    const told = (await site.page.textContent('#after-part')) ?? ''
    expect(told).toContain(`抽取后的 ${supplements.supplements.length} 次`)
    expect(told).toContain('对象递补')
    expect(site.troubles).toEqual([])
    await site.page.context().close()

    const { page, troubles } = await open()
    await chooseAll(page, [JSON.stringify(supplements), JSON.stringify(supplemented)])
    await page.waitForSelector('#after-part .verdict.good')
    await chooseAll(page, [
      JSON.stringify(supplements).replaceAll(`"${supplements.supplements[0]?.target}"`, '"another"'),
    ])
    await page.waitForSelector('#after-part .verdict.bad')
    expect(await page.textContent('#status')).toContain('复核不通过')
    expect(await page.textContent('.checks .no')).toContain('第 1 次递补与重算不符')
    expect(await page.textContent('#verdict-part')).toContain('复核通过')
    await chooseAll(page, [JSON.stringify(good)])
    await page.waitForFunction(() => document.querySelector('#after-part')?.textContent === '')
    await chooseAll(page, [JSON.stringify(good), JSON.stringify(supplements)])
    await page.waitForSelector('text=递补文件不是这次抽取的')
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('says what supplements without their bundle are', async () => {
    const { page } = await open()

    await chooseAll(page, [JSON.stringify(supplements)])

    await page.waitForSelector('text=请连同同一次抽取的验证文件')
    await page.context().close()
  })

  it('answers why one was drawn and another was not, by name, code or part of it', async () => {
    const { page, troubles } = await open(withBundle())
    await page.waitForSelector('#ask:not([hidden])')

    const drawn = await ask(page, '示例记账')
    expect(await page.textContent('.choices')).toContain(named)
    await page.click('.choice')
    await page.waitForSelector('.explained.drawn')
    const answer = (await page.textContent('#explanation')) ?? ''
    const command = (await page.textContent('#explanation pre')) ?? ''
    const ticket = execFileSync('bash', ['-c', command], { encoding: 'utf8' }).slice(0, 64)

    expect(drawn).toContain('请选择')
    expect(answer).toContain('被抽中')
    expect(answer).toContain(ticket)
    expect(await ask(page, good.manifest.exclusions[0]?.id ?? '')).toContain('抽取前已排除')
    expect(await ask(page, '没有这家')).toContain('不可能被抽中')
    expect(await ask(page, reserveOf(good))).toMatch(/未被抽中.*候补/s)
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('compares the manifest digest with the one that was noted before the draw', async () => {
    const { page } = await open(withBundle())
    const noted = good.manifestDigest.replace(/(.{4})/g, '$1 ').toUpperCase()

    await page.fill('#noted', noted)
    await page.click('#compare button')
    expect(await page.textContent('#compared')).toContain('✓ 一致')
    await page.fill('#noted', `0000${noted.slice(4)}`)
    await page.press('#noted', 'Enter')
    expect(await page.textContent('#compared')).toContain('不一致')
    await page.context().close()
  })

  it('opens nothing of another site', async () => {
    const { page, troubles } = await open(`${site.url}/verify/index.html?bundle=https://example.org/bundle.json`)

    await page.waitForSelector('text=只能打开本网站的验证文件')

    expect(troubles).toEqual([])
    await page.context().close()
  })

  it.each(['light', 'bad'])('is accessible and fits every screen (%s)', async (kind) => {
    const { page, troubles } = await open(withBundle())
    await page.waitForSelector('.verdict.good')
    if (kind === 'light') await ask(page, named)
    else
      await choose(
        page,
        altered(({ teams }) => teams?.[0]?.[1].reverse()),
      )
    await page.waitForSelector(kind === 'light' ? '.explained' : '.verdict.bad')

    expect(await faults(page)).toEqual([])
    expect(troubles).toEqual([])
    await page.context().close()
  })

  it('works from the keyboard alone', async () => {
    const { page } = await open(withBundle())
    await page.waitForSelector('.verdict.good')

    await page.keyboard.press('Tab')
    await page.keyboard.type(reserveOf(good))
    await page.keyboard.press('Enter')

    await page.waitForSelector('.explained.not-drawn')
    await page.context().close()
  })

  it('says without JavaScript what to do instead', async () => {
    const context = await chromium.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(withBundle())

    expect(await page.isVisible('text=python3 verify_draw.py')).toBe(true)
    expect(await page.isVisible('#give')).toBe(false)
    await context.close()
  })

  it('lists each program with the hash of the very bytes that are served', async () => {
    const { page } = await open()

    for (const name of ['mingchou-verify.html', 'verify_draw.py', 'SPEC.md']) {
      const served = await (await fetch(`${site.url}/verify/${name}`)).text()
      expect(await page.textContent('#other')).toContain(createHash('sha256').update(served).digest('hex'))
    }
    await page.context().close()
  })

  it('goes on answering its reader while it verifies a draw of 100,000 rows', { timeout: 120_000 }, async () => {
    const { page } = await open()
    const text = JSON.stringify(largeBundle(100_000))

    await page.evaluate(`window.ticks = 0; setInterval(() => window.ticks++, 10)`)
    await choose(page, text)
    await page.waitForFunction(() => document.getElementById('status')?.textContent?.includes('用时'), undefined, {
      timeout: 100_000,
    })

    expect(await page.textContent('.verdict')).toContain('名录 100000 家')
    expect(await page.evaluate('window.ticks')).toBeGreaterThan(3)
    await page.context().close()
  })

  it('opens from disk as one file, offline, with nothing but itself', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'mingchou-alone-'))
    const file = join(directory, '核对 离线.html')
    writeFileSync(file, site.text('verify/mingchou-verify.html'))
    const context = await chromium.newContext({ offline: true, viewport: desk })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()))
    page.on('pageerror', (error) => troubles.push(String(error)))

    await page.goto(pathToFileURL(file).href)
    await choose(page, JSON.stringify(good))
    await page.waitForSelector('.verdict.good')
    const why = await ask(page, named)
    await choose(
      page,
      altered(({ teams }) => teams?.[0]?.[1].reverse()),
    )
    await page.waitForSelector('.verdict.bad')

    expect(why).toContain('被抽中')
    expect(await page.locator('#save-first').count()).toBe(0)
    expect(page.workers()).toHaveLength(1)
    expect(await faults(page)).toEqual([])
    expect(troubles).toEqual([])
    await context.close()
    rmSync(directory, { recursive: true })
  })

  it('computes in the page itself where no worker can be had', async () => {
    const page = await (await chromium.newContext()).newPage()
    await page.addInitScript(`delete window.Worker`)
    await page.goto(withBundle())

    await page.waitForSelector('.verdict.good')

    expect(page.workers()).toHaveLength(0)
    await page.context().close()
  })

  it('verifies every vector as the command line does, one without teams among them', async () => {
    const { page } = await open()

    for (const [name, bundle] of vectors) {
      await choose(page, JSON.stringify(bundle))
      await page.waitForFunction(
        (id) => document.querySelector('#detail-part')?.textContent?.includes(id),
        bundle.manifest.drawId,
      )
      expect(`${name}: ${await page.textContent('#verdict')}`).toContain('复核通过')
      if (bundle.teams === null) expect(await page.textContent('.verdict')).toContain('未能组成小组')
    }
    await page.context().close()
  })
}

function altered(change: (bundle: Bundle) => unknown): string {
  const bundle = structuredClone(good)
  change(bundle)
  return JSON.stringify(bundle)
}

function choose(page: Page, text: string): Promise<void> {
  return chooseAll(page, [text])
}

async function chooseAll(page: Page, texts: readonly string[]): Promise<void> {
  const files = texts.map((text, at) => ({
    name: `${at}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  }))
  await page.setInputFiles('#file', files)
}

async function drop(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([content], 'bundle.json'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, text)
}

/** What the page says of it, once it says something new. */
async function ask(page: Page, asked: string): Promise<string> {
  await page.evaluate(`document.getElementById('explanation').textContent = ''`)
  await page.fill('#asked', asked)
  await page.press('#asked', 'Enter')
  await page.waitForFunction(() => document.getElementById('explanation')?.textContent !== '')
  return (await page.textContent('#explanation')) ?? ''
}

function reserveOf({ roster, drawn, manifest }: Bundle): string {
  const out = new Set([...drawn.flatMap(({ ids }) => ids), ...manifest.exclusions.map(({ id }) => id)])
  return roster.find(([id]) => !out.has(id))?.[0] ?? ''
}

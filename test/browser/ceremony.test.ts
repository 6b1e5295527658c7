import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHost } from '../../infra/local/host.ts'
import type { Bundle } from '../../shared/domain/draw/types.ts'
import { at, frozenDraw, plannedYear } from '../functions/publishing/world.ts'
import { platform, type TestPlatform } from '../platform.ts'
import { startBrowser } from './browser.ts'
import { desk, faults, namedAsMissing, type Opened, openPage, phone } from './page-checks.ts'

const browser = await startBrowser()

if (browser) ceremony(browser)
else namedAsMissing()

const words = ['春江潮水连海平', '<b>海上明月</b>共潮生']

/** One ceremony from the freeze to the teams, on the hall's screen and on the witnesses' phones, over the API itself. */
function ceremony(chromium: Browser): void {
  let p: TestPlatform
  let host: Awaited<ReturnType<typeof startHost>>
  let draw: Awaited<ReturnType<typeof frozenDraw>>
  let hall: Opened

  beforeAll(async () => {
    p = await platform()
    await plannedYear(p)
    await at(p, '2022-07-04T01:00:00Z')
    draw = await frozenDraw(p)
    await p.settle()
    host = await startHost(p, { catchUp: async () => 0, travel: async () => 0 }, 0)
    hall = await openPage(chromium, `${host.url}/ceremony/index.html#${p.department}/${draw.id}`, { viewport: desk })
  })
  afterAll(async () => {
    await host?.stop()
    await p?.stop()
    await chromium.close()
  })

  const witness = (code: string) =>
    openPage(chromium, `${host.url}/witness/index.html#${p.department}/${draw.id}/${code}`, { viewport: phone })

  const bundle = async (): Promise<Bundle> => {
    const bytes = await p.bucket('site').get(`${p.department}/draws/${draw.id}/bundle.json`)
    return JSON.parse(new TextDecoder().decode(bytes)) as Bundle
  }

  describe('a ceremony', () => {
    it('shows what is committed, recomputed on the spot, and who is awaited', async () => {
      const { page } = hall
      await page.waitForSelector('#step-witness.shown')
      const { record } = await p.store('draws').get(draw.id)

      expect(await page.textContent('#status')).toContain('等待 示例见证甲、示例见证乙 输入')
      await page.keyboard.press('1')
      expect(await page.textContent('#step-commit .groups')).toBe('manifestDigest' in record && record.manifestDigest)
      expect(await page.textContent('#step-commit')).toContain('摘要、名录与人员名单一致')
      expect(await faults(page)).toEqual([])
    })

    it('takes a witness’s words from a phone, and refuses others in Chinese', async () => {
      const { page, troubles } = await witness(draw.codes[0] ?? '')
      await page.waitForSelector('#which dl')
      expect(await page.isVisible('#code')).toBe(false)
      expect(await faults(page)).toEqual([])

      await send(page, words[0] ?? '')
      await page.waitForSelector('.verdict')

      expect(await page.textContent('#recorded')).toContain('示例见证甲')
      expect(await page.textContent('#recorded')).toContain('还在等待：示例见证乙')
      expect(troubles).toEqual([])
      const again = (await witness(draw.codes[0] ?? '')).page
      await send(again, '别的话')
      expect(await refusalOn(again)).toContain('示例见证甲')
      const stranger = (await witness('WRONG')).page
      await send(stranger, '我也要说')
      expect(await refusalOn(stranger)).toContain('此见证码')
      expect(await stranger.isVisible('#code')).toBe(true)
      expect(await stranger.inputValue('#words')).toBe('我也要说')
      for (const each of [page, again, stranger]) await each.context().close()
    })

    it('sends again by itself when another witness was quicker', async () => {
      const { page } = await witness(draw.codes[1] ?? '')
      let refused = 0
      await page.route('**/contributions', (route) => {
        if (++refused > 2) return route.continue()
        return route.fulfill({
          status: 412,
          contentType: 'application/problem+json',
          body: '{"type":"changed-meanwhile"}',
        })
      })

      await send(page, words[1] ?? '')
      await page.waitForSelector('.verdict')

      expect(refused).toBe(3)
      expect(await page.textContent('#recorded q')).toBe(words[1])
      expect(await page.textContent('#recorded')).toContain('可以抽取了')
      await page.context().close()
    })

    it('says when the network is away, and keeps the words', async () => {
      const { page } = await witness(draw.codes[1] ?? '')
      await page.waitForSelector('#give:not([hidden])')
      await page.context().setOffline(true)

      await send(page, words[1] ?? '')

      expect(await refusalOn(page)).toContain('网络不通')
      expect(await page.inputValue('#words')).toBe(words[1])
      await page.context().close()
    })

    it('follows: all have given, and nobody’s words are shown yet', async () => {
      const { page } = hall
      await p.settle()

      await page.waitForSelector('#status:has-text("见证输入已齐")')

      expect(await page.isVisible('#step-draw')).toBe(true)
      expect(await page.textContent('#step-witness .tally')).toContain('2 / 2')
      expect(await page.textContent('#stage')).not.toContain(words[0])
      expect(await faults(page)).toEqual([])
    })

    it('lets the real tickets fall in order, until somebody stops them', async () => {
      const { page } = hall
      await page.emulateMedia({ reducedMotion: 'no-preference', colorScheme: 'light' })
      await page.setViewportSize(desk)
      await page.evaluate(watchFalls)
      await p.call('drawer', 'executeDraw', { drawId: draw.id })
      await p.settle()

      await page.waitForSelector('body[data-stopped]')

      expect(await page.locator('.playing').count()).toBe(0)
      const fell = await page.evaluate<number[]>('window.fell')
      expect(fell[0]).toBe(1)
      expect(fell).toEqual(fell.toSorted((one, other) => one - other))
      const { seed, drawn } = await bundle()
      expect(await page.textContent('.seed .groups')).toBe(seed)
      const shown = await page.locator('li.fall.in').evaluateAll((rows) => rows.map((row) => row.textContent))
      expect(shown).toHaveLength(drawn.flatMap(({ ids }) => ids).length)
      expect(await faults(page)).toEqual([])
    })

    it('shows everything at once to whoever asked for less motion', async () => {
      const { page } = hall
      await page.emulateMedia({ reducedMotion: 'reduce' })

      await page.click('#play')

      expect(await page.locator('.playing').count()).toBe(0)
      expect(await page.isVisible('li.fall.in >> nth=0')).toBe(true)
    })

    it('shows the teams, a witness’s words as text, and the way to verify', async () => {
      const { page, troubles } = hall
      const { teams } = await bundle()

      await page.keyboard.press('ArrowRight')

      expect(await page.locator('.teams li').count()).toBe(teams?.length)
      expect(await page.textContent('.teams')).toContain(teams?.[0]?.[1].join('、'))
      await page.keyboard.press('2')
      expect(await page.textContent('#step-witness')).toContain(words[1])
      expect(await faults(page)).toEqual([])
      await page.click('text=抽取后自己核对')
      await page.waitForSelector('.verdict.good')
      expect(troubles).toEqual([])
      await page.goBack()
    })

    it('prints as a record with every step and places to sign', async () => {
      const { page } = hall
      await page.waitForSelector('#step-publish')
      await page.emulateMedia({ media: 'print' })

      for (const step of ['commit', 'witness', 'draw', 'publish'])
        expect(await page.isVisible(`#step-${step}`)).toBe(true)
      expect(await page.textContent('#record')).toContain('见证人 示例见证乙')
      expect(await page.isVisible('#record')).toBe(true)
      expect(await page.isVisible('#controls')).toBe(false)
      await page.emulateMedia({ media: 'screen' })
    })

    it('tells the witness who comes too late, and shows a void draw as void', async () => {
      const { page } = await witness(draw.codes[0] ?? '')
      await page.waitForSelector('text=本次抽取已经完成')
      expect(await page.isVisible('#give')).toBe(false)
      await p.call('approver', 'voidDraw', { drawId: draw.id, reason: '见证人名单有误。' })
      await p.settle()

      await hall.page.reload()
      await hall.page.waitForSelector('.notice')

      expect(await hall.page.textContent('.notice')).toContain('见证人名单有误。')
      expect(await faults(hall.page)).toEqual([])
      await page.context().close()
    })

    it('says what to do when its address names no draw', async () => {
      for (const [path, said] of [
        ['ceremony', '请从抽取页打开本页'],
        ['witness', '请用抽取人给您的链接'],
      ] as const) {
        const { page, troubles } = await openPage(chromium, `${host.url}/${path}/index.html#nothing`, {
          viewport: phone,
        })
        expect(await page.textContent('#status')).toContain(said)
        expect(await faults(page)).toEqual([])
        expect(troubles).toEqual([])
        await page.context().close()
      }
    })
  })
}

/**
 * In the page: keeps the ranks in the order in which tickets fall, and presses the space bar at the first row of the list. A key
 * sent from outside would come after the show's end on a slow machine, and start it again.
 */
function watchFalls(): void {
  const fell: number[] = []
  Object.assign(window, { fell })
  const note = ({ target }: MutationRecord) => {
    const { classList, dataset } = target as HTMLElement
    if (!classList.contains('down') || !dataset['rank']) return
    fell.push(Number(dataset['rank']))
    if (!(target as HTMLElement).matches('li') || 'stopped' in document.body.dataset) return
    document.body.dataset['stopped'] = 'yes'
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }))
  }
  const observer = new MutationObserver((records) => records.forEach(note))
  observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] })
}

async function send(page: Page, text: string): Promise<void> {
  await page.waitForSelector('#give:not([hidden])')
  await page.fill('#words', text)
  await page.press('#words', 'Enter')
}

async function refusalOn(page: Page): Promise<string> {
  await page.waitForSelector('#answer:not(:empty)')
  return (await page.textContent('#answer')) ?? ''
}

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHost } from '../../infra/local/host.ts'
import { pageKey } from '../../shared/contract/site-paths.ts'
import { visitPass, visitPassBytes } from '../../shared/domain/inspection/visit-pass.ts'
import { dispatched, registerOfficers, visitTime } from '../functions/inspecting/samples.ts'
import { platform, type TestPlatform } from '../platform.ts'
import { startBrowser } from './browser.ts'
import { faults, namedAsMissing, openPage, phone } from './page-checks.ts'

const browser = await startBrowser()

if (browser) recusal(browser)
else namedAsMissing()

/** The inspected party's way from the code on its notice to its request, over the API itself. */
function recusal(chromium: Browser): void {
  const pass = visitPass('', new Uint8Array(visitPassBytes).fill(77))
  let p: TestPlatform
  let host: Awaited<ReturnType<typeof startHost>>
  let inspectionId: string

  beforeAll(async () => {
    p = await platform({ now: visitTime })
    await registerOfficers(p)
    const inspection = await dispatched(p, { visitCode: pass.id })
    inspectionId = inspection.id
    await p.put('visitPasses', { ...pass, inspectionId })
    await p.call('officer-01', 'planVisit', { inspectionId, day: '2022-07-25' }, { ifMatch: 1 })
    await p.settle()
    host = await startHost(p, { catchUp: async () => 0, travel: async () => 0 }, 0)
  })
  afterAll(async () => {
    await host?.stop()
    await p?.stop()
    await chromium.close()
  })

  describe('the page for a recusal', () => {
    it('leads from the notice to the request, refuses a wrong code in Chinese and keeps what was typed', async () => {
      const address = `${host.url}/${pageKey('visit', { department: p.department, id: pass.id })}`
      const { page, troubles } = await openPage(chromium, address, { viewport: phone })
      await page.click('text=填写申请')
      await page.waitForSelector('#ask:not([hidden])')
      await page.selectOption('#officer', 'SX0900-02')
      await page.fill('#reason', '系本公司股东的近亲属')
      await page.fill('#applicant', '示例负责人')
      await page.fill('#passcode', 'WRONG')
      expect(await faults(page)).toEqual([])

      await page.click('#send')
      await page.waitForFunction(() => document.querySelector('#answer')?.textContent)

      expect(await page.textContent('#answer')).toContain('验证码不对')
      expect(await page.inputValue('#reason')).toBe('系本公司股东的近亲属')

      await page.fill('#passcode', pass.passcode.toLowerCase())
      await page.click('#send')
      await page.waitForSelector('#recorded .notice')

      expect(await page.textContent('#recorded')).toContain('待决定')
      expect((await p.call('auditor', 'listRecusals', { inspectionId })).body.items).toMatchObject([
        { officerId: 'SX0900-02', request: 'party', applicant: { name: '示例负责人', through: 'page' } },
      ])
      // The wrong code's answer is a 404, which the browser tells its console.
      expect(troubles.filter((each) => !each.includes('404'))).toEqual([])
      await page.context().close()
    })

    it('finds no page for a code that nobody was given', async () => {
      const address = `${host.url}/${pageKey('visit', { department: p.department, id: '0'.repeat(24) })}`

      expect((await fetch(address)).status).toBe(404)
    })
  })
}

import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { PlainKernel } from '../../../../shared/domain/draw/kernel/plain-kernel.ts'
import type * as Kernels from '../../../../shared/domain/draw/kernel/ticket-kernel.ts'
import { startBrowser } from '../../../browser/browser.ts'

const key = new Uint8Array(32).fill(5)
const ids = Array.from({ length: 3000 }, (_, at) => (at % 7 === 0 ? `示例代理记账${at}` : `9114${at}`))

const browser = await startBrowser()

if (browser) underPolicies(browser)
else it('has no browser to try page policies in: left out', () => expect(process.env['CI']).toBeUndefined())

function underPolicies(chromium: Browser): void {
  afterAll(() => chromium.close())

  it.each([
    { policy: "script-src 'self'", simd: false },
    { policy: "script-src 'self' 'wasm-unsafe-eval'", simd: true },
  ])('gives the same tickets in a page whose policy is $policy', async ({ policy, simd }) => {
    const found = await ticketsInPage(chromium, policy)

    expect(found).toEqual({ simd, heads: Array.from(new PlainKernel().heads(key, ids)) })
  })
}

async function ticketsInPage(chromium: Browser, policy: string): Promise<{ simd: boolean; heads: number[] }> {
  const script = await kernelScript()
  const page = await chromium.newPage()
  await page.route('**/kernel.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }))
  await page.route('**/page', (route) =>
    route.fulfill({
      headers: { 'content-type': 'text/html', 'content-security-policy': policy },
      body: '<!doctype html><script src="/kernel.js"></script>',
    }),
  )
  await page.goto('https://mingchou.test/page')
  return page.evaluate(
    ({ bytes, names }) => {
      const { kernels } = globalThis as unknown as { kernels: typeof Kernels }
      const heads = kernels.ticketKernel(names.length).heads(Uint8Array.from(bytes), names)
      return { simd: kernels.simdKernel() !== null, heads: Array.from(heads) }
    },
    { bytes: Array.from(key), names: ids },
  )
}

async function kernelScript(): Promise<string> {
  const entry = new URL('../../../../shared/domain/draw/kernel/ticket-kernel.ts', import.meta.url)
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: 'iife',
    globalName: 'kernels',
    write: false,
  })
  return (outputFiles[0] as { text: string }).text
}

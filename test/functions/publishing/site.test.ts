import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PutOptions } from '../../../functions/stores/object-store.ts'
import type { Row } from '../../../functions/stores/rows.ts'
import { startHost } from '../../../infra/local/host.ts'
import type { Schedules } from '../../../infra/local/schedules.ts'
import { securityHeaders } from '../../../shared/contract/site-headers.ts'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { siteKeys } from '../../golden/site-keys.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { deadLinks, linksIn, watchSite } from './crawl.ts'
import { deliver, eventsOf } from './deliver.ts'
import { type Cycle, publishedCycle, rebuilt, siteOf } from './world.ts'

const golden = new URL('../../golden/site-keys.json', import.meta.url)
const script = '<script>alert(1)</script>'

/** One agency in three carries a name that would do harm or turn the page's writing round. */
const names = Object.fromEntries(
  Array.from({ length: 60 }, (_, at) => [
    at + 1,
    [`示例${script}公司`, '示例\u202e司公\u2066有限公司', undefined][at % 3],
  ]),
) as Record<number, string>

describe('the public site of one round', () => {
  const { watch, wrapPorts } = watchSite()
  let p: TestPlatform
  let cycle: Cycle
  let site: Map<string, string>

  beforeAll(async () => {
    p = await platform({ wrapPorts })
    cycle = await publishedCycle(p, names)
    await rebuilt(p)
    site = await siteOf(p)
  })
  afterAll(() => p.stop())

  const inDraw = (name: string, id = cycle.drawId) => `140900/finance/draws/${id}/${name}`
  const read = (key: string): Record<string, never> => JSON.parse(site.get(key) ?? 'null') as Record<string, never>

  it('holds exactly the keys of the golden file, each with its content type and cache header', () => {
    expect(siteKeys(watch.headers)).toEqual(JSON.parse(readFileSync(golden, 'utf8')))
    expect([...site.keys()].sort()).toEqual([...watch.headers.keys()].sort())
  })

  it('is served key by key with its type, its age, and headers that keep anything foreign out', async () => {
    const host = await startHost(p, {} as Schedules, 0)
    const sent = new Map<string, PutOptions>()
    for (const key of site.keys()) {
      const answer = await fetch(`${host.url}/${key}`)
      const headers = Object.fromEntries(answer.headers)
      expect({ key, status: answer.status, ...headers }).toMatchObject({ key, status: 200, ...securityHeaders(key) })
      sent.set(key, { type: headers['content-type'] ?? '', cacheControl: headers['cache-control'] ?? '' })
    }
    const missing = await fetch(`${host.url}/140900/finance/nothing/`)
    const folder = await fetch(`${host.url}/140900/finance`, { redirect: 'manual' })
    await host.stop()

    expect(siteKeys(sent)).toEqual(JSON.parse(readFileSync(golden, 'utf8')))
    expect(securityHeaders('index.html')['content-security-policy']).toMatch(/^default-src 'none'; (?!.*(unsafe|\*))/)
    expect(missing.status).toBe(404)
    expect([folder.status, folder.headers.get('location')]).toEqual([301, '/140900/finance/'])
    expect(await missing.text()).toContain('没有这一页')
  })

  it('never, after any single write, let a reader meet a link to nothing', () => {
    expect(watch.written.length).toBeGreaterThan(50)
    expect([...watch.dead]).toEqual([])
    expect(deadLinks(site)).toEqual([])
  })

  it('reaches every page from the home page', () => {
    const reached = new Set(['index.html'])
    for (const key of reached) {
      if (key.endsWith('.html')) for (const to of linksIn(key, site.get(key) ?? '')) reached.add(to)
    }

    const apart = [...site.keys()].filter((key) => key.endsWith('.html') && !reached.has(key))
    const visits = apart.filter((key) => key.includes('/visits/'))
    expect(apart.filter((key) => !visits.includes(key)).sort()).toEqual(['404.html', 'recusal/index.html'])
    expect(visits).toHaveLength([...site.keys()].filter((key) => /\/visits\/.*html/.test(key)).length)
  })

  it('carries a bundle with which a stranger verifies the draw, and the manifest it was bound to', () => {
    const bundle = read(inDraw('bundle.json'))
    const manifest = read(inDraw('manifest.json'))

    expect(verifyBundle(bundle)).toMatchObject({ ok: true })
    expect(manifest['manifestDigest']).toBe(bundle['manifestDigest'])
    expect(Object.keys(manifest).sort()).toEqual([
      'manifest',
      'manifestDigest',
      'officers',
      'recusals',
      'roster',
      'suite',
    ])
    expect(manifest['roster']).toHaveLength(60)
  })

  it('shows the void freeze with its reason, on its page and in the list', () => {
    expect(site.get(inDraw('index.html', cycle.voidId))).toContain('见证人名单有误，重新锁定。')
    expect(site.get('140900/finance/draws/index.html')).toContain('见证人名单有误，重新锁定。')
  })

  it('shows the reviewer’s return on the result’s page', () => {
    const returned = site.get(`140900/finance/results/${cycle.published[1]}/index.html`)

    expect(returned).toContain('审核退回 1 次')
    expect(returned).toContain('检查情况过于简略，请补充。')
  })

  it('shows the clerk’s choice between body and annex', () => {
    expect(site.get('140900/finance/plans/2022/index.html')).toContain('附表：2021.5-2021.9')
  })

  it('cannot be harmed by a company’s name', () => {
    const all = [...site.values()].join('')

    expect(all).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    for (const [key, text] of site) {
      if (/^(?:\d|index)/.test(key) && key.endsWith('.html')) expect(text).not.toMatch(/<script(?! defer src=)/)
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
  })

  it('tells nothing of addresses, logins, or what officers and parties wrote inside', () => {
    for (const text of site.values()) expect(text).not.toMatch(/示例路|无异议|示例执法|clerk|publisher|codeHash/)
  })

  it('is rebuilt to the same bytes', async () => {
    expect(await rebuilt(p)).toMatchObject({ state: 'done', written: 0, unchanged: site.size })
    for (const key of site.keys()) await p.bucket('site').delete(key)
    expect(await rebuilt(p, 'operator')).toMatchObject({ state: 'done', written: site.size, unchanged: 0 })
    expect(await siteOf(p)).toEqual(site)
  })

  it('comes out the same when every event arrives twice and the last one first', async () => {
    const events = (await eventsOf(p)).filter(({ type }) => !String(type).startsWith('site.rebuild'))
    for (const key of site.keys()) await p.bucket('site').delete(key)
    watch.files.clear()

    for (const event of [...events.toReversed(), ...events]) expect(await deliver(p, event)).toBe('done')

    expect([...watch.dead]).toEqual([])
    await rebuilt(p)
    expect(await siteOf(p)).toEqual(site)
  })

  it('publishes the rest when one page fails, says which, and mends it when the event comes again', async () => {
    const published = (await eventsOf(p)).filter(({ type }) => type === 'result.published')
    for (const key of site.keys()) if (key.includes('/results/')) await p.bucket('site').delete(key)
    watch.failing = new RegExp(`results/${cycle.published[1]}/index.html`)
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)

    const first = await deliver(p, published[1] as Row)
    const meanwhile = await siteOf(p)
    const words = said.mock.calls.flat().join()
    said.mockRestore()
    watch.failing = undefined
    for (const event of published) await deliver(p, event)
    await rebuilt(p)

    expect(first).toBe('again')
    expect(words).toContain(`"page":"result ${cycle.published[1]}"`)
    expect(meanwhile.has(`140900/finance/results/${cycle.published[1]}/index.json`)).toBe(true)
    expect(await siteOf(p)).toEqual(site)
  })

  it('rebuilds the rest when one page fails, counts it, and brings it with the next rebuild', async () => {
    const key = `140900/finance/results/${cycle.published[0]}/index.html`
    await p.bucket('site').delete(key)
    watch.failing = new RegExp(key)
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)

    const broken = await rebuilt(p)
    const words = said.mock.calls.flat().join()
    said.mockRestore()
    watch.failing = undefined

    expect(broken).toMatchObject({ state: 'done', failed: 1, written: 0 })
    expect(words).toContain(`"page":"result ${cycle.published[0]}"`)
    expect(await rebuilt(p)).toMatchObject({ state: 'done', failed: 0, written: 1 })
    expect(await siteOf(p)).toEqual(site)
  })

  it('brings the English of an earlier release’s pages with the rebuild, not all of it with the next event', async () => {
    const isEnglish = (key: string) => key.endsWith('index.en.html')
    const [published] = (await eventsOf(p)).filter(({ type }) => type === 'result.published')
    for (const key of site.keys()) if (isEnglish(key)) await p.bucket('site').delete(key)

    expect(await deliver(p, published as Row)).toBe('done')

    const brought = [...(await siteOf(p)).keys()].filter(isEnglish)
    expect(brought).toContain(`140900/finance/results/${cycle.published[0]}/index.en.html`)
    expect(brought.length).toBeLessThan(6)
    await rebuilt(p)
    expect(await siteOf(p)).toEqual(site)
  })

  it('refuses a rebuild to whoever may not publish', async () => {
    expect((await p.call('clerk', 'rebuildSite', {})).status).toBe(403)
    expect((await p.call(undefined, 'rebuildSite', {})).status).toBe(401)
    expect((await p.call('publisher', 'rebuildSite', { whole: true })).status).toBe(400)
  })
})

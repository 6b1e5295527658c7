import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sliceOf } from '../../../functions/site/site-slices.ts'
import type { ListedObject, ReadBucket } from '../../../functions/stores/object-store.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import type { Rebuild } from '../../../shared/domain/disclosure/rebuild.ts'
import { disclosure, inspection } from '../../pages/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { deliver, eventRow, eventsOf } from './deliver.ts'
import { plannedYear, rebuilt, siteOf, taskId } from './world.ts'

const html = { type: 'text/html; charset=utf-8', cacheControl: 'public, max-age=60' }

describe('the nightly comparison', () => {
  let p: TestPlatform
  let site: Map<string, string>
  let night = 9
  const asked: string[] = []
  beforeAll(async () => {
    p = await platform({ wrapPorts: (ports) => listening(ports, asked) })
    await plannedYear(p)
    await p.put('inspections', { ...inspection, referrals: [] })
    await p.put('disclosures', disclosure)
    await rebuilt(p)
    site = await siteOf(p)
  })
  afterAll(() => p.stop())

  const result = `140900/finance/results/${disclosure.id}/index.html`
  /** Moves to the next night, lets it pass, and answers its record with what was logged. */
  const passNight = async (): Promise<{ night: Rebuild; words: string }> => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await p.clock.set(`2022-05-${++night}T18:00:00Z`)
    await p.runSchedule('tendSite')
    await p.settle()
    const words = said.mock.calls.flat().join('\n')
    said.mockRestore()
    return { night: (await p.store('rebuilds').get(`nightly-2022-05-${night + 1}`)).record, words }
  }
  const replaceTask = async (name: string) => {
    const store = p.store('tasks')
    const read = await store.get(taskId)
    await p.ports.table.transact([store.replace(read, { ...read.record, name }).item], `${name} ${read.version}`)
  }

  it('finds a sound site sound, and changes nothing', async () => {
    const { night: sound, words } = await passNight()

    expect(sound).toMatchObject({ state: 'done', scope: 'night', shared: true, written: 0, failed: 0 })
    expect(sound.differing).toBeUndefined()
    expect(words).not.toContain('differed')
    expect(await siteOf(p)).toEqual(site)
  })

  it('counts the files alone in a night before which none has changed', async () => {
    const { night: quiet } = await passNight()

    expect(quiet).toMatchObject({ state: 'done', scope: 'comparison', phase: 'listing', done: site.size })
  })

  it('mends a page that was tampered with, brings one that is missing, and removes what nobody should have', async () => {
    const bucket = p.bucket('site')
    const style = [...site.keys()].find((key) => key.startsWith('assets/style.')) as string
    await bucket.put(result, (site.get(result) as string).replace('示例', '别的'), html)
    await bucket.put('140900/finance/plans/2022/index.json', '{}', html)
    await bucket.put(style, 'body{display:none}', { type: 'text/css' })
    await bucket.delete('140900/finance/items/index.html')
    await bucket.delete('verify/index.html')
    await bucket.put('140900/finance/results/made-up/index.html', 'made up', html)
    await bucket.put('140900/finance/secret.txt', 'nobody’s', html)
    await bucket.put('999999/finance/index.html', 'no such department', html)
    await bucket.put('assets/script.000000000000.js', 'alert(1)', { type: 'text/javascript' })
    await bucket.put('promo/index.html', 'nobody’s', html)

    const { night: mended, words } = await passNight()

    expect(await siteOf(p)).toEqual(site)
    expect(mended).toMatchObject({ state: 'done', differing: 10 })
    expect(new Set(mended.differences)).toEqual(
      new Set([
        { key: result, what: 'changed' },
        { key: '140900/finance/plans/2022/index.json', what: 'changed' },
        { key: style, what: 'changed' },
        { key: '140900/finance/items/index.html', what: 'missing' },
        { key: 'verify/index.html', what: 'missing' },
        { key: '140900/finance/results/made-up/index.html', what: 'extra' },
        { key: '140900/finance/secret.txt', what: 'extra' },
        { key: '999999/finance/index.html', what: 'extra' },
        { key: 'assets/script.000000000000.js', what: 'extra' },
        { key: 'promo/index.html', what: 'extra' },
      ]),
    )
    expect(words).toContain(
      `"what":"page differed","department":"140900/finance","key":"${result}","difference":"changed"`,
    )
  })

  it('shows its nights to the operator, the newest first', async () => {
    const { body, status } = await p.call('operator', 'listRebuilds', { limit: '1' })

    expect(status).toBe(200)
    expect(body.items).toMatchObject([{ id: `nightly-2022-05-${night + 1}`, differing: 10 }])
  })

  it('looks once more at all after it has mended, and then counts alone', async () => {
    const { night: again } = await passNight()

    expect(again).toMatchObject({ phase: 'confirm', state: 'done', written: 0 })
    expect(again.differing).toBeUndefined()
    expect((await passNight()).night).toMatchObject({ phase: 'listing', state: 'done' })
  })

  it('sends a file again as what it is when somebody put the same bytes as something else, and tells so', async () => {
    const bucket = p.bucket('site')
    const twin = '140900/finance/plans/2022/index.json'
    await bucket.put(result, site.get(result) as string, { type: 'text/plain', cacheControl: html.cacheControl })
    await bucket.put(twin, site.get(twin) as string, { type: 'application/json; charset=utf-8' })

    const { night: mended, words } = await passNight()

    expect(new Set(mended.differences)).toEqual(
      new Set([
        { key: result, what: 'headers' },
        { key: twin, what: 'headers' },
      ]),
    )
    expect(mended.written).toBe(2)
    expect(words).toContain('"difference":"headers"')
    expect(await bucket.headers(result)).toEqual(html)
    expect(await bucket.headers(twin)).toEqual({ ...html, type: 'application/json; charset=utf-8' })
    expect(await bucket.headers('nothing')).toBeUndefined()
    await passNight()
  })

  it('asks in a night no file for its headers that was not put since all were found right', async () => {
    await p.bucket('site').put('140900/finance/late.txt', 'so that every page is looked at', html)
    asked.length = 0

    const { night: passed } = await passNight()

    expect(passed.differences).toEqual([{ key: '140900/finance/late.txt', what: 'extra' }])
    expect(asked.length).toBeLessThan(site.size / 4)
  })

  it('keeps the style sheet of an earlier release, whose name carries its hash', async () => {
    const older = 'assets/style.7c98040a5416.css'
    await p.bucket('site').put(older, 'body{}', { type: 'text/css; charset=utf-8' })

    const { night: passed } = await passNight()

    expect(passed.differing).toBeUndefined()
    expect((await siteOf(p)).has(older)).toBe(true)
    await p.bucket('site').delete(older)
  })

  it('tells nothing of a page whose event is only late', async () => {
    await p.bucket('site').put('140900/finance/late.txt', 'so that every page is looked at', html)
    await p.clock.set(`2022-05-${++night}T18:00:00Z`)
    await p.runSchedule('tendSite')
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const id = `nightly-2022-05-${night + 1}`
    const step = async () => {
      const rows = (await eventsOf(p)).filter(({ object }) => object === `rebuilds/${id}`)
      await deliver(p, rows.at(-1) as (typeof rows)[number])
      return (await p.store('rebuilds').get(id)).record
    }

    await replaceTask('改名')
    let now = await step()
    while (now.state !== 'done' && !now.suspects?.some(({ key }) => key.includes(taskId))) now = await step()
    const suspected = now.suspects ?? []
    await deliver(p, eventRow(p, 'task.held', `tasks/${taskId}`))
    while (now.state !== 'done') now = await step()
    const words = said.mock.calls.flat().join('\n')
    said.mockRestore()
    await p.settle()

    expect(suspected.map(({ key }) => key)).toContain(`140900/finance/tasks/${taskId}/index.html`)
    expect(now.differences).toEqual([{ key: '140900/finance/late.txt', what: 'extra' }])
    expect(words).not.toContain(taskId)
  })

  it('finds the page of a record that changed without any event, and mends it', async () => {
    await replaceTask('再改名')
    await p.bucket('site').put('140900/finance/late.txt', 'so that every page is looked at', html)

    const { night: found } = await passNight()

    expect(found.differences?.map(({ key }) => key)).toContain(`140900/finance/tasks/${taskId}/index.html`)
    expect((await siteOf(p)).get(`140900/finance/tasks/${taskId}/index.html`)).toContain('再改名')
  })

  it('leaves a page alone that its record does not allow: it is told as broken, not as different', async () => {
    await replaceTask(null as never)
    await p.bucket('site').put('140900/finance/late.txt', 'so that every page is looked at', html)

    const { night: passed } = await passNight()

    expect(passed.differences).toEqual([{ key: '140900/finance/late.txt', what: 'extra' }])
    expect((await siteOf(p)).get(`140900/finance/tasks/${taskId}/index.html`)).toContain('再改名')
  })
})

/** Keys of which the headers are asked. */
function listening(ports: Ports, asked: string[]): Ports {
  return {
    ...ports,
    bucket: (name) => {
      const bucket = ports.bucket(name)
      return { ...bucket, headers: (key) => (asked.push(key), bucket.headers(key)) }
    },
  }
}

describe('the files that a department answers for', () => {
  const keys = [
    '140900/finance/index.html',
    ...Array.from({ length: 2500 }, (_, n) => `140900/finance/results/${String(n).padStart(5, '0')}/index.html`),
    ...Array.from({ length: 2500 }, (_, n) => `140900/tax/results/${String(n).padStart(5, '0')}/index.html`),
    '140900/tax/~~',
    '999999/none/index.html',
    'assets/style.css',
    'departments/140900/finance.json',
    'departments/140900/tax.json',
    'departments/index.html',
    'index.html',
  ]
  const bucket: Pick<ReadBucket, 'list'> = {
    async list({ prefix = '', after = '' }) {
      const behind = keys.filter((key) => key.startsWith(prefix) && key > after)
      return {
        objects: behind.slice(0, 1000).map((key): ListedObject => ({ key, etag: '', modified: '' })),
        more: behind.length > 1000,
      }
    },
  }
  const all = async (departments?: ReadonlySet<string>) => {
    const found: string[] = []
    let slices = 0
    for (let next: string | undefined = ''; next !== undefined; slices++) {
      const area = { department: '140900/finance', ...(departments ? { departments } : {}) }
      const slice = await sliceOf(bucket as ReadBucket, area, next === '' ? undefined : next)
      found.push(...slice.objects.map(({ key }) => key))
      next = slice.next
    }
    return { found, slices }
  }

  it('are its card and its folder, a thousand at a time', async () => {
    const { found } = await all()

    expect(found).toHaveLength(2502)
    expect(found.every((key) => key.includes('140900/finance'))).toBe(true)
  })

  it('are for the first department also those of nobody, past the folders of the others', async () => {
    const { found, slices } = await all(new Set(['140900/finance', '140900/tax']))

    expect(found.slice(2502)).toEqual([
      '999999/none/index.html',
      'assets/style.css',
      'departments/index.html',
      'index.html',
    ])
    expect(slices).toBeLessThan(12)
  })
})

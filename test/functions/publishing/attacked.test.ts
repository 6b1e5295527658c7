import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { WriteBucket } from '../../../functions/stores/object-store.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import type { Row } from '../../../functions/stores/rows.ts'
import type { Rebuild } from '../../../shared/domain/disclosure/rebuild.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { deadLinks } from './crawl.ts'
import { deliver, eventsOf } from './deliver.ts'
import { approved, at, type Cycle, publishedCycle, rebuilt } from './world.ts'

const person = '示三丰'
const long = '示例'.repeat(2000)

describe('the public site under attack', () => {
  const life: Life = { left: Number.POSITIVE_INFINITY, files: new Map() }
  let p: TestPlatform
  let cycle: Cycle
  beforeAll(async () => {
    p = await platform({ wrapPorts: (ports) => mortal(ports, life) })
    cycle = await publishedCycle(p)
    const [, , natural, longNamed] = cycle.inspections as [unknown, unknown, ...Cycle['inspections']]
    await change(natural?.id ?? '', { targetName: person, targetKind: 'sole-trader' })
    await change(longNamed?.id ?? '', { targetName: long })
    await passNight('2022-08-05T18:00:00Z')
  })
  afterAll(() => p.stop())

  /** Every public file as text, as the worker left it. */
  const siteNow = () => new Map([...life.files].map(([key, bytes]) => [key, Buffer.from(bytes).toString()]))
  const change = async (id: string, of: object) => {
    const store = p.store('inspections')
    const read = await store.get(id)
    await p.ports.table.transact([store.replace(read, { ...read.record, ...of }).item], `change ${id.slice(-18)}`)
  }
  const page = (site: ReadonlyMap<string, string>, path: string) => site.get(`140900/finance/${path}`) ?? ''
  const drawOf = (site: ReadonlyMap<string, string>) => page(site, `draws/${cycle.drawId}/index.html`)
  /** Lets a night pass and answers its record. */
  const passNight = async (instant: string): Promise<Rebuild> => {
    await at(p, instant)
    await p.runSchedule('tendSite')
    await p.settle()
    const rebuilds = await p.store('rebuilds').list({ prefix: 'nightly-', newestFirst: true, limit: 1 })
    return rebuilds.items[0] as Rebuild
  }
  const publish = (...ids: readonly string[]) =>
    Promise.all(ids.map((inspectionId) => p.call('publisher', 'publishResult', { inspectionId })))
  const lastEvent = async (type: string, id: string): Promise<Row> => {
    const rows = (await eventsOf(p)).filter((row) => row['type'] === type && row['object'] === `inspections/${id}`)
    return rows.at(-1) as Row
  }

  it('publishes two results at the same moment, a natural person’s and one with a name of 4,000 signs, each once', async () => {
    await at(p, '2022-08-06T01:00:00Z')
    const two = cycle.inspections.slice(2, 4)
    for (const each of two) await approved(p, await refreshed(each.id))
    await p.settle()

    const answers = await publish(...two.map(({ id }) => id))
    await p.settle()
    const site = siteNow()

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const listed = JSON.parse(page(site, 'results/index.json')) as { results: { id: string; number: number }[] }
    expect(listed.results.map(({ number }) => number)).toEqual([4, 3, 2, 1])
    expect(new Set(listed.results.map(({ id }) => id)).size).toBe(4)
    expect((await p.store('listings').get('total/2022')).record).toMatchObject({ counters: { results: 4 } })
    expect(deadLinks(site)).toEqual([])
  })

  const refreshed = async (id: string) => (await p.store('inspections').get(id)).record

  it('names the person nowhere, in neither language, and the long name whole on its own pages alone', async () => {
    const site = siteNow()

    for (const [key, text] of site) expect(text.includes(person), key).toBe(false)
    expect(page(site, 'results/index.html')).toContain('示*</bdi>')
    const whole = [...site].filter(([key, text]) => key.endsWith('.html') && text.includes(long)).map(([key]) => key)
    expect(whole.length).toBeGreaterThan(0)
    for (const key of whole) expect(key).toMatch(/\/(results|targets|visits)\/[^/]+\/index/)
  })

  it('follows a publication by night where it does not at once, says so, and finds no difference in it', async () => {
    const before = siteNow()
    const id = cycle.inspections[2]?.id as string

    const night = await passNight('2022-08-06T18:00:00Z')
    const after = siteNow()

    expect(drawOf(before)).toContain('新公示的结果次日清晨计入本页')
    expect(drawOf(before)).not.toContain(`results/${id}/`)
    expect(drawOf(after)).toContain(`results/${id}/`)
    expect(page(after, 'index.json')).toContain('"results": 4,')
    expect(JSON.parse(after.get('index.json') ?? '')).toMatchObject({ year: { numbers: { results: 4, found: 1 } } })
    expect(night).toMatchObject({ scope: 'night', state: 'done', failed: 0 })
    expect(night.differing).toBeUndefined()
    expect(await rebuilt(p)).toMatchObject({ written: 0, failed: 0 })
    expect(siteNow()).toEqual(after)
  })

  it('finds no difference in lists that a publication during the night has left behind', async () => {
    await at(p, '2022-08-08T01:00:00Z')
    const late = cycle.inspections[4] as Cycle['inspections'][number]
    await approved(p, late)
    await p.settle()
    await p.bucket('site').put('140900/finance/stray.txt', 'so that every page is looked at', { type: 'text/plain' })
    await at(p, '2022-08-08T18:00:00Z')
    await p.runSchedule('tendSite')
    await publish(late.id)
    await p.settle()

    const night = (await p.store('rebuilds').get('nightly-2022-08-09')).record

    expect(night.differences).toEqual([{ key: '140900/finance/stray.txt', what: 'extra' }])
    expect((await passNight('2022-08-09T18:00:00Z')).differing).toBeUndefined()
    expect(drawOf(siteNow())).toContain(`results/${late.id}/`)
  })

  it('stays whole when the worker dies between any two writes, publishing as well as withdrawing, and is completed by the repeat', async () => {
    await at(p, '2022-08-10T01:00:00Z')
    const next = cycle.inspections[5] as Cycle['inspections'][number]
    await approved(p, next)
    await p.settle()
    const steps = [
      ['result.published', () => publish(next.id)],
      [
        'result.withdrawn',
        () =>
          p.call('publisher', 'withdrawDisclosure', {
            inspectionId: next.id,
            reason: '处理决定已撤销',
            knownOn: '2022-08-10',
          }),
      ],
    ] as const
    for (const [type, act] of steps) {
      const before = new Map(life.files)
      await act()
      await p.settle()
      const after = new Map(life.files)
      const changes = changed(before, after)
      const event = await lastEvent(type, next.id)
      expect(changes.length).toBeGreaterThan(10)

      for (let n = 0; n < changes.length; n++) {
        await restore(p.bucket('site'), before, changes)
        const answer = await quietly(() => dying(n, () => deliver(p, event)))
        expect([type, n, answer]).toEqual([type, n, 'again'])
        expect(deadLinks(siteNow())).toEqual([])
        if (n % 4 > 0) continue // the repeat is the same whole delivery each time
        expect(await deliver(p, event)).toBe('done')
        expect(changed(after, life.files)).toEqual([])
      }
      await deliver(p, event)
      expect(changed(after, life.files)).toEqual([])
    }
  })

  it('shows a withdrawn result nowhere from that moment on, and comes out the same in whichever order its events come', async () => {
    const id = cycle.inspections[5]?.id as string
    const { view } = (await p.store('disclosures').get(id)).record
    const site = siteNow()
    const standing = new Map(life.files)
    const published = await lastEvent('result.published', id)
    const withdrawn = await lastEvent('result.withdrawn', id)

    for (const path of [
      'index.html',
      'results/index.html',
      'results/index.en.html',
      'feed.xml',
      'open-data/results-2022.csv',
    ]) {
      expect(page(site, path).includes(view.targetName), path).toBe(false)
    }
    expect(page(site, `results/${id}/index.html`)).toContain('该检查结果已撤下')
    for (const order of [
      [withdrawn, published],
      [published, withdrawn, published],
    ]) {
      for (const event of order) expect(await deliver(p, event)).toBe('done')
    }
    expect(changed(standing, life.files)).toEqual([])
  })

  async function dying<T>(writes: number, work: () => Promise<T>): Promise<T> {
    life.left = writes
    try {
      return await work()
    } finally {
      life.left = Number.POSITIVE_INFINITY
    }
  }
})

async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  try {
    return await work()
  } finally {
    said.mockRestore()
  }
}

interface Life {
  /** Writes to the site until the worker is gone. */
  left: number
  /** The site's files as they lie there. */
  readonly files: Map<string, Uint8Array>
}

type Files = ReadonlyMap<string, Uint8Array>

function changed(a: Files, b: Files): string[] {
  const same = (one: Uint8Array | undefined, two: Uint8Array | undefined) =>
    one === undefined || two === undefined ? one === two : Buffer.compare(one, two) === 0
  return [...new Set([...a.keys(), ...b.keys()])].filter((key) => !same(a.get(key), b.get(key)))
}

async function restore(bucket: WriteBucket, to: Files, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const bytes = to.get(key)
    if (bytes === undefined) await bucket.delete(key)
    else await bucket.put(key, bytes, { type: 'text/plain' })
  }
}

/** Ports whose site takes so many writes more, and then none: a worker that is gone does nothing any more. */
function mortal(ports: Ports, life: Life): Ports {
  return {
    ...ports,
    bucket(name) {
      const bucket = ports.bucket(name)
      if (name !== 'site') return bucket
      const spend = () => {
        if (life.left <= 0) throw new Error('The worker is gone')
        life.left -= 1
      }
      return {
        ...bucket,
        put: async (key, body, options) => {
          spend()
          const done = await bucket.put(key, body, options)
          life.files.set(key, typeof body === 'string' ? Buffer.from(body) : body)
          return done
        },
        delete: async (key) => {
          spend()
          await bucket.delete(key)
          life.files.delete(key)
        },
      }
    },
  }
}

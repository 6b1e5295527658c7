import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resultListingId, totalId } from '../../../shared/domain/disclosure/listing.ts'
import { resultSummary } from '../../../shared/domain/disclosure/result-summary.ts'
import { viewDigest } from '../../../shared/domain/disclosure/view-digest.ts'
import { disclosure as sampleDisclosure } from '../../pages/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { watchSite } from './crawl.ts'
import { approved, at, type Cycle, publishedCycle, siteOf } from './world.ts'

describe('a result after its publication', () => {
  const { watch, wrapPorts } = watchSite()
  let reads = 0
  let p: TestPlatform
  let cycle: Cycle
  beforeAll(async () => {
    p = await platform({
      wrapPorts: (ports) => wrapPorts({ ...ports, table: counting(ports.table, () => (reads += 1)) }),
    })
    cycle = await publishedCycle(p)
  })
  afterAll(() => p.stop())

  const page = (path: string) => watch.files.get(`140900/finance/${path}`) ?? ''
  const result = (id: string) => page(`results/${id}/index.html`)
  const disclosed = async (id: string) => (await p.store('disclosures').get(id)).record
  const correct = (inspectionId: string, input: object) =>
    p.call('publisher', 'correctDisclosure', { inspectionId, reason: '结果笔误', knownOn: '2022-08-08', ...input })
  const withdraw = (inspectionId: string, input: object = {}) =>
    p.call('publisher', 'withdrawDisclosure', {
      inspectionId,
      reason: '处理决定已撤销',
      knownOn: '2022-08-08',
      ...input,
    })

  it('is corrected: the new words stand, the old ones are gone, their hash and the reason stay', async () => {
    await at(p, '2022-08-09T01:00:00Z')
    const id = cycle.published[1] as string
    const before = (await disclosed(id)).view

    const answer = await correct(id, { opinion: '责令二十日内改正。' })
    await p.settle()

    expect(answer.status).toBe(200)
    expect(result(id)).toContain('责令二十日内改正。')
    expect(result(id)).not.toContain('责令十五日内改正。')
    expect(result(id)).toContain('本结果已更正')
    expect(result(id)).toContain(viewDigest(before))
    expect(result(id)).toContain('结果笔误')
    expect((await p.store('inspections').get(id)).record.result?.opinion).toBe('责令十五日内改正。')
  })

  it('shows its photos as pictures without the sealed original’s data, small on the page and large behind', async () => {
    const id = cycle.published[0] as string
    const [photo] = (await p.store('inspections').get(id)).record.photos
    const original = await p.bucket('evidence').get(photo?.evidence ?? '')
    const large = await p.bucket('site').get(photoKey(id, '1.jpg'))
    const small = await p.bucket('site').get(photoKey(id, '1-small.jpg'))
    const { width, height } = photo?.derivative?.thumbnail ?? {}

    expect(large?.length).toBeGreaterThan(small?.length ?? 0)
    expect(Buffer.compare(large as Uint8Array, original as Uint8Array)).not.toBe(0)
    expect(watch.headers.get(photoKey(id, '1.jpg'))).toEqual({
      type: 'image/jpeg',
      cacheControl: 'public, max-age=300, must-revalidate',
    })
    expect(result(id)).toMatch(
      new RegExp(
        `<a href="photos/1.jpg"><img src="photos/1-small.jpg" width="${width}" height="${height}" alt="[^"]{10,}" loading="lazy"`,
      ),
    )
    expect(result(id)).toContain(photo?.sha256)
  })

  it('loses a photo that is taken down after the publication: its files go, its hash and the reason stay', async () => {
    const id = cycle.published[1] as string
    const [photo] = (await p.store('inspections').get(id)).record.photos
    const asked = { inspectionId: id, photoId: photo?.id, reason: '照片拍到了无关的人' }

    const refused = await p.call('publisher', 'takeDownPhoto', { ...asked, reason: '请致电 13800000000' })
    const taken = await p.call('publisher', 'takeDownPhoto', asked)
    await p.settle()

    expect(refused).toMatchObject({ status: 409, body: { type: 'not-disclosable' } })
    expect(taken.status).toBe(200)
    expect(result(id)).toContain('照片拍到了无关的人')
    expect(result(id)).toContain(photo?.sha256)
    expect(result(id)).not.toContain('photos/1.jpg')
    expect(await picturesOf(id)).toEqual([photoKey(id, '2-small.jpg'), photoKey(id, '2.jpg')])
    expect([...watch.dead]).toEqual([])
  })

  it('is withdrawn: a tombstone with the reason and the clock of three working days, in every list', async () => {
    await at(p, '2022-08-12T01:00:00Z')
    const id = cycle.published[0] as string
    const { view } = await disclosed(id)

    await withdraw(id)
    await p.settle()

    expect(result(id)).toContain('该检查结果已撤下')
    expect(result(id)).toContain('处理决定已撤销')
    expect(result(id)).toContain(viewDigest(view))
    expect(result(id)).toMatch(/2022年8月8日.*得知，应于.*2022年8月11日.*逾期/)
    expect(result(id)).not.toContain(view.targetName)
    expect(await picturesOf(id)).toEqual([])
    expect(page('results/index.html')).toContain('已撤下')
    expect(page('results/index.html')).not.toContain(view.targetName)
    expect(page(`targets/${view.targetId}/index.html`)).toContain('已撤下')
    expect([...watch.dead]).toEqual([])
  })

  it('is withdrawn once, and comes back corrected under the same address and number', async () => {
    const id = cycle.published[0] as string

    expect(await withdraw(id)).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
    const again = await correct(id, { reason: '复核后重新公示', knownOn: '2022-08-12' })
    await p.settle()

    expect(again).toMatchObject({ status: 200, body: { state: 'published' } })
    expect(result(id)).toContain('未发现问题')
    expect(result(id)).toContain('处理决定已撤销')
    expect(page('results/index.json')).toContain('"number": 1,')
    expect(await picturesOf(id)).toHaveLength(2)
  })

  it.each([
    ['a reason that is none', { reason: ' ' }, 'reason-required'],
    ['a phone number in the reason', { reason: '请致电 13800000000' }, 'not-disclosable'],
    ['a day before the publication', { knownOn: '2022-08-01' }, 'day-not-acceptable'],
    ['a day to come', { knownOn: '2022-09-01' }, 'day-not-acceptable'],
    ['a phone number in the new text', { opinion: '请致电 13800000000' }, 'not-disclosable'],
    ['an item of another inspection', { items: [{ itemId: 'other', finding: '' }] }, 'item-not-in-inspection'],
  ])('is not corrected with %s', async (_, input, code) => {
    const id = cycle.published[1] as string
    const before = await disclosed(id)

    expect((await correct(id, { knownOn: '2022-08-10', ...input })).body['type']).toBe(code)
    expect(await disclosed(id)).toEqual(before)
  })

  it('is corrected once by two at the same moment, and by nobody but a publisher', async () => {
    const id = cycle.published[1] as string
    const input = { knownOn: '2022-08-10', opinion: '同时更正。' }

    const answers = await Promise.all([correct(id, input), correct(id, input)])

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
    const asked = { inspectionId: id, reason: '无权', knownOn: '2022-08-10' }
    expect((await p.call('reviewer', 'withdrawDisclosure', asked)).status).toBe(403)
    expect((await p.call('publisher', 'withdrawDisclosure', { ...asked, inspectionId: 'unknown' })).status).toBe(404)
  })

  it('is published by at most twelve objects beside its pictures, and as many reads, the hundredth as well as the third', async () => {
    await at(p, '2022-08-15T01:00:00Z')
    const [third, ...others] = cycle.inspections.slice(2, 6) as [Cycle['inspections'][number]]
    await approved(p, third)
    for (const each of others) await approved(p, each)
    await p.settle()
    const costs = await publishing(third.id)
    await putListed(4, 98)

    const later = []
    for (const { id } of others) later.push(await publishing(id))

    expect(page('results/pages/1/index.html')).toContain('第 1–100 号')
    for (const { writes, pictures } of [costs, ...later]) {
      expect(writes - pictures).toBeLessThanOrEqual(12)
      expect(pictures).toBe(2)
    }
    expect(costs.writes).toBeGreaterThan(5)
    expect(Math.max(...later.map((each) => each.reads))).toBeLessThanOrEqual(costs.reads + 10)
  })

  it('ends by itself after five years, once, and its page says so', async () => {
    const id = cycle.published[1] as string
    await at(p, '2027-08-04T20:00:00Z')
    await p.runSchedule('tendSite')
    await p.settle()

    const gone = await disclosed(id)
    await p.runSchedule('tendSite')
    await p.settle()

    expect(gone.state).toBe('expired')
    expect(result(id)).toContain('该检查结果公示期满')
    expect(await disclosed(id)).toEqual(gone)
    expect(page('open-data/results-2022.csv')).toContain('公示期满')
    expect((await siteOf(p)).get('140900/finance/results/index.html')).toContain('公示期满')
  })

  const photoKey = (id: string, name: string) => `140900/finance/results/${id}/photos/${name}`
  const picturesOf = async (id: string) => {
    const keys: string[] = []
    for await (const key of p.bucket('site').keys(photoKey(id, ''))) keys.push(key)
    return keys
  }

  async function publishing(inspectionId: string): Promise<{ writes: number; pictures: number; reads: number }> {
    await p.settle()
    await p.call('publisher', 'publishResult', { inspectionId })
    const before = { writes: watch.written.length, reads }
    await p.settle()
    const written = watch.written.slice(before.writes)
    const pictures = written.filter((key) => key.endsWith('.jpg')).length
    return { writes: written.length, pictures, reads: reads - before.reads }
  }

  /** Lines of results from a number to another, as earlier publications left them, and the number of the last. */
  async function putListed(from: number, to: number): Promise<void> {
    const store = p.store('listings')
    const numbers = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    const lines = numbers.map((number) =>
      store.create({ id: resultListingId(number), kind: 'result', summary: resultSummary(sampleDisclosure, number) }),
    )
    const all = await store.get(totalId('all'))
    const total = { ...all.record, counters: { numbered: to } } as typeof all.record
    const writes = [...lines, store.replace(all, total)].map(({ item }) => item)
    await p.ports.table.transact(writes, 'listed')
  }
})

type Table = TestPlatform['ports']['table']

/** The table with each read counted. */
function counting(table: Table, read: () => void): Table {
  return {
    ...table,
    get: (pk, sk) => {
      read()
      return table.get(pk, sk)
    },
    query: (range) => {
      read()
      return table.query(range)
    },
  }
}

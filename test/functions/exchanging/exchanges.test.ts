import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exchangeFile } from '../../../shared/contract/exchange-format.ts'
import { exchangeKey } from '../../../shared/contract/object-keys.ts'
import { type ExchangeRecord, recordDigest } from '../../../shared/domain/exchange/exchange-record.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { fetched } from '../files/opened.ts'
import { at, type Cycle, publishedCycle } from '../publishing/world.ts'

let p: TestPlatform
let cycle: Cycle
beforeAll(async () => {
  p = await platform()
  cycle = await publishedCycle(p)
})
afterAll(() => p.stop())

const ask = () => p.call('publisher', 'askForExchange', { year: 2022 })
const batchOf = async (exchangeId: string) => (await p.call('auditor', 'getExchange', { exchangeId })).body.exchange
const handOver = (exchangeId: string, on: string) =>
  p.call('publisher', 'handOverExchange', { exchangeId, on, receipt: '示例省平台〔2022〕1号' })
const answered = (exchangeId: string, records: readonly object[]) =>
  p.call('publisher', 'answerExchange', { exchangeId, records })
const reconciliation = async (input: object = {}) =>
  (await p.call('auditor', 'listExchanged', { year: '2022', limit: '200', ...input })).body.items

async function fileOf(exchangeId: string) {
  const bytes = await p.bucket('archive').get(exchangeKey(p.department, exchangeId, 'json'))
  return exchangeFile.parse(JSON.parse(new TextDecoder().decode(bytes)))
}

async function made(): Promise<string> {
  const { status, body } = await ask()
  expect(status).toBe(202)
  await p.settle()
  return body.id
}

describe('results for the provincial platform', () => {
  it('go into one batch at a time, of two asked for at once and while one is open', async () => {
    const both = await Promise.all([ask(), ask()])
    await p.settle()

    const third = await ask()

    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([202, 409])
    expect(third).toMatchObject({ status: 409, body: { type: 'exchange-open', id: '2022-001' } })
    expect(JSON.stringify(third.body)).toContain('请先登记报送或撤回该批次')
  })

  it('are what is public, in a file of the published format and in a workbook, both with their hash', async () => {
    const { state, counts, json, xlsx } = await batchOf('2022-001')
    const { records } = await fileOf('2022-001')
    const format = await p.call(undefined, 'getExchangeFormat', {})

    expect(state).toBe('made')
    expect(counts).toEqual({ new: cycle.published.length, changed: 0, withdrawn: 0, resent: 0 })
    expect(records.map(({ record }) => record.key).toSorted()).toEqual(cycle.published.toSorted())
    expect(records.every(({ record, digest }) => recordDigest(record as ExchangeRecord) === digest)).toBe(true)
    expect(JSON.stringify(records)).not.toMatch(/1[3-9]\d{9}/)
    expect([json?.sha256.length, xlsx?.sha256.length]).toEqual([64, 64])
    expect(Object.keys(format.body.file)).toContain('properties')
  })

  it('count as sent once the batch is handed over, on a day that can be', async () => {
    const early = await handOver('2022-001', '2021-12-31')
    const late = await handOver('2022-001', '2022-12-31')
    const before = await reconciliation()
    const today = (await batchOf('2022-001')).askedAt.slice(0, 10)

    const given = await handOver('2022-001', today)
    await p.settle()

    expect([early.body, late.body]).toMatchObject([{ type: 'day-not-acceptable' }, { type: 'day-not-acceptable' }])
    expect(before).toEqual([])
    expect(given.status).toBe(200)
    expect((await batchOf('2022-001')).state).toBe('handed-over')
    expect((await reconciliation()).map(({ state }) => state)).toEqual(cycle.published.map(() => 'sent'))
    expect((await handOver('2022-001', today)).body).toMatchObject({ type: 'wrong-state' })
  })

  it('are not sent a second time as new', async () => {
    const id = await made()

    expect((await fileOf(id)).records).toEqual([])
    const gone = await p.call('publisher', 'withdrawExchange', { exchangeId: id, reason: '没有新的结果' })
    expect(gone.body).toMatchObject({ state: 'withdrawn', withdrawnFor: '没有新的结果' })
  })

  it('are confirmed or differ, field by field, as the platform answers', async () => {
    const [first, second] = (await fileOf('2022-001')).records
    const held = { ...second?.record, content: { ...second?.record.content, endedOn: '2022-07-08' } }

    const answer = await answered('2022-001', [
      { key: first?.record.key, digest: first?.digest },
      { key: second?.record.key, held },
      { key: 'nobody’s', digest: first?.digest },
    ])

    expect(answer.body.answers.at(-1)).toMatchObject({ confirmed: 1, differing: 1, unknown: ['nobody’s'] })
    expect(await reconciliation({ state: 'differing' })).toMatchObject([
      {
        key: second?.record.key,
        differences: [{ field: 'content.endedOn', ours: second?.record.content?.endedOn, theirs: '2022-07-08' }],
      },
    ])
    expect(await reconciliation({ state: 'confirmed' })).toMatchObject([{ key: first?.record.key }])
    expect((await reconciliation()).length).toBe(cycle.published.length)
  })

  it('are in a workbook with how each stands, and in what it differs, anew with each answer', async () => {
    await p.settle()
    const { exchange, reconciliation: address } = (await p.call('clerk', 'getExchange', { exchangeId: '2022-001' }))
      .body
    const [totals, list] = await readXlsx(await fetched(address))

    expect(exchange.reconciliation?.key).toMatch(/2022-001-reconciliation-1\.xlsx$/)
    expect(Object.fromEntries((totals?.data ?? []).slice(1))).toMatchObject({
      批次: '2022-001',
      平台回执: '示例省平台〔2022〕1号',
      共报送: `${cycle.published.length}`,
      已报送待确认: `${cycle.published.length - 2}`,
      已确认一致: '1',
      不一致: '1',
    })
    const differing = list?.data.filter((row) => row[4] === '不一致')
    expect(differing?.map((row) => row.slice(6, 9))).toEqual([
      ['content.endedOn', expect.stringMatching(/^2022-/), '2022-07-08'],
    ])
    expect(list?.data).toHaveLength(1 + cycle.published.length)
  })

  it('say so when an answer names one twice, or comes before the handover', async () => {
    const twice = await answered('2022-001', [
      { key: 'a', problem: 'x' },
      { key: 'a', problem: 'y' },
    ])
    const early = await answered('2022-002', [{ key: 'a', problem: 'x' }])

    expect(twice.body).toMatchObject({ type: 'id-repeated', id: 'a' })
    expect(early.body).toMatchObject({ type: 'wrong-state' })
  })

  it('go again where they differ or were withdrawn, and a late answer to an old batch changes no newer row', async () => {
    await at(p, '2022-08-20T01:00:00Z')
    const [first, second] = (await fileOf('2022-001')).records.map(({ record }) => record.key)
    const words = { reason: '结果笔误', knownOn: '2022-08-19' }
    await p.call('publisher', 'withdrawDisclosure', { inspectionId: first ?? '', ...words })
    await p.settle()

    const id = await made()
    const { records } = await fileOf(id)
    await handOver(id, '2022-08-20')
    await p.settle()
    await answered('2022-001', [{ key: second, problem: '平台此前登记有误' }])

    expect(Object.fromEntries(records.map(({ record, reason }) => [record.key, reason]))).toEqual({
      [first ?? '']: 'withdrawn',
      [second ?? '']: 'resent',
    })
    expect(records.find(({ record }) => record.key === first)?.record.content).toBeUndefined()
    expect((await reconciliation()).find(({ key }) => key === second)).toMatchObject({ state: 'sent', batch: id })
    expect((await reconciliation({ exchangeId: '2022-001' })).find(({ key }) => key === second)).toMatchObject({
      state: 'differing',
    })
  })

  it('stand as confirmed once the platform holds what was sent again', async () => {
    const { records } = await fileOf('2022-003')
    await answered(
      '2022-003',
      records.map(({ record: { key }, digest }) => ({ key, digest })),
    )
    await p.settle()

    const { body } = await p.call('clerk', 'getExchange', { exchangeId: '2022-003' })
    const [, list] = await readXlsx(await fetched(body.reconciliation))
    expect(list?.data.slice(1).map((row) => row[4])).toEqual(records.map(() => '已确认一致'))
    expect(await reconciliation({ state: 'differing' })).toEqual([])
  })

  it('are nobody else’s business', async () => {
    expect((await p.call('officer-01', 'askForExchange', { year: 2022 })).status).toBe(403)
    expect((await p.call('auditor', 'getExchange', { exchangeId: '2021-001' })).status).toBe(404)
  })
})

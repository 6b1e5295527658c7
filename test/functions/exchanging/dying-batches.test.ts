import { createHash } from 'node:crypto'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliver } from '../../../functions/events/consume.ts'
import { exchanging } from '../../../functions/exchanging/service.ts'
import type { WriteBucket } from '../../../functions/stores/object-store.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import type { EventType } from '../../../shared/contract/events.ts'
import { exchangeFile } from '../../../shared/contract/exchange-format.ts'
import { exchangeKey } from '../../../shared/contract/object-keys.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import type { Exchange, Exchanged } from '../../../shared/domain/exchange/exchange.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleDisclosure } from './sample-disclosures.ts'

/** More than go into two transactions of forty-five. */
const RECORDS = 91
/** Nothing but this test tells of what happens there. */
const elsewhere = '140900/elsewhere'

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: '2022-08-05T01:00:00Z' })
  for (let n = 1; n <= RECORDS; n++) {
    await p.put('disclosures', sampleDisclosure(n))
    await p.in(elsewhere).put('disclosures', sampleDisclosure(n))
  }
})
afterAll(() => p.stop())

class Died extends Error {}

interface Death {
  /** Which of the calls that leave something behind. */
  readonly at: number
  readonly when: 'before' | 'after'
}

/** The platform's table and an archive in memory. After a death no call works until the next life. */
function world(death: Death) {
  const objects = new Map<string, Buffer>()
  let calls = 0
  let dead = false
  const living = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) throw new Died()
    return work()
  }
  const lasting = (work: () => Promise<unknown>) =>
    living(async () => {
      const isLast = ++calls === death.at
      dead = isLast
      if (isLast && death.when === 'before') throw new Died()
      const answer = await work()
      if (isLast) throw new Died()
      return answer
    })
  const bucket: WriteBucket = {
    get: (key) => living(async () => objects.get(key)),
    size: (key) => living(async () => objects.get(key)?.length),
    headers: async () => undefined,
    list: async () => ({ objects: [], more: false }),
    async *keys() {},
    put: async (key, body, { ifAbsent }) =>
      (await lasting(async () => {
        if (ifAbsent && objects.has(key)) return false
        objects.set(key, Buffer.from(body))
        return true
      })) as boolean,
    delete: async () => undefined,
  }
  const { table } = p.ports
  const ports: Ports = {
    ...p.ports,
    bucket: () => bucket,
    table: {
      get: (...call) => living(() => table.get(...call)),
      query: (...call) => living(() => table.query(...call)),
      transact: async (...call) => void (await lasting(() => table.transact(...call))),
    },
  }
  const revive = () => {
    dead = false
  }
  return { objects, ports, revive }
}

type World = ReturnType<typeof world>

/** The stream's record of an event, as Lambda hands it over; told again, it bears the same id. */
function told(type: EventType, exchange: string, more: object = {}): DynamoDBStreamEvent {
  const row = { pk: outboxPartition, sk: `${type}:${exchange}`, type, at: '2022-08-05T01:00:00.000Z' }
  const image = marshall({
    ...row,
    department: elsewhere,
    object: `exchanges/${exchange}`,
    payload: JSON.stringify({ exchange, ...more }),
  })
  return {
    Records: [{ eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: image } }],
  } as unknown as DynamoDBStreamEvent
}

/** Tells an event, and again when the first telling died, and once more for nothing. */
async function tellUntilDone({ ports, revive }: World, type: EventType, exchange: string): Promise<boolean> {
  const tell = async () => (await deliver(exchanging.subscribers, ports, told(type, exchange))).batchItemFailures.length
  const failed = await tell()
  revive()
  expect(failed === 0 ? 0 : await tell()).toBe(0)
  expect(await tell()).toBe(0)
  return failed > 0
}

const stores = () => p.in(elsewhere)
const exchangeOf = async (id: string) => (await stores().store('exchanges').get(id)).record

async function asked(id: string): Promise<void> {
  const counts = { new: 0, changed: 0, withdrawn: 0, resent: 0 }
  const asked: Exchange = {
    id,
    year: 2022,
    state: 'making',
    askedBy: 'publisher',
    askedAt: '2022-08-05T01:00:00.000Z',
    done: 0,
    counts,
    answers: [],
  }
  await stores().put('exchanges', asked)
}

async function payloads(type: EventType, id: string): Promise<Record<string, unknown>[]> {
  const { rows } = await p.ports.table.query({ partition: 'outbox#log', limit: 300, backwards: true })
  const events = rows as unknown as readonly { readonly type: string; readonly payload: string }[]
  return events
    .filter((event) => event.type === type)
    .map(({ payload }) => JSON.parse(payload) as Record<string, unknown>)
    .filter(({ exchange }) => exchange === id)
}

/** Every lasting step, before and after it, until none is left to die at. */
async function atEveryStep(run: (death: Death, id: string) => Promise<boolean>): Promise<number> {
  let count = 0
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at++) {
      const id = `2022-${String(++batches).padStart(3, '0')}`
      if (!(await run({ at, when }, id))) break
      count += 1
    }
  }
  return count
}
let batches = 100

describe('a batch for the provincial platform', () => {
  it('is made whole and once, wherever its making dies', async () => {
    const deaths = await atEveryStep(async (death, id) => {
      await asked(id)
      const here = world(death)

      const died = await tellUntilDone(here, 'exchange.asked', id)

      const where = `died ${death.when} step ${death.at}`
      const batch = await exchangeOf(id)
      const content = exchangeFile.parse(JSON.parse(String(here.objects.get(exchangeKey(elsewhere, id, 'json')))))
      expect(batch, where).toMatchObject({ state: 'made', counts: { new: RECORDS } })
      expect(new Set(content.records.map(({ record }) => record.key)).size, where).toBe(RECORDS)
      expect([...here.objects.keys()].toSorted(), where).toEqual(
        ['json', 'xlsx'].map((end) => exchangeKey(elsewhere, id, end)),
      )
      expect(await payloads('exchange.made', id), where).toHaveLength(1)
      return died
    })

    // Two files and the record.
    expect(deaths).toBe(6)
  }, 60_000)

  it('holds what its file held first, though a result was withdrawn between death and return; that goes with the next', async () => {
    const id = '2022-200'
    await asked(id)
    const here = world({ at: 2, when: 'before' })
    const tell = () => deliver(exchanging.subscribers, here.ports, told('exchange.asked', id))
    await tell()
    here.revive()
    const file = here.objects.get(exchangeKey(elsewhere, id, 'json'))
    const store = stores().store('disclosures')
    const first = await store.get(sampleDisclosure(1).id)
    const replace = (state: 'withdrawn' | 'published', read: typeof first) =>
      p.ports.table.transact([store.replace(read, { ...read.record, state }).item], `change-${state}`)
    await replace('withdrawn', first)

    await tell()

    expect(here.objects.get(exchangeKey(elsewhere, id, 'json'))).toEqual(file)
    expect(await exchangeOf(id)).toMatchObject({ state: 'made', counts: { new: RECORDS, withdrawn: 0 } })
    await replace('published', await store.get(first.record.id))
  })

  it('that is handed over marks each record once, wherever its marking dies', async () => {
    const { objects: made, ports } = world({ at: 0, when: 'before' })
    await asked('2022-300')
    await deliver(exchanging.subscribers, ports, told('exchange.asked', '2022-300'))
    const content = made.get(exchangeKey(elsewhere, '2022-300', 'json')) as Buffer
    batches = 400

    const deaths = await atEveryStep(async (death, id) => {
      const here = world(death)
      const key = exchangeKey(elsewhere, id, 'json')
      here.objects.set(key, content)
      const file = { key, sha256: 'a'.repeat(64), size: content.length }
      await asked(id)
      const read = await stores().store('exchanges').get(id)
      const handedOver = { by: 'publisher', on: '2022-08-05', receipt: '示例省平台〔2022〕1号' }
      const marking = { ...read.record, state: 'marking' as const, json: file, handedOver }
      await p.ports.table.transact([stores().store('exchanges').replace(read, marking).item], `marking-${id}`)

      const died = await tellUntilDone(here, 'exchange.handed-over', id)

      const where = `died ${death.when} step ${death.at}`
      const [ofBatch, ofYear] = [await rowsOf(id), await rowsOf('2022')]
      expect((await exchangeOf(id)).state, where).toBe('handed-over')
      expect(ofBatch, where).toHaveLength(RECORDS)
      expect(
        ofBatch.every(({ state, batch }) => state === 'sent' && batch === id),
        where,
      ).toBe(true)
      expect(ofYear.map(({ batch, digest }) => `${batch} ${digest}`).toSorted(), where).toEqual(
        ofBatch.map(({ batch, digest }) => `${batch} ${digest}`).toSorted(),
      )
      const slices = (await payloads('exchange.progressed', id)).map(({ marked }) => Number(marked))
      expect(
        slices.toSorted((a, b) => a - b),
        where,
      ).toEqual([45, 90, RECORDS])
      expect(await payloads('exchange.marked', id), where).toHaveLength(1)
      return died
    })

    // Three slices and the record.
    expect(deaths).toBe(8)
  }, 120_000)

  it('names a reconciliation list that lies there, wherever its writing dies', async () => {
    batches = 500
    const deaths = await atEveryStep(async (death, id) => {
      const here = world(death)
      await asked(id)
      const read = await stores().store('exchanges').get(id)
      const handedOver = { by: 'publisher', on: '2022-08-05', receipt: '示例省平台〔2022〕1号' }
      const given = { ...read.record, state: 'handed-over' as const, handedOver }
      await p.ports.table.transact([stores().store('exchanges').replace(read, given).item], `given-${id}`)

      const died = await tellUntilDone(here, 'exchange.marked', id)

      const { key = '', sha256 } = (await exchangeOf(id)).reconciliation ?? {}
      const kept = here.objects.get(key) ?? ''
      expect([...here.objects.keys()]).toEqual([exchangeKey(elsewhere, `${id}-reconciliation-0`, 'xlsx')])
      expect(createHash('sha256').update(kept).digest('hex')).toBe(sha256)
      return died
    })

    // The file and the record.
    expect(deaths).toBe(4)
  })

  it('has no reconciliation list of an answer of which a slice alone is there', async () => {
    const id = '2022-600'
    const here = world({ at: Number.POSITIVE_INFINITY, when: 'before' })
    await asked(id)
    const read = await stores().store('exchanges').get(id)
    const handedOver = { by: 'publisher', on: '2022-08-05', receipt: '示例省平台〔2022〕1号' }
    const given = { ...read.record, state: 'handed-over' as const, handedOver }
    await p.ports.table.transact([stores().store('exchanges').replace(read, given).item], `given-${id}`)

    await deliver(exchanging.subscribers, here.ports, told('exchange.answered', id, { settled: 45 }))

    expect([...here.objects.keys()]).toEqual([])
    expect((await exchangeOf(id)).reconciliation).toBeUndefined()
  })

  it('of more than two slices goes through the door, is marked, and is answered record by record', async () => {
    const { body } = await p.call('publisher', 'askForExchange', { year: 2022 })
    await p.settle()
    const bytes = await p.bucket('archive').get(exchangeKey(p.department, body.id, 'json'))
    const { records } = exchangeFile.parse(JSON.parse(new TextDecoder().decode(bytes)))
    await p.call('publisher', 'handOverExchange', { exchangeId: body.id, on: '2022-08-05', receipt: '示例1号' })
    await p.settle()
    const sent = await reconciled('sent')

    const answers = records.map(({ record: { key }, digest }, at) =>
      at === 60 ? { key, problem: '平台登记的结束日期不同' } : { key, digest },
    )
    const answer = await p.call('publisher', 'answerExchange', { exchangeId: body.id, records: answers })

    expect(sent).toHaveLength(RECORDS)
    expect(answer.body.answers).toMatchObject([{ confirmed: RECORDS - 1, differing: 1, unknown: [] }])
    expect(await reconciled('confirmed')).toHaveLength(RECORDS - 1)
    expect(await reconciled('differing')).toMatchObject([
      { key: records[60]?.record.key, differences: [{ theirs: '平台登记的结束日期不同' }] },
    ])
  }, 60_000)
})

async function rowsOf(prefix: string): Promise<Exchanged[]> {
  const found: Exchanged[] = []
  for await (const { record } of stores().store('exchanged').all(`${prefix}/`)) found.push(record)
  return found
}

async function reconciled(state: string): Promise<Exchanged[]> {
  const found: Exchanged[] = []
  let cursor: string | undefined
  do {
    const input = { year: '2022', state, limit: '200', ...(cursor ? { cursor } : {}) }
    const { body } = await p.call('auditor', 'listExchanged', input)
    found.push(...body.items)
    cursor = body.next
  } while (cursor)
  return found
}

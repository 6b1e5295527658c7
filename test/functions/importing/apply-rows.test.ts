import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importing } from '../../../functions/importing/service.ts'
import { serve } from '../../../functions/service.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import type { TransactItem } from '../../../functions/stores/rows.ts'
import { agenciesFile, sampleAgencies } from '../../../infra/local/seed/agencies-file.ts'
import { itemsFile } from '../../../infra/local/seed/items-file.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring, bringIn } from './bring-file.ts'

let p: TestPlatform
/** Called before each transaction: a throw stands for a process that dies there. */
let beforeTransaction: (items: readonly TransactItem[]) => Promise<void> = async () => {}

/** The table as it is, with a place in front of each transaction where a test can act. */
function watchedPorts(ports: Ports): Ports {
  const { table } = ports
  return {
    ...ports,
    table: {
      get: (pk, sk) => table.get(pk, sk),
      query: (range) => table.query(range),
      async transact(items, token) {
        await beforeTransaction(items)
        await table.transact(items, token)
      },
    },
  }
}

beforeAll(async () => {
  p = await platform({ wrapPorts: watchedPorts })
})
beforeEach(() => {
  beforeTransaction = async () => {}
})
afterAll(() => p.stop())

function eventOf(items: readonly TransactItem[]): string {
  return String(items.find(({ put }) => put?.row.pk === outboxPartition)?.put?.row['type'])
}

async function targets(): Promise<string[]> {
  const ids: string[] = []
  for await (const { record } of p.store('targets').all()) ids.push(record.id)
  return ids
}

/** Delivers the event of an application once more, as the stream may. */
async function redeliver(importId: string): Promise<unknown> {
  const { rows } = await p.ports.table.query({ partition: outboxPartition, limit: 500 })
  const row = rows.find((each) => each['type'] === 'import.applying' && each['object'] === `imports/${importId}`)
  const record = { eventName: 'INSERT', dynamodb: { NewImage: marshall(row), SequenceNumber: '1' } }
  const event = { Records: [record] } as unknown as DynamoDBStreamEvent
  return serve(importing, p.ports)(event, { awsRequestId: 'redelivered' } as never, {} as never)
}

describe('an import is applied chunk by chunk', () => {
  it('goes on behind the last whole chunk after a death between two, and ends with each row once', async () => {
    const { importId } = await bring(p, { kind: 'targets', bytes: await agenciesFile() })
    let chunks = 0
    let deaths = 0
    const seen: number[] = []
    beforeTransaction = async (items) => {
      if (eventOf(items) !== 'registry.changed') return
      if (++chunks === 2) {
        deaths++
        seen.push((await targets()).length, (await p.store('imports').get(importId)).record.done)
        throw new Error('the process dies here')
      }
    }
    await p.call('clerk', 'applyImport', { importId })
    await p.settle().catch(() => undefined)
    await p.settle()

    expect(deaths).toBe(1)
    expect(seen).toEqual([40, 40])
    expect((await targets()).sort()).toEqual(
      sampleAgencies()
        .map(({ code }) => code)
        .sort(),
    )
    expect((await p.store('imports').get(importId)).record).toMatchObject({ state: 'applied', done: 60 })
  })

  it('changes nothing when its event comes again, even several times at once', async () => {
    const { items } = (await p.call('clerk', 'listImports', {})).body
    const importId = items[0]?.id ?? ''
    const [read, target] = [
      await p.store('imports').get(importId),
      await p.store('targets').get((await targets())[0] ?? ''),
    ]

    const answers = await Promise.all([redeliver(importId), redeliver(importId), redeliver(importId)])

    expect(answers).toEqual([1, 2, 3].map(() => ({ batchItemFailures: [] })))
    expect(await p.store('imports').get(importId)).toEqual(read)
    expect(await p.store('targets').get(target.record.id)).toEqual(target)
  })

  it('is written once when two deliveries run at the same time', async () => {
    const rows = (await p.ports.table.query({ partition: outboxPartition, limit: 500 })).rows.length
    const { importId } = await bring(p, { kind: 'targets', bytes: await agenciesFile() })
    await p.call('clerk', 'applyImport', { importId })

    await Promise.all([redeliver(importId), redeliver(importId), p.settle()])
    await p.settle()

    expect((await p.store('imports').get(importId)).record).toMatchObject({ state: 'applied', done: 60 })
    const after = (await p.ports.table.query({ partition: outboxPartition, limit: 500 })).rows
    expect(after.slice(rows).map((row) => row['type'])).toEqual([
      'import.declared',
      'import.read',
      'import.applying',
      'registry.changed',
      'registry.changed',
      'import.applied',
    ])
  })

  it('bears a record that somebody changes while it is written', async () => {
    const [agency] = sampleAgencies()
    const read = await p.store('targets').get(agency?.code ?? '')
    const moved = { ...read.record, address: '忻府区示例路另一号' }
    await p.ports.table.transact([p.store('targets').replace(read, moved).item], 'moved-by-fixture')
    let raced = false
    beforeTransaction = async (items) => {
      if (raced || eventOf(items) !== 'registry.changed') return
      raced = true
      const current = await p.store('targets').get(agency?.code ?? '')
      const again = { ...current.record, address: '忻府区示例路又一号' }
      await p.ports.table.transact([p.store('targets').replace(current, again).item], 'raced-by-fixture')
    }

    const applied = await bringIn(p, { kind: 'targets', bytes: await agenciesFile() })

    expect(raced).toBe(true)
    expect(applied).toMatchObject({ state: 'applied', counts: { changed: 1, unchanged: 59 } })
    expect((await p.store('targets').get(agency?.code ?? '')).record.address).toBe('忻府区示例路1号')
  })

  it('leaves an item alone that was published since the reading, and says so', async () => {
    const { importId } = await bring(p, { kind: 'items', bytes: await itemsFile() })
    const published = {
      id: 'CZ-KJ-01',
      name: '已公布的示例事项',
      category: '重点检查事项',
      targetKind: '会计代理记账机构',
      legalBasis: [],
      subject: '忻州市财政局',
      content: '示例',
      methods: [],
      state: 'published' as const,
    }
    await p.put('items', published)

    await p.call('clerk', 'applyImport', { importId })
    await p.settle()

    const applied = (await p.store('imports').get(importId)).record
    expect(applied).toMatchObject({ state: 'applied', done: 2 })
    expect(applied.findings).toEqual([expect.objectContaining({ id: 'left-CZ-KJ-01', severity: 'warning' })])
    expect((await p.store('items').get('CZ-KJ-01')).record).toEqual(published)
    expect((await p.store('items').get('CZ-KJ-02')).record.state).toBe('draft')
  })
})

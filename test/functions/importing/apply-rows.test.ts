import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importing } from '../../../functions/importing/service.ts'
import { serve } from '../../../functions/service.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import type { TransactItem } from '../../../functions/stores/rows.ts'
import { itemsFile } from '../../../infra/local/seed/items-file.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring, sheetOf } from './bring-file.ts'
import { manyTargets, targetCells, targetHeader, targetId } from './many-targets.ts'

let p: TestPlatform
/** Called before each transaction, and what it returns after it: a throw stands for a process that dies there. */
let beforeTransaction: (items: readonly TransactItem[]) => Promise<(() => void) | undefined> = async () => undefined

/** The table as it is, with a place in front of each transaction where a test can act. */
function watchedPorts(ports: Ports): Ports {
  const { table } = ports
  return {
    ...ports,
    table: {
      get: (pk, sk) => table.get(pk, sk),
      query: (range) => table.query(range),
      async transact(items, token) {
        const after = await beforeTransaction(items)
        await table.transact(items, token)
        after?.()
      },
    },
  }
}

beforeAll(async () => {
  p = await platform({ wrapPorts: watchedPorts })
})
beforeEach(() => {
  beforeTransaction = async () => undefined
})
afterAll(() => p.stop())

function eventOf(items: readonly TransactItem[]): string {
  return String(items.find(({ put }) => put?.row.pk === outboxPartition)?.put?.row['type'])
}

/** Delivers the event of an application once more, as the stream may. */
async function redeliver(importId: string): Promise<unknown> {
  const { rows } = await p.ports.table.query({ partition: outboxPartition, limit: 500 })
  const row = rows.find((each) => each['type'] === 'import.applying' && each['object'] === `imports/${importId}`)
  const record = { eventName: 'INSERT', dynamodb: { NewImage: marshall(row), SequenceNumber: '1' } }
  const event = { Records: [record] } as unknown as DynamoDBStreamEvent
  return serve(importing, p.ports)(event, { awsRequestId: 'redelivered' } as never, {} as never)
}

/** Two and three quarters of a transaction. */
const ROWS = 250

async function standing(): Promise<Map<string, number>> {
  const versions = new Map<string, number>()
  for await (const { record, version } of p.store('targets').all()) versions.set(record.id, version)
  return versions
}

describe('an import is applied chunk by chunk', () => {
  it('survives a death before or after any of its transactions, and writes each row once', async () => {
    const { importId } = await bring(p, { kind: 'targets', bytes: await manyTargets(ROWS) })
    let transactions = 0
    const deaths: number[] = []
    beforeTransaction = async (items) => {
      if (!['registry.changed', 'import.progressed', 'import.applied'].includes(eventOf(items))) return undefined
      const nth = transactions++
      if (deaths.length > 3 || nth % 2 === 0) return undefined
      deaths.push(nth)
      if (nth % 4 === 1) throw new Error('the process dies before it writes')
      return () => {
        throw new Error('the process dies before it hears that it has written')
      }
    }
    await p.call('clerk', 'applyImport', { importId })
    await p.settle()

    expect(deaths.length).toBeGreaterThan(2)
    const versions = await standing()
    expect([...versions.keys()].sort()).toEqual(Array.from({ length: ROWS }, (_, nth) => targetId(nth)).sort())
    expect(new Set(versions.values())).toEqual(new Set([1]))
    expect((await p.store('imports').get(importId)).record).toMatchObject({ state: 'applied', done: ROWS, of: ROWS })
  })

  it('changes nothing when its event comes again, even several times at once', async () => {
    const { items } = (await p.call('clerk', 'listImports', {})).body
    const importId = items[0]?.id ?? ''
    const [read, target] = [await p.store('imports').get(importId), await p.store('targets').get(targetId(0))]

    const answers = await Promise.all([redeliver(importId), redeliver(importId), redeliver(importId)])

    expect(answers).toEqual([1, 2, 3].map(() => ({ batchItemFailures: [] })))
    expect(await p.store('imports').get(importId)).toEqual(read)
    expect(await p.store('targets').get(target.record.id)).toEqual(target)
  })

  it('is written once when two deliveries run at the same time', async () => {
    const changed = Array.from({ length: ROWS }, (_, nth) =>
      targetCells(nth).map((cell, at) => (targetHeader[at] === '住所' ? `${cell}乙` : cell)),
    )
    const { importId, body } = await bring(p, { kind: 'targets', bytes: await sheetOf(targetHeader, ...changed) })
    expect(body.counts).toMatchObject({ changed: ROWS, added: 0 })
    expect(body.sample?.[0]).toEqual({
      row: 2,
      id: targetId(0),
      fields: [{ field: '住所', before: '忻府区示例路1号', after: '忻府区示例路1号乙' }],
    })
    await p.call('clerk', 'applyImport', { importId })

    await Promise.all([redeliver(importId), redeliver(importId), p.settle()])
    await p.settle()

    expect((await p.store('imports').get(importId)).record).toMatchObject({ state: 'applied', done: ROWS })
    expect(new Set((await standing()).values())).toEqual(new Set([2]))
    const versions = await p.store('targets').versions(targetId(7))
    expect(versions.items.map(({ version }) => version)).toEqual([2, 1])
  })

  it('bears records that somebody creates or changes while it is written', async () => {
    const bytes = await sheetOf(targetHeader, targetCells(0), targetCells(ROWS))
    const { importId, body } = await bring(p, { kind: 'targets', bytes })
    expect(body.counts).toMatchObject({ changed: 1, added: 1 })
    let raced = false
    beforeTransaction = async (items) => {
      if (raced || eventOf(items) !== 'registry.changed') return undefined
      raced = true
      const current = await p.store('targets').get(targetId(0))
      const other = { ...current.record, id: targetId(ROWS), address: '他人所写' }
      await p.ports.table.transact(
        [
          p.store('targets').replace(current, { ...current.record, address: '他人所改' }).item,
          p.store('targets').create(other).item,
        ],
        'raced-by-fixture',
      )
      return undefined
    }
    await p.call('clerk', 'applyImport', { importId })
    await p.settle()

    expect(raced).toBe(true)
    expect((await p.store('imports').get(importId)).record).toMatchObject({ state: 'applied', done: 2 })
    expect((await p.store('targets').get(targetId(0))).record.address).toBe('忻府区示例路1号')
    expect((await p.store('targets').get(targetId(ROWS))).record.address).toBe(targetCells(ROWS)[5])
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

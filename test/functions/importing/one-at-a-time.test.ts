import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WriteBucket } from '../../../functions/stores/object-store.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bring, sheetOf } from './bring-file.ts'
import { manyTargets, targetCells, targetHeader } from './many-targets.ts'

let p: TestPlatform
/** Called before each transaction and each object that is put: a throw stands for a process that dies there. */
let before: (what: string) => void = () => undefined

function watchedPorts(ports: Ports): Ports {
  const { table } = ports
  return {
    ...ports,
    table: {
      get: (pk, sk) => table.get(pk, sk),
      query: (range) => table.query(range),
      async transact(items, token) {
        before(String(items.find(({ put }) => put?.row.pk === outboxPartition)?.put?.row['type']))
        await table.transact(items, token)
      },
    },
    bucket: (name): WriteBucket => {
      const bucket = ports.bucket(name)
      return {
        ...bucket,
        put: (key, body, options) => {
          before(`put ${name} ${key}`)
          return bucket.put(key, body, options)
        },
      }
    },
  }
}

beforeAll(async () => {
  p = await platform({ wrapPorts: watchedPorts })
})
beforeEach(() => {
  before = () => undefined
})
afterAll(() => p.stop())

describe('one file of a kind at a time', () => {
  it('is applied; a second is refused by the name of the first, and another kind is not', async () => {
    const [first, second] = [
      await bring(p, { kind: 'targets', bytes: await manyTargets(3), fileName: '一.xlsx' }),
      await bring(p, { kind: 'targets', bytes: await sheetOf(targetHeader, targetCells(5)), fileName: '二.xlsx' }),
    ]
    expect((await p.call('clerk', 'applyImport', { importId: first.importId })).status).toBe(202)

    const refused = await p.call('clerk', 'applyImport', { importId: second.importId })
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'import-running', running: first.importId, fileName: '一.xlsx' },
    })
    const file = { kind: 'targets', fileName: '三.xlsx', sha256: '0'.repeat(64), size: 1 }
    expect((await p.call('clerk', 'declareImport', file)).body).toMatchObject({ type: 'import-running' })
    expect((await p.call('clerk', 'declareImport', { ...file, kind: 'officers' })).status).toBe(201)

    await p.settle()
    expect((await p.call('clerk', 'applyImport', { importId: second.importId })).status).toBe(202)
    await p.settle()
    expect((await p.store('imports').get(second.importId)).record.state).toBe('applied')
  })

  it('is applied when two clerks ask at once', async () => {
    const both = await Promise.all(
      [7, 8].map(async (nth) => bring(p, { kind: 'targets', bytes: await sheetOf(targetHeader, targetCells(nth)) })),
    )

    const answers = await Promise.all(both.map(({ importId }) => p.call('clerk', 'applyImport', { importId })))

    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses[0]).toBe(202)
    expect([409, 412]).toContain(statuses[1])
    await p.settle()
  })
})

describe('a reading that is killed', () => {
  it.each([
    ['before it tells that it reads', 'import.progressed'],
    ['while it keeps the rows', 'put archive'],
    ['before it reports', 'import.read'],
  ])('%s, is begun again and reports once', async (_, where) => {
    let deaths = 0
    before = (what) => {
      if (!what.startsWith(where) || deaths > 0) return
      deaths++
      throw new Error('the process dies here')
    }

    const { importId } = await bring(p, { kind: 'targets', bytes: await manyTargets(50) })

    // The store tells of the file again after a pause of its own.
    await expect
      .poll(async () => (await p.store('imports').get(importId)).record, { timeout: 5000 })
      .toMatchObject({ state: 'read', counts: { rows: 50 }, findings: [] })
    expect(deaths).toBe(1)
    const { rows } = await p.ports.table.query({ partition: outboxPartition, limit: 500 })
    const told = rows.filter((row) => row['object'] === `imports/${importId}` && row['type'] === 'import.read')
    expect(told).toHaveLength(1)
  })

  it('tells how far it is', async () => {
    const seen: unknown[] = []
    const { importId } = await bring(p, { kind: 'targets', bytes: await manyTargets(10) })
    const { rows } = await p.ports.table.query({ partition: outboxPartition, limit: 500 })
    for (const row of rows) {
      if (row['object'] === `imports/${importId}`) seen.push([row['type'], JSON.parse(String(row['payload']))['phase']])
    }

    expect(seen).toEqual([
      ['import.declared', undefined],
      ['import.progressed', 'reading'],
      ['import.read', undefined],
    ])
  })
})

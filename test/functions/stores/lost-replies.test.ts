import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TransactItem } from '../../../functions/stores/rows.ts'
import type { Table } from '../../../functions/stores/table.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleTarget } from '../drawing/fixtures.ts'
import { record, rowsOf, sampleAct } from './sample-act.ts'

type Transact = Table['transact']

let p: TestPlatform
let n = 100
let calls = 0
/** What happens to the next transactions of everybody who uses the platform. */
let fault: (real: Transact, call: number) => Transact = (real) => real

beforeAll(async () => {
  p = await platform({
    wrapPorts: (ports) => {
      const transact: Transact = (items, token) => {
        calls += 1
        return fault((...asked) => ports.table.transact(...asked), calls)(items, token)
      }
      return { ...ports, table: { ...ports.table, transact } }
    },
  })
})
afterAll(() => p.stop())
beforeEach(() => {
  n += 1
  calls = 0
  fault = (real) => real
})

const named = (name: string, more: object = {}) => Object.assign(new Error(name), { name }, more)
const timeout = () => named('TimeoutError')
const conflict = () =>
  named('TransactionCanceledException', {
    CancellationReasons: [{ Code: 'None' }, { Code: 'None' }, { Code: 'TransactionConflict' }],
  })

/** Applies the first `times` transactions and loses their replies. */
const appliedButUnheard =
  (times: number, error = timeout) =>
  (real: Transact, call: number): Transact =>
  async (items: readonly TransactItem[], token: string) => {
    await real(items, token)
    if (call <= times) throw error()
  }

/** Fails the first `times` transactions before they are applied. */
const failing =
  (times: number, error: () => Error) =>
  (real: Transact, call: number): Transact =>
    call <= times ? () => Promise.reject(error()) : real

const create = () => [p.store('targets').create(sampleTarget(n))]
const outboxRows = async () => (await p.ports.table.query({ partition: outboxPartition, limit: 1000 })).rows.length

describe('a commit whose reply is lost', () => {
  it('succeeds when it had been applied, and is there once', async () => {
    const act = sampleAct(p)
    fault = appliedButUnheard(1)

    const earlier = await record(p.ports.table, { writes: create(), act })

    const { kept, outbox } = await rowsOf(p, act)
    expect(earlier).toBeUndefined()
    expect(calls).toBe(1)
    expect((await p.store('targets').get(sampleTarget(n).id)).version).toBe(1)
    expect(kept).toBeDefined()
    expect(outbox).toBeDefined()
  })

  it('succeeds for whoever called a route, and doubles nothing', async () => {
    const file = { kind: 'targets', fileName: '示例.xlsx', sha256: 'a'.repeat(64), size: 1 }
    const before = await outboxRows()
    fault = appliedButUnheard(1)

    const first = await p.call('clerk', 'declareImport', file, { idempotencyKey: `lost-${n}` })
    const again = await p.call('clerk', 'declareImport', file, { idempotencyKey: `lost-${n}` })

    expect(first.status).toBe(201)
    expect(again.body).toEqual(first.body)
    expect(await outboxRows()).toBe(before + 1)
    expect((await p.call('clerk', 'listImports', {})).body.items).toHaveLength(1)
  })

  it('does not take another’s record for its own', async () => {
    await p.put('targets', sampleTarget(n))
    fault = failing(1, timeout)
    calls = 0

    await expect(record(p.ports.table, { writes: create(), act: sampleAct(p) })).rejects.toMatchObject({
      code: 'already-exists',
    })
  })
})

describe('a commit that the store cannot take at once', () => {
  it.each([
    ['a conflict', conflict],
    ['a timeout', timeout],
    ['throttling', () => named('ThrottlingException')],
    ['a connection reset', () => named('Error', { code: 'ECONNRESET' })],
  ])('is tried again after %s', async (_, error) => {
    const act = sampleAct(p)
    fault = failing(2, error)

    await record(p.ports.table, { writes: create(), act })

    expect(calls).toBe(3)
    expect((await rowsOf(p, act)).outbox).toBeDefined()
  })

  it('asks to try again, with nothing written, when the store stays busy', async () => {
    const act = sampleAct(p)
    fault = failing(100, conflict)

    await expect(record(p.ports.table, { writes: create(), act })).rejects.toMatchObject({
      code: 'try-again',
      status: 503,
    })

    expect(await rowsOf(p, act)).toEqual({ kept: undefined, outbox: undefined })
    expect(await p.store('targets').find(sampleTarget(n).id)).toBeUndefined()
  })

  it('is not tried again when the fault is ours', async () => {
    fault = failing(1, () => named('ValidationException'))

    await expect(record(p.ports.table, { writes: create(), act: sampleAct(p) })).rejects.toThrow('ValidationException')

    expect(calls).toBe(1)
  })

  it('tells a caller nothing of a fault but its number', async () => {
    fault = failing(1, () => named('AccessDeniedException: table/secret-name'))
    const file = { kind: 'targets', fileName: '示例.xlsx', sha256: 'b'.repeat(64), size: 1 }

    const answer = await p.call('clerk', 'declareImport', file)

    expect(answer.status).toBe(500)
    expect(Object.keys(answer.body).sort()).toEqual(['detail', 'status', 'title', 'trace', 'type'])
    expect(JSON.stringify(answer.body)).not.toContain('secret-name')
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Row } from '../../../functions/stores/rows.ts'
import type { Table } from '../../../functions/stores/table.ts'
import type { DrawRecord } from '../../../shared/domain/draw/draw-record.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bundleOf, codesOf, drawOf, sampleItem, sampleOfficer, sampleTarget, sampleTask } from './fixtures.ts'

const ROWS = 30_000
const witnesses = ['示例见证甲']

/** One in a thousand, so that dispatching what is drawn does not take the test's time. */
const few = sampleTask({
  floor: 10,
  ratios: sampleTask().ratios.map((ratio) => ({ ...ratio, ratio: 2 })),
})

const partition = 'target#140900/finance'
const registry = Array.from({ length: ROWS }, (_, at) => sampleTarget(at, { id: `91140900MA${10_000 + at}` }))

describe('a draw from 30,000 targets', () => {
  let p: TestPlatform
  /** Every state of a draw's record that was ever committed. */
  const seen: DrawRecord[] = []
  /** Dies once, before the commit that this event would be part of. */
  let dieBefore: string | undefined

  beforeAll(async () => {
    p = await platform({
      now: '2022-07-04T01:00:00Z',
      wrapPorts: (ports) => ({
        ...ports,
        table: {
          ...withTargets(ports.table),
          transact: async (items, token) => {
            const rows = items.flatMap(({ put }) => (put ? [put.row] : []))
            if (dieBefore !== undefined && rows.some((row) => row['type'] === dieBefore)) {
              dieBefore = undefined
              throw new Error('killed before the commit')
            }
            await ports.table.transact(items, token)
            seen.push(...rows.filter(({ pk }) => pk.startsWith('draw#')).map(({ record }) => record as DrawRecord))
          },
        },
      }),
    })
    for (const id of ['item-1', 'item-2']) await p.put('items', sampleItem(id))
    for (let n = 1; n <= 11; n++) await p.put('officers', sampleOfficer(n))
    await p.put('tasks', few)
  })
  afterAll(() => p.stop())

  it('is frozen behind the request: told at once, the same for whoever asks again, and repaired after a death', async () => {
    const asked = await p.call('drawer', 'freezeDraw', { taskId: few.id, round: 1, witnesses })
    const again = await p.call('drawer', 'freezeDraw', { taskId: few.id, round: 1, witnesses })
    const early = await p.call('drawer', 'executeDraw', { drawId: asked.body.draw.id })
    const public_ = await p.bucket('site').get(`${p.department}/draws/${asked.body.draw.id}/index.html`)
    dieBefore = 'draw.frozen'
    await p.settle()

    const draw = await drawOf(p, asked.body.draw.id)
    const phases = seen.flatMap((record) => (record.state === 'freezing' ? [record.progress] : []))
    expect(asked).toMatchObject({ status: 202, body: { draw: { state: 'freezing', attempt: 1 } } })
    expect(again).toMatchObject({ status: 202, body: { draw: { id: asked.body.draw.id, state: 'freezing' } } })
    expect(early).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '正在锁定' } })
    expect(public_).toBeUndefined()
    expect(dieBefore).toBeUndefined()
    expect(draw).toMatchObject({ state: 'frozen', attempt: 1, poolSize: ROWS })
    expect(draw.strata.reduce((sum, { take }) => sum + take, 0)).toBe(30)
    expect(phases.map((each) => [each?.phase, each?.done])).toEqual([
      ['queued', 0],
      ['reading', 20_000],
      ['committing', 0],
    ])
    expect((await p.store('tasks').get(few.id)).record.progress).toEqual([{ round: 1, attempts: 1, open: draw.id }])
  }, 40_000)

  it('is executed behind the request, the same draw however often it is asked for or dies', async () => {
    const drawId = (await p.store('tasks').get(few.id)).record.progress?.[0]?.open ?? ''
    const words = { drawId, department: p.department, code: (await codesOf(p, drawId))[0] ?? '', words: '山高水长' }
    const missing = await p.call('drawer', 'executeDraw', { drawId })
    await p.call(undefined, 'contribute', words)

    const asked = await Promise.all([1, 2].map(() => p.call('drawer', 'executeDraw', { drawId })))
    dieBefore = 'draw.executed'
    await p.settle()
    const after = await p.call('drawer', 'executeDraw', { drawId })

    const draw = await drawOf(p, drawId)
    const bundle = await bundleOf(p, drawId)
    expect(missing).toMatchObject({ status: 409, body: { type: 'contribution-missing' } })
    expect(asked.filter(({ status }) => status === 202).length).toBeGreaterThanOrEqual(1)
    expect(asked.every(({ status }) => status === 202 || status === 412)).toBe(true)
    expect(dieBefore).toBeUndefined()
    expect(after).toMatchObject({ status: 200, body: { state: 'executed', resultDigest: draw.resultDigest } })
    expect(draw).toMatchObject({ drawnCount: 30, executedBy: 'drawer', seed: bundle.seed })
    expect(draw.progress).toBeUndefined()
    expect(verifyBundle(bundle)).toMatchObject({ ok: true })
    expect(bundle.roster).toHaveLength(ROWS)
  }, 40_000)

  it('never has a record that grows with it, and is read a page at a time', async () => {
    const drawId = (await p.store('tasks').get(few.id)).record.progress?.[0]?.executed ?? ''
    const targets: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await p.call('auditor', 'listDrawnTargets', {
        drawId,
        limit: 20,
        ...(cursor ? { cursor } : {}),
      })
      targets.push(...body.items.map(({ target }) => target))
      cursor = body.next
    } while (cursor)

    const { drawn } = await bundleOf(p, drawId)
    const longest = Math.max(...seen.map((record) => JSON.stringify(record).length))
    expect(targets).toEqual(drawn.flatMap(({ ids }) => ids))
    expect(longest).toBeLessThan(4000)
    expect((await p.store('inspections').list({ prefix: `${drawId}-`, limit: 200 })).items).toHaveLength(30)
  })

  it('leaves a reason when it cannot be frozen, and the round can be frozen again', async () => {
    await p.put('tasks', { ...few, id: '2022-2', seats: [['执法证', '没有人会的']] })

    const asked = await p.call('drawer', 'freezeDraw', { taskId: '2022-2', round: 1, witnesses })
    await p.settle()

    const { record } = await p.store('draws').get(asked.body.draw.id)
    expect(asked.status).toBe(202)
    expect(record).toMatchObject({ state: 'failed', failure: { code: 'no-team' } })
    expect(record.failure?.zh).toContain('没有人会的')
    expect((await p.store('tasks').get('2022-2')).record.progress).toEqual([{ round: 1, attempts: 0 }])
  }, 40_000)
})

/**
 * The table with a registry of 30,000 rows in it, answered a page at a time as DynamoDB would. Written into the embedded
 * engine, they and their stream records would take a minute that has nothing to do with draws.
 */
function withTargets(table: Table): Table {
  const rowOf = (target: Target): Row => ({ pk: partition, sk: target.id, version: 1, record: target })
  return {
    ...table,
    get: async (pk, sk) => {
      const target = pk === partition ? registry.find(({ id }) => id === sk) : undefined
      return target ? rowOf(target) : table.get(pk, sk)
    },
    query: async (range) => {
      if (range.partition !== partition) return table.query(range)
      const from = registry.findIndex(({ id }) => range.after === undefined || id > range.after)
      const page = from < 0 ? [] : registry.slice(from, from + range.limit)
      const more = from >= 0 && from + range.limit < ROWS
      return { rows: page.map(rowOf), ...(more ? { last: page.at(-1)?.id ?? '' } : {}) }
    },
  }
}

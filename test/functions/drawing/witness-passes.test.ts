import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { codesOf, drawnOf, frozen, putRegistries, sampleTask } from './fixtures.ts'

const witnesses = ['示例见证甲', '示例见证乙']

describe('the passes of a draw’s witnesses', () => {
  let p: TestPlatform
  let tasks = 0
  let taskId: string
  const rows: unknown[] = []

  beforeAll(async () => {
    p = await platform({
      now: '2022-07-04T01:00:00Z',
      wrapPorts: (ports) => ({
        ...ports,
        table: {
          ...ports.table,
          transact: async (items, token) => {
            rows.push(...items.flatMap(({ put }) => (put ? [put.row] : [])))
            await ports.table.transact(items, token)
          },
        },
      }),
    })
    await putRegistries(p)
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    taskId = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id: taskId }))
  })

  it('name each witness in order with a code of at least 100 bits, of which the draw keeps only the hash', async () => {
    const { drawId } = await frozen(p, taskId)

    const { body } = await p.call('drawer', 'listWitnessPasses', { drawId })

    const { record } = await p.store('draws').get(drawId)
    expect(body.passes.map(({ by }) => by)).toEqual(witnesses)
    for (const [at, { code, path }] of body.passes.entries()) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{24}$/)
      expect(path).toBe(`/witness/index.html#140900/finance/${drawId}/${code}`)
      expect(record.contributors[at]?.codeHash).toBe(createHash('sha256').update(code).digest('hex'))
    }
  })

  it('lie in clear in no row that was ever written, not even in the answer kept for repeats', async () => {
    const key = { idempotencyKey: `freeze-${taskId}` }
    const { body } = await p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses }, key)
    const codes = await codesOf(p, body.draw.id)
    await p.call(undefined, 'contribute', {
      drawId: body.draw.id,
      department: p.department,
      code: codes[0] ?? '',
      words: '示例',
    })

    const written = JSON.stringify(rows)
    const archived = await p.bucket('archive').get(body.draw.frozenKey)
    expect(written).toContain(body.draw.id)
    for (const code of codes) {
      expect(written).not.toContain(code)
      expect(new TextDecoder().decode(archived)).not.toContain(code)
    }
  })

  it('are the same each time, differ between draws, and say who has contributed', async () => {
    const { drawId, codes } = await frozen(p, taskId)
    const other = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id: other }))
    await p.call(undefined, 'contribute', { drawId, department: p.department, code: codes[1] ?? '', words: '示例' })

    const { body } = await p.call('drawer', 'listWitnessPasses', { drawId })

    const foreign = (await frozen(p, other)).codes
    expect(body.passes.map(({ code }) => code)).toEqual(codes)
    expect(body.passes.map(({ contributed }) => contributed)).toEqual([false, true])
    expect(new Set([...codes, ...foreign]).size).toBe(4)
  })

  it('are not shown once the draw is executed or void', async () => {
    const executed = await drawnOf(p, taskId)
    const other = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id: other }))
    const { drawId } = await frozen(p, other)
    await p.call('approver', 'voidDraw', { drawId, reason: '示例理由' })

    for (const id of [executed, drawId]) {
      const answer = await p.call('drawer', 'listWitnessPasses', { drawId: id })
      expect(answer).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
    }
  })

  it.each([
    ['approver', 403],
    ['auditor', 403],
    [undefined, 401],
  ])('are refused to %s', async (person, status) => {
    const { drawId } = await frozen(p, taskId)

    expect((await p.call(person, 'listWitnessPasses', { drawId })).status).toBe(status)
  })
})

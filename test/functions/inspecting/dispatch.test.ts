import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  announce,
  declare,
  deliverOnce,
  executedDraw,
  record,
  registerOfficers,
  targetSample,
  task,
  visitTime,
} from './samples.ts'

const targets = [1, 2, 3, 4, 5].map(targetSample)

let p: TestPlatform
/** Runs before the n-th commit of an inspection's dispatch from now on; throws to die there. */
let beforeDispatch: ((n: number) => Promise<void> | void) | undefined
let dispatches = 0

beforeAll(async () => {
  p = await platform({
    now: visitTime,
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        transact: async (items, token) => {
          if (items.some(({ put }) => put?.row['type'] === 'inspection.dispatched'))
            await beforeDispatch?.(++dispatches)
          return ports.table.transact(items, token)
        },
      },
    }),
  })
  await registerOfficers(p)
  await p.put('tasks', task)
  for (const target of targets) await p.put('targets', target)
})
afterAll(() => p.stop())
afterEach(() => {
  beforeDispatch = undefined
  dispatches = 0
})

const voided = (draw: Draw): Draw => ({
  ...draw,
  state: 'void',
  voided: { reason: '锁定名单有误', by: 'approver', at: visitTime },
})

async function inspectionsOf({ id }: Draw): Promise<Inspection[]> {
  return (await p.store('inspections').list({ prefix: `${id}-` })).items
}

async function assignmentsOf({ id }: Draw) {
  return (await p.store('assignments').list({ limit: 200 })).items.filter((row) =>
    row.inspectionId.startsWith(`${id}-`),
  )
}

describe('dispatching a draw', () => {
  it('makes an inspection and two assignments for each drawn target', async () => {
    const draw = executedDraw('draw-a', targets)

    await announce(p, 'draw.executed', draw)

    const inspections = await inspectionsOf(draw)
    expect(inspections.map(({ id }) => id)).toEqual(targets.map(({ id }) => `draw-a-${id}`))
    expect(inspections[0]).toMatchObject({
      targetName: '示例1代理记账有限公司',
      targetAddress: '忻府区示例街 1 号',
      creditClass: 'C',
      itemIds: ['F-01', 'F-02'],
      officerIds: ['SX0900-01', 'SX0900-02'],
      window: task.window,
      state: 'dispatched',
      dispatchedAt: expect.stringMatching(/^2022-07-20T02:00:0/) as unknown,
    })
    expect(await assignmentsOf(draw)).toHaveLength(10)
  })

  it('makes nothing twice when it is told twice', async () => {
    const draw = executedDraw('draw-b', targets)
    await announce(p, 'draw.executed', draw)
    await record(p, `draw-b-${targets[0]?.id}`)
    const before = await inspectionsOf(draw)

    await announce(p, 'draw.executed', draw)

    expect(await inspectionsOf(draw)).toEqual(before)
    expect(await assignmentsOf(draw)).toHaveLength(10)
  })

  it('goes on where it died', async () => {
    const draw = executedDraw('draw-c', targets)
    const seen: number[] = []
    beforeDispatch = async (n) => {
      seen.push((await inspectionsOf(draw)).length)
      if (n === 3) throw new Error('the process died before the third commit')
    }

    const deliveries = await announce(p, 'draw.executed', draw)

    expect(deliveries).toBe(2)
    expect(seen).toEqual([0, 1, 2, 2, 3, 4])
    expect(await assignmentsOf(draw)).toHaveLength(10)
  })

  it('makes one of each when two deliveries run at once', async () => {
    const draw = executedDraw('draw-h', targets)
    const event = await declare(p, 'draw.executed', draw)

    const delivered = await Promise.all([deliverOnce(p, event), deliverOnce(p, event)])
    if (delivered.includes(false)) await deliverOnce(p, event)

    expect((await inspectionsOf(draw)).map(({ id }) => id)).toEqual(targets.map(({ id }) => `draw-h-${id}`))
    expect(await assignmentsOf(draw)).toHaveLength(10)
  })

  it('makes nothing of a draw that was void before anybody heard of it', async () => {
    const draw = voided(executedDraw('draw-d', targets))

    await announce(p, 'draw.executed', draw)

    expect(await inspectionsOf(draw)).toEqual([])
  })
})

describe('a draw voided after its execution', () => {
  it('calls off what nobody has begun, and keeps the assignments readable', async () => {
    const draw = executedDraw('draw-e', targets)
    await announce(p, 'draw.executed', draw)
    await record(p, `draw-e-${targets[1]?.id}`)

    await announce(p, 'draw.voided', voided(draw))

    const states = (await inspectionsOf(draw)).map(({ state }) => state)
    const mine = await p.call('officer-01', 'listMyAssignments', { limit: 200 })
    const rows = mine.body.items.filter(({ inspectionId }) => inspectionId.startsWith('draw-e-'))
    expect(states).toEqual(['called-off', 'recorded', 'called-off', 'called-off', 'called-off'])
    expect(rows.map(({ calledOff }) => calledOff)).toEqual([
      '2022-07-20',
      undefined,
      '2022-07-20',
      '2022-07-20',
      '2022-07-20',
    ])
  })

  it('takes no result for an inspection that was called off', async () => {
    const { status, body } = await record(p, `draw-e-${targets[0]?.id}`)

    expect([status, body['type'], body['state']]).toEqual([409, 'wrong-state', '已取消'])
  })

  it('leaves nothing dispatched when the void comes in the middle of the dispatch', async () => {
    const draw = executedDraw('draw-f', targets)
    beforeDispatch = async (n) => {
      if (n === 2) await announce(p, 'draw.voided', voided(draw))
    }

    await announce(p, 'draw.executed', draw)

    expect((await inspectionsOf(draw)).map(({ state }) => state)).toEqual(['called-off', 'called-off'])
  })

  it('says so again without changing anything', async () => {
    const draw = voided(executedDraw('draw-e', targets))
    const before = await inspectionsOf(draw)

    await announce(p, 'draw.voided', draw)

    expect(await inspectionsOf(draw)).toEqual(before)
  })
})

describe('lists', () => {
  it('show an officer his own teams’ inspections and the others the department’s', async () => {
    const [first, second] = targets as [(typeof targets)[0], (typeof targets)[0]]
    const draw = executedDraw('draw-g', [first, second], {
      teams: [
        { target: first.id, officers: ['SX0900-01', 'SX0900-02'] },
        { target: second.id, officers: ['SX0900-02', 'SX0900-03'] },
      ],
    })
    await announce(p, 'draw.executed', draw)
    await announce(p, 'draw.executed', executedDraw('draw-g-2', [first]))
    const seen = async (person: string) =>
      (await p.call(person, 'listInspections', { drawId: 'draw-g' })).body.items.map(({ id }) => id)

    expect(await seen('officer-01')).toEqual([`draw-g-${first.id}`])
    expect(await seen('officer-02')).toEqual([`draw-g-${first.id}`, `draw-g-${second.id}`])
    expect(await seen('officer-04')).toEqual([])
    expect(await seen('auditor')).toEqual([`draw-g-${first.id}`, `draw-g-${second.id}`])
  })

  it('page through an officer’s work without a gap or a repeat', async () => {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await p.call('officer-01', 'listInspections', { limit: 3, ...(cursor ? { cursor } : {}) })
      ids.push(...body.items.map(({ id }) => id))
      cursor = body.next
    } while (cursor)

    const all = (await p.store('assignments').list({ prefix: 'SX0900-01#', limit: 200 })).items
    expect(ids).toEqual(all.map(({ inspectionId }) => inspectionId))
    expect(ids.length).toBeGreaterThan(6)
  })

  it('refuse a cursor that is none', async () => {
    const answer = await p.call('officer-01', 'listMyAssignments', { cursor: 'bm9uZQ' })

    expect([answer.status, answer.body['type']]).toEqual([400, 'bad-cursor'])
  })

  it('keep one inspection from the officers of other teams', async () => {
    const inspectionId = `draw-a-${targets[0]?.id}`
    const statuses = []
    for (const person of ['officer-01', 'officer-05', 'reviewer', 'supervisor', undefined]) {
      statuses.push((await p.call(person, 'getInspection', { inspectionId })).status)
    }

    expect(statuses).toEqual([200, 403, 200, 403, 401])
  })
})

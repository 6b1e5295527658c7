import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { supplementDifference } from '../../../shared/domain/verify/verify-supplements.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bundleOf, drawnOf, drawOf, liftCap } from '../drawing/fixtures.ts'
import { market, putItems, putJointTask, putPeopleAndTargets, tax } from './samples.ts'

describe('the sheets of a joint visit', () => {
  let p: TestPlatform
  let used = 0
  let drawId: string
  let visit: Inspection
  /** Throws to die there; told the department whose sheet is about to be written. */
  let beforeDispatch: ((department: string) => void) | undefined

  beforeAll(async () => {
    p = await platform({
      now: '2022-07-04T01:00:00Z',
      neighbours: true,
      wrapPorts: (ports) => ({
        ...ports,
        table: {
          ...ports.table,
          transact: async (items, token) => {
            const event = items.find(({ put }) => put?.row['type'] === 'inspection.dispatched')
            if (event) beforeDispatch?.(String(event.put?.row['department']))
            return ports.table.transact(items, token)
          },
        },
      }),
    })
    await putItems(p)
    await putPeopleAndTargets(p)
    await liftCap(p)
    await putJointTask(p, '2022-1', { floor: 5000 })
    drawId = await drawnOf(p, '2022-1')
    await p.settle()
  })
  afterAll(() => p.stop())
  const sheets = (id: string) =>
    Promise.all([p.department, market, tax].map(async (at) => (await p.in(at).store('inspections').get(id)).record))
  const marketPerson = (officerId: string) => `market-officer-${officerId.slice(-2)}`

  /** Another visit of the draw for each test. */
  async function nextVisit(): Promise<void> {
    const { items } = await p.store('inspections').list({ prefix: `${drawId}-` })
    visit = items.filter(({ state }) => state === 'dispatched')[used++] as Inspection
  }

  const photographed = async () => {
    const [, own] = await sheets(visit.id)
    const photo = { inspectionId: visit.id, sha256: 'a'.repeat(64), size: 1000, type: 'image/jpeg' }
    return p.call(marketPerson(own?.officerIds[0] ?? ''), 'declarePhoto', photo)
  }

  it('are all written when the dispatch dies between two departments, and called off together when the draw is voided', async () => {
    const written: string[] = []
    beforeDispatch = (department) => {
      written.push(department)
      if (written.length === 2) throw new Error('died between two sheets')
    }
    await putJointTask(p, '2022-2')
    const voided = await drawnOf(p, '2022-2')
    await p.settle()
    const { items } = await p.store('inspections').list({ prefix: `${voided}-` })
    for (const { id } of items)
      expect((await sheets(id)).map(({ state }) => state)).toEqual(Array(3).fill('dispatched'))
    for (const department of [p.department, tax]) {
      expect(written.filter((each) => each === department)).toHaveLength(items.length)
    }

    expect((await p.call('approver', 'voidDraw', { drawId: voided, reason: '名单有误' })).status).toBe(200)
    await p.settle()

    for (const { id } of items)
      expect((await sheets(id)).map(({ state }) => state)).toEqual(Array(3).fill('called-off'))
    const rows = (await p.in(tax).store('assignments').list({ limit: 200 })).items
    const own = rows.filter(({ inspectionId }) => inspectionId.startsWith(voided))
    expect(own.length).toBe(items.length * 2)
    expect(own.every(({ calledOff }) => calledOff !== undefined)).toBe(true)
  })

  it('are read and recorded by each department’s own officers alone', async () => {
    await nextVisit()
    const [own, other] = (await sheets(visit.id)) as [Inspection, Inspection]

    const read = await p.call(marketPerson(other.officerIds[0] ?? ''), 'getInspection', { inspectionId: visit.id })
    const list = await p.call('market-reviewer', 'listInspections', { drawId })
    const foreign = await p.call('market-officer-06', 'recordResult', { inspectionId: visit.id }, { ifMatch: 1 })

    expect(read.body).toMatchObject({ itemIds: ['SJ-01', 'item-1'], officerIds: other.officerIds })
    expect(list.body.items.every(({ officerIds }) => officerIds[0]?.startsWith('SX0900-MARKET'))).toBe(true)
    expect(foreign.status).toBeGreaterThanOrEqual(400)
    // Who is on the visit for another department is not on this department's sheet.
    const stranger = await p.call(`officer-${own.officerIds[0]?.slice(-2)}`, 'getInspection', {
      inspectionId: visit.id,
    })
    expect((stranger.body as Inspection).itemIds).toEqual(['item-1', 'item-2'])
    const others = ['market-officer-01', 'market-officer-02', 'market-officer-03', 'market-officer-04']
    const outside = others.find((person) => !other.officerIds.map(marketPerson).includes(person)) as string
    expect(await p.call(outside, 'getInspection', { inspectionId: visit.id })).toMatchObject({
      status: 403,
      body: { type: 'not-your-inspection' },
    })
  })

  it('pass a recused officer’s seat to another of his own department, and name the new team on every sheet', async () => {
    await nextVisit()
    const [, before] = (await sheets(visit.id)) as [Inspection, Inspection]
    const [recused, stays] = before.officerIds as [string, string]
    const input = { inspectionId: visit.id, officerId: recused }
    await p.call(marketPerson(recused), 'declareRecusal', { ...input, request: 'officer', reason: '与负责人系近亲属' })

    expect(
      (await p.call('market-head', 'decideRecusal', { ...input, decision: 'upheld', remark: '经核实' })).status,
    ).toBe(200)
    await p.settle()

    const [own, after, third] = (await sheets(visit.id)) as [Inspection, Inspection, Inspection]
    expect(after.officerIds[1]).toBe(stays)
    expect(after.officerIds[0]).toMatch(/^SX0900-MARKET-/)
    expect(after.officerIds[0]).not.toBe(recused)
    for (const sheet of [own, after, third]) {
      expect(sheet.joint?.departments[1]?.officerIds).toEqual(after.officerIds)
    }
    const { supplements = [] } = await drawOf(p, drawId)
    const file = JSON.parse(new TextDecoder().decode(await p.bucket('archive').get(supplements[0]?.key ?? '')))
    expect(supplementDifference(await bundleOf(p, drawId), file)).toBeNull()
  })

  it('all follow when a target is given up; the department that drew decides, whoever asks', async () => {
    await nextVisit()
    const [, other] = (await sheets(visit.id)) as [Inspection, Inspection]
    const ask = { inspectionId: visit.id, reason: 'closed', remark: '人去楼空' }
    const decision = { inspectionId: visit.id, decision: 'approved', remark: '经核实' }

    expect((await p.call(marketPerson(other.officerIds[0] ?? ''), 'askReplacement', ask)).status).toBe(201)
    expect(await p.call('market-approver', 'decideReplacement', decision)).toMatchObject({
      status: 409,
      body: { type: 'initiator-decides', initiator: '忻州市财政局' },
    })
    const approved = await p.call('approver', 'decideReplacement', decision)
    await p.settle()

    expect(approved.status, JSON.stringify(approved.body)).toBe(200)
    expect((await sheets(visit.id)).map(({ state }) => state)).toEqual(Array(3).fill('called-off'))
    const came = (await drawOf(p, drawId)).supplements?.[0]?.target
    const fresh = await sheets(`${drawId}-${came}`)
    expect(fresh.map(({ state, officerIds }) => [state, officerIds.length])).toEqual(
      [1, 2, 3].map(() => ['dispatched', 2]),
    )
  })

  it('keep a target from being given up once one department has begun', async () => {
    await nextVisit()
    await p.call('clerk', 'askReplacement', { inspectionId: visit.id, reason: 'closed', remark: '人去楼空' })
    await photographed()

    const refused = await p.call('approver', 'decideReplacement', {
      inspectionId: visit.id,
      decision: 'approved',
      remark: '经核实',
    })

    expect(refused).toMatchObject({ status: 409, body: { type: 'results-recorded' } })
  })

  it('keep the draw from being voided once officers of any department have begun', async () => {
    await nextVisit()
    expect((await photographed()).status).toBeLessThan(300)

    expect(await p.call('approver', 'voidDraw', { drawId, reason: '名单有误' })).toMatchObject({
      status: 409,
      body: { type: 'results-recorded', count: 2 },
    })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ports } from '../../../functions/stores/ports.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { dayRow } from '../../../shared/domain/inspection/waiting.ts'
import { sampleInspection } from '../../domain/clock/samples.ts'
import { publishedPlan } from '../../domain/plan/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { frozen, putRegistries, sampleTask } from '../drawing/fixtures.ts'

let p: TestPlatform
let drawId: string
let read = { requests: 0, rows: 0 }

/** Counts what is asked of the table and how many rows come back. */
function counting(ports: Ports): Ports {
  const real = ports.table
  const table: Ports['table'] = {
    ...real,
    async get(pk, sk) {
      const row = await real.get(pk, sk)
      read = { requests: read.requests + 1, rows: read.rows + (row ? 1 : 0) }
      return row
    },
    async query(range) {
      const found = await real.query(range)
      read = { requests: read.requests + 1, rows: read.rows + found.rows.length }
      return found
    },
  }
  return { ...ports, table }
}

const closedDuty = {
  zh: '示例',
  en: 'sample',
  source: '示例',
  arithmetic: { zh: '示例', en: 'sample' },
  dueOn: '2020-07-20',
  openedOn: '2020-07-01',
  owedBy: 'publisher',
  closed: { on: '2020-07-10', by: 'result.published', late: false },
}

const officers = ['SX0900-01', 'SX0900-02']

function inspection(n: number, more: Partial<Inspection>): Inspection {
  return { ...sampleInspection, id: `01JDRAW-T${n}`, officerIds: officers, reviews: [], ...more }
}

async function putInspection(record: Inspection, desk?: { desk: 'review' | 'publication'; since: string }) {
  await p.put('inspections', record)
  for (const officerId of record.officerIds) {
    const id = `${officerId}#${record.id}`
    const { targetName, window } = record
    await p.put('assignments', { id, officerId, inspectionId: record.id, targetName, dueOn: window.to })
  }
  if (!desk) return
  await p.put('waitings', { id: desk.desk, members: [desk.since] })
  await p.put('waitings', { id: dayRow(desk), members: [record.id] })
}

beforeAll(async () => {
  p = await platform({ now: '2022-07-04T01:00:00Z', wrapPorts: counting })
  await putRegistries(p)
  await p.put('plans', publishedPlan({ id: '2023', year: 2023, state: 'submitted', submittedOn: '2022-06-30' }))
  await p.put('plans', publishedPlan({ id: '2024', year: 2024, state: 'draft', draftedOn: '2022-07-01' }))
  await p.put('plans', publishedPlan({ id: '2025', year: 2025, state: 'approved' }))
  for (const id of ['2022-1', '2022-2', '2021-1', '2019-1']) await p.put('tasks', sampleTask({ id }))
  drawId = (await frozen(p, '2022-2')).drawId
  const at = '2022-07-01T03:00:00Z'
  const result = sampleInspection.result && { ...sampleInspection.result, recordedBy: 'SX0900-01', recordedAt: at }
  const { confirmed: _, result: __, ...blank } = sampleInspection
  const unrecorded = { ...blank, state: 'dispatched', reviews: [] } as unknown as Inspection
  await putInspection({ ...unrecorded, id: '01JDRAW-T1', officerIds: officers })
  await putInspection({
    ...unrecorded,
    id: '01JDRAW-T2',
    officerIds: officers,
    state: 'recorded',
    ...(result ? { result } : {}),
  })
  const confirmed = { by: 'SX0900-02', at }
  await putInspection(inspection(3, { state: 'submitted', confirmed }), { desk: 'review', since: '2022-07-01' })
  await putInspection(inspection(4, { state: 'approved', confirmed }), { desk: 'publication', since: '2022-07-02' })
  await p.put('recusals', {
    id: '01JDRAW-T1#SX0900-01',
    inspectionId: '01JDRAW-T1',
    drawId: '01JDRAW',
    targetId: 'T1',
    officerId: 'SX0900-01',
    request: 'officer',
    reason: '示例',
    state: 'declared',
    declaredBy: 'officer-01',
    declaredAt: at,
  })
  await p.runSchedule('sweepReminders')
  await p.settle()
})
afterAll(() => p.stop())

const waiting = async (person: string) => (await p.call(person, 'listMyWaiting', {})).body.items
const skim = async (person: string) => (await waiting(person)).map(({ kind, object }) => `${kind} ${object}`)

describe('what waits for me', () => {
  it('is, for a clerk, his drafts and the documents that are due, the overdue first', async () => {
    const items = await waiting('clerk')

    expect(items.map(({ kind, object }) => `${kind} ${object}`)).toEqual([
      'filing-due obligations/2022-06-10/half-year-summary/2022',
      'filing-due obligations/2022-06-30/working-rules/2022',
      'plan-to-submit plans/2024',
    ])
    expect(items[0]).toMatchObject({
      dueOn: '2022-06-10',
      overdue: true,
      act: { route: 'declareFiling', method: 'POST', path: '/api/filings' },
    })
  })

  it('is, for an approver, what others submitted, and for the head what he alone decides', async () => {
    expect(await skim('approver')).toEqual(['plan-to-approve plans/2023'])
    expect(await skim('head')).toEqual([
      'plan-to-approve plans/2023',
      'recusal-to-decide recusals/01JDRAW-T1#SX0900-01',
    ])
    expect((await waiting('head'))[1]?.act.path).toBe('/api/inspections/01JDRAW-T1/recusals/SX0900-01/decision')
  })

  it('is, for whoever draws, the rounds of this year and the last, and the draw that waits for its witnesses', async () => {
    const items = await waiting('drawer')

    expect(items.map(({ kind, object }) => `${kind} ${object}`)).toEqual([
      'round-to-freeze tasks/2021-1',
      'round-to-freeze tasks/2022-1',
      `draw-to-witness draws/${drawId}`,
    ])
    expect(items.find(({ kind }) => kind === 'draw-to-witness')).toMatchObject({
      zh: '等待见证输入：示例见证甲、示例见证乙',
      act: { method: 'GET', path: `/api/draws/${drawId}/passes` },
    })
  })

  it('is, for each officer, what he has to do himself', async () => {
    expect(await skim('officer-01')).toEqual(['inspection-to-record inspections/01JDRAW-T1'])
    expect((await skim('officer-02')).toSorted()).toEqual([
      'inspection-to-confirm inspections/01JDRAW-T2',
      'inspection-to-record inspections/01JDRAW-T1',
    ])
    expect(await skim('officer-03')).toEqual([])
  })

  it('is, for reviewer and publisher, what lies on their desks, with its term', async () => {
    expect(await waiting('reviewer')).toMatchObject([
      {
        kind: 'result-to-review',
        object: 'inspections/01JDRAW-T3',
        since: '2022-07-01',
        dueOn: '2022-07-08',
        overdue: false,
      },
    ])
    expect(await skim('publisher')).toEqual(
      expect.arrayContaining(['result-to-publish inspections/01JDRAW-T4', 'plan-to-publish plans/2025']),
    )
  })

  it('is nothing for those who only look', async () => {
    expect(await skim('auditor')).toEqual([])
    expect((await p.call(undefined, 'listMyWaiting', {})).status).toBe(401)
  })

  it('costs the same after years of inspections, deadlines and draws', async () => {
    const costOf = async (person: string) => {
      read = { requests: 0, rows: 0 }
      await p.call(person, 'listMyWaiting', {})
      return read
    }
    const people = ['clerk', 'approver', 'drawer', 'officer-01', 'reviewer', 'publisher']
    const before = []
    for (const person of people) before.push(await costOf(person))
    for (let n = 0; n < 60; n++) {
      const id = `01A${n}-T`
      await p.put('inspections', inspection(n, { id, state: 'published', publishedOn: '2020-07-01' }))
      for (const rule of ['result-public', 'rectification']) {
        await p.put('obligations', { ...closedDuty, id: `current/${rule}/${id}`, rule, object: id })
      }
      await p.put('tasks', sampleTask({ id: `2018-${n}` }))
    }

    const after = []
    for (const person of people) after.push(await costOf(person))

    expect(after).toEqual(before)
    for (const { requests } of before) expect(requests).toBeLessThan(30)
  })

  it('names for each a request that its person may make of that very record', async () => {
    for (const person of ['clerk', 'approver', 'head', 'drawer', 'officer-02', 'reviewer', 'publisher']) {
      const token = await p.issuer.mint(`sample|${person}`, p.clock.now())
      for (const { act, kind } of await waiting(person)) {
        const body = act.method === 'GET' ? {} : { body: '{}' }
        const { statusCode } = await p.request({
          method: act.method,
          url: act.path,
          headers: { authorization: `Bearer ${token}`, 'if-match': '"1"' },
          ...body,
        })
        expect([401, 403, 404, 500], `${person}: ${kind}`).not.toContain(statusCode)
      }
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cooperatingCertificate } from '../../../infra/local/seed/people.ts'
import { pageKey } from '../../../shared/contract/site-paths.ts'
import type { Disclosure } from '../../../shared/domain/disclosure/disclosure.ts'
import { resultView } from '../../../shared/domain/disclosure/result-view.ts'
import { assignmentOf } from '../../../shared/domain/inspection/dispatch.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { good, inspectionSample } from '../../domain/inspection/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleItem, sampleOfficer, sampleTarget } from '../drawing/fixtures.ts'
import { market, putItems, tax } from './samples.ts'

describe('a recent result that stands in for a visit', () => {
  let p: TestPlatform
  let used = 0

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z', neighbours: true })
    await putItems(p)
    for (let n = 1; n <= 2; n++) {
      const id = cooperatingCertificate('tax', n)
      await p.in(tax).put('officers', sampleOfficer(n, { id }))
    }
  })
  afterAll(() => p.stop())

  /** A joint visit of its own for each test, as the dispatch leaves it. */
  async function nextVisit(): Promise<Inspection> {
    const target = sampleTarget(++used)
    const departments = [
      {
        department: p.department,
        name: '忻州市财政局',
        itemIds: ['item-1', 'item-2'],
        officerIds: ['SX0900-01', 'SX0900-02'],
      },
      {
        department: market,
        name: '忻州市市场监督管理局',
        itemIds: ['SJ-01'],
        officerIds: ['SX0900-MARKET-01', 'SX0900-MARKET-02'],
      },
      { department: tax, name: '忻州市税务局', itemIds: ['SW-01'], officerIds: ['SX0900-TAX-01', 'SX0900-TAX-02'] },
    ]
    const joint = { initiator: { department: p.department, name: '忻州市财政局' }, departments }
    const id = `draw-${used}-${target.id}`
    const visit = inspectionSample({ id, targetId: target.id, dispatchedAt: '2022-07-03T02:00:00.000Z', joint })
    for (const { department, itemIds, officerIds } of departments) {
      const there = p.in(department)
      await there.put('inspections', { ...visit, itemIds, officerIds })
      await there.put('visits', {
        id: `${target.id}#2022#${id}`,
        targetId: target.id,
        inspectionId: id,
        taskId: 't',
        on: '2022-07-03',
      })
      for (const officerId of officerIds) await there.put('assignments', assignmentOf(visit, officerId))
    }
    const line = { id: `2022#${target.id}#${id}`, targetId: target.id, on: '2022-07-03', department: p.department }
    await p.in('140900').put('burdens', line)
    return visit
  }

  /** What a department made public of a target, as its own pages hold it. */
  async function published(
    department: string,
    { targetId }: Inspection,
    {
      itemId,
      endedOn = '2022-05-10',
      state = 'published',
    }: { itemId: string; endedOn?: string; state?: Disclosure['state'] },
  ): Promise<string> {
    const id = `earlier-${department.slice(7)}-${targetId}-${endedOn}-${itemId}`
    const result = {
      ...good,
      endedOn,
      items: [{ itemId, code: '01' as const, finding: '' }],
      recordedBy: 'SX0900-01',
      recordedAt: `${endedOn}T08:00:00Z`,
    }
    const inspection = inspectionSample({ id, targetId, itemIds: [itemId], result, state: 'published' })
    const there = p.in(department)
    await there.put('inspections', inspection)
    await there.put('visits', { id: `${targetId}#2022#${id}`, targetId, inspectionId: id, taskId: 't', on: endedOn })
    await there.put('disclosures', {
      id,
      targetId,
      taskId: 't',
      drawId: 'd',
      state,
      view: resultView(inspection, [sampleItem(itemId)], []),
      publishedOn: '2022-05-20',
      publishedBy: 'publisher',
      dueOn: '2022-06-10',
    })
    return id
  }

  const ask = (
    visit: Inspection,
    results: { itemId: string; department: string; inspectionId: string }[],
    by = 'tax-clerk',
  ) => p.call(by, 'askRecognition', { inspectionId: visit.id, results, reason: '近期已检查同一事项' })
  const decide = (visit: Inspection, decision = 'approved', by = 'tax-approver') =>
    p.call(by, 'decideRecognition', { inspectionId: visit.id, decision, remark: '经核实' })

  it('is found by the target, in any department, by the same item, newest first', async () => {
    const visit = await nextVisit()
    await published(tax, visit, { itemId: 'SW-01' })
    // Another department calls the same item otherwise; its name is the same.
    await p.in(market).put('items', sampleItem('SJ-77', { name: '示例事项 SW-01' }))
    const there = await published(market, visit, { itemId: 'SW-01', endedOn: '2022-06-01' })
    await published(tax, visit, { itemId: 'SW-01', endedOn: '2021-12-01' })
    await published(tax, visit, { itemId: 'SW-09' })

    const { body } = await p.call('tax-clerk', 'listRecognizable', { inspectionId: visit.id })

    expect(body.items.map(({ department, inspectionId, itemId }) => [department, inspectionId, itemId])).toEqual([
      [market, there, 'SW-01'],
      [tax, expect.stringContaining('2022-05-10'), 'SW-01'],
    ])
    expect(body.items[0]).toMatchObject({ departmentName: '忻州市市场监督管理局', label: '未发现问题' })
  })

  it('spares the visit once a second person has approved: it is on record, in the lists and on the public page', async () => {
    const visit = await nextVisit()
    const source = await published(market, visit, { itemId: 'SW-01' })
    const asked = await ask(visit, [{ itemId: 'SW-01', department: market, inspectionId: source }])
    expect(asked.status, JSON.stringify(asked.body)).toBe(201)
    const before = (await p.in(tax).store('inspections').get(visit.id)).record

    const { body } = await p.call('tax-approver', 'listMyWaiting', {})
    expect(body.items).toMatchObject([
      { kind: 'recognition-to-decide', act: { path: `/api/inspections/${visit.id}/recognition/decision` } },
    ])
    expect((await decide(visit)).status).toBe(200)
    await p.settle()

    const after = (await p.in(tax).store('inspections').get(visit.id)).record
    expect(before.state).toBe('dispatched')
    expect(after).toMatchObject({
      state: 'called-off',
      recognized: [{ itemId: 'SW-01', department: market, inspectionId: source, endedOn: '2022-05-10' }],
    })
    for (const officer of after.officerIds) {
      expect((await p.in(tax).store('assignments').get(`${officer}#${visit.id}`)).record.calledOff).toBe('2022-07-04')
    }
    const page = new TextDecoder().decode(
      await p.bucket('site').get(pageKey('target', { department: tax, id: visit.targetId })),
    )
    expect(page).toContain('结果互认，免于上门')
    expect(page).toContain(`/market/results/${source}/`)
  })

  it('spares one department of a joint visit; the others come, and the city counts the visit', async () => {
    const visit = await nextVisit()
    const inspectionId = await published(market, visit, { itemId: 'SW-01' })
    await ask(visit, [{ itemId: 'SW-01', department: market, inspectionId }])
    await decide(visit)
    await p.settle()

    expect((await p.store('inspections').get(visit.id)).record.state).toBe('dispatched')
    const line = await p.in('140900').store('burdens').get(`2022#${visit.targetId}#${visit.id}`)
    expect(line.record.calledOff).toBeUndefined()
    const own = await p
      .in(tax)
      .store('visits')
      .list({ prefix: `${visit.targetId}#2022#${visit.id}` })
    expect(own.items[0]?.calledOff).toBe('2022-07-04')
    const { items } = (await p.call('reviewer', 'listSheets', { inspectionId: visit.id })).body
    expect(items.map(({ department, state, zh }) => [department, state, zh])).toEqual([
      [p.department, 'dispatched', '已派发'],
      [market, 'dispatched', '已派发'],
      [tax, 'called-off', '结果互认，免于上门'],
    ])
  })

  it('changes nothing before it is approved, nor when it is rejected, and is not approved by whoever asked', async () => {
    const visit = await nextVisit()
    const inspectionId = await published(market, visit, { itemId: 'SW-01' })
    const results = [{ itemId: 'SW-01', department: market, inspectionId }]
    await ask(visit, results)
    expect(await ask(visit, results)).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
    expect((await decide(visit, 'rejected')).status).toBe(200)
    expect((await p.in(tax).store('inspections').get(visit.id)).record.state).toBe('dispatched')

    expect((await ask(visit, results)).status).toBe(201)
    const read = await p.in(tax).store('recognitions').get(visit.id)
    const own = { ...read.record, askedBy: 'tax-approver' }
    await p.ports.table.transact([p.in(tax).store('recognitions').replace(read, own).item], 'asked-by-himself')
    expect(await decide(visit)).toMatchObject({ status: 409, body: { type: 'four-eyes' } })
  })

  it.each([
    ['is too old', { itemId: 'SW-01', endedOn: '2021-12-31' }, '已超过 6 个月'],
    ['is about another item', { itemId: 'SW-02' }, '没有检查“示例事项 SW-01”'],
    ['was withdrawn', { itemId: 'SW-01', state: 'withdrawn' }, '未在公示'],
  ] as const)('is refused when it %s', async (_, more, why) => {
    const visit = await nextVisit()
    const inspectionId = await published(market, visit, more)

    const refused = await ask(visit, [{ itemId: 'SW-01', department: market, inspectionId }])

    expect(refused).toMatchObject({ status: 409, body: { type: 'not-recognizable' } })
    expect(refused.body['title' as never]).toContain(why)
  })

  it('is refused for another target, for one that is unknown, and where an item is left bare', async () => {
    const visit = await nextVisit()
    const other = await published(market, await nextVisit(), { itemId: 'SW-01', endedOn: '2022-06-02' })
    const refused = async (inspectionId: string, department = market) =>
      (await ask(visit, [{ itemId: 'SW-01', department, inspectionId }])).body

    expect(await refused(other)).toMatchObject({ type: 'not-recognizable', why: '检查对象不同' })
    expect(await refused('none')).toMatchObject({ type: 'not-recognizable' })
    expect(await refused('none', '140900/nobody')).toMatchObject({ type: 'not-recognizable' })
    const own = await published(p.department, visit, { itemId: 'item-1' })
    const bare = await ask(visit, [{ itemId: 'item-1', department: p.department, inspectionId: own }], 'clerk')
    expect(bare).toMatchObject({ status: 422, body: { type: 'result-incomplete' } })
  })

  it('is refused once officers have begun, also between asking and approving', async () => {
    const visit = await nextVisit()
    const inspectionId = await published(market, visit, { itemId: 'SW-01' })
    await ask(visit, [{ itemId: 'SW-01', department: market, inspectionId }])
    const [officer] = (await p.in(tax).store('inspections').get(visit.id)).record.officerIds
    const photo = { inspectionId: visit.id, sha256: 'a'.repeat(64), size: 1000, type: 'image/jpeg' }
    expect((await p.call(`tax-officer-${officer?.slice(-2)}`, 'declarePhoto', photo)).status).toBeLessThan(300)

    expect(await decide(visit)).toMatchObject({ status: 409, body: { type: 'results-recorded' } })
  })

  it('is looked at once more when it is approved', async () => {
    const visit = await nextVisit()
    const inspectionId = await published(market, visit, { itemId: 'SW-01' })
    await ask(visit, [{ itemId: 'SW-01', department: market, inspectionId }])
    const store = p.in(market).store('disclosures')
    const read = await store.get(inspectionId)
    await p.ports.table.transact([store.replace(read, { ...read.record, state: 'withdrawn' }).item], 'withdrawn')

    expect(await decide(visit)).toMatchObject({ status: 409, body: { type: 'not-recognizable' } })
  })
})

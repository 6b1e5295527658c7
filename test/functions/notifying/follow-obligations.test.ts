import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commit } from '../../../functions/stores/commit.ts'
import type { EventType } from '../../../shared/contract/events.ts'
import type { StoreName, StoreRecords } from '../../../shared/contract/stores.ts'
import { sampleInspection, sampleOfficer, samplePlan } from '../../domain/clock/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform
/** How many transactions still go through before one is lost; undefined: all go through. */
let untilLoss: number | undefined

beforeAll(async () => {
  p = await platform({
    now: '2022-03-01T01:00:00Z',
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        transact: async (items, token) => {
          if (untilLoss !== undefined && untilLoss-- === 0) {
            untilLoss = undefined
            throw new Error('the Lambda died')
          }
          await ports.table.transact(items, token)
        },
      },
    }),
  })
})
afterAll(() => p.stop())

/** Records a state of a record and the event that says so, in one transaction as a use case does. */
async function happens<S extends StoreName>(type: EventType, name: S, record: StoreRecords[S]): Promise<void> {
  const store = p.store(name)
  const before = await store.find(record.id)
  const write = before ? store.replace(before, record) : store.create(record)
  const at = p.clock.now()
  const act = {
    department: p.department,
    actor: 'test',
    key: randomUUID(),
    asked: createHash('sha256').update('').digest('hex'),
    at,
    eventId: randomUUID(),
    salt: new Uint8Array(32),
    code: 'test',
  }
  await commit(p.ports.table, {
    writes: [write],
    event: { type, object: `${name}/${record.id}`, payload: {} },
    answer: {},
    act,
  })
}

/** `rule`, due day, and how it was closed, in the order of the list. */
async function deadlines(rule: string): Promise<string[]> {
  const found: string[] = []
  for await (const { record } of p.store('obligations').all('2')) {
    const { closed } = record
    const how = closed ? `${closed.late ? 'late' : 'in time'} ${closed.on} by ${closed.by}` : 'open'
    if (record.rule === rule) found.push(`${record.object} ${record.dueOn} ${how}`)
  }
  return found
}

async function openRows(): Promise<string[]> {
  const found: string[] = []
  for await (const { record } of p.store('obligations').all('2')) if (!record.closed) found.push(record.id)
  return found
}

describe('obligations', () => {
  it('appear with the year’s first plan and are closed by its approval and its publication', async () => {
    await happens('plan.submitted', 'plans', samplePlan)
    await p.settle()
    const atFirst = await deadlines('plan-public')
    await happens('plan.approved', 'plans', { ...samplePlan, approvedOn: '2022-04-14' })
    await happens('plan.published', 'plans', { ...samplePlan, approvedOn: '2022-04-14', publishedOn: '2022-05-05' })
    await p.settle()

    expect(atFirst).toEqual(['2022 2022-04-30 open'])
    expect(await deadlines('plan-filed')).toEqual(['2022 2022-04-15 in time 2022-04-14 by plan.approved'])
    expect(await deadlines('plan-public')).toEqual(['2022 2022-04-30 late 2022-05-05 by plan.published'])
    expect(await openRows()).toEqual([
      '2022-06-10/half-year-summary/2022',
      '2022-06-30/item-list/2022',
      '2022-06-30/working-rules/2022',
      '2022-09-30/results-reported/2022',
      '2022-12-10/self-check/2022',
    ])
  })

  it('stay closed and late when the events come again, the older ones last', async () => {
    const published = (await p.store('plans').get('2022')).record
    const before = await deadlines('plan-public')

    for (const type of ['plan.published', 'plan.approved', 'plan.submitted', 'plan.published'] as const)
      await happens(type, 'plans', published)
    await p.settle()

    expect(await deadlines('plan-public')).toEqual(before)
  })

  it('of a result open when its end is recorded, move when that day is corrected, close when it is public', async () => {
    const moved = { ...sampleInspection, result: { ...sampleInspection.result, endedOn: '2022-09-22' } as never }
    await happens('inspection.recorded', 'inspections', { ...sampleInspection, state: 'recorded' })
    await p.settle()
    const recorded = await deadlines('result-public')
    await happens('inspection.submitted', 'inspections', { ...moved, state: 'submitted' })
    await p.settle()
    const corrected = await deadlines('result-public')
    await happens('result.published', 'inspections', { ...moved, state: 'published', publishedOn: '2022-10-25' })
    await p.settle()

    expect(recorded).toEqual(['draw-1-target-1 2022-10-21 open'])
    const left = 'draw-1-target-1 2022-10-21 in time 2022-03-01 by obligation.moved'
    expect(corrected).toEqual([left, 'draw-1-target-1 2022-10-25 open'])
    expect(await deadlines('result-public')).toEqual([
      left,
      'draw-1-target-1 2022-10-25 in time 2022-10-25 by result.published',
    ])
  })

  it('come out the same when the publication is heard before anything else', async () => {
    const published = {
      ...sampleInspection,
      id: 'draw-1-target-2',
      state: 'published',
      publishedOn: '2022-10-24',
    } as const

    await happens('result.published', 'inspections', published)
    await happens('inspection.approved', 'inspections', published)
    await p.settle()

    expect(await deadlines('result-public')).toContain('draw-1-target-2 2022-10-21 late 2022-10-24 by result.published')
    expect((await openRows()).filter((id) => id.includes('result-public'))).toEqual([])
  })

  it('remind the two officers, and nobody else, of the end of the term to rectify', async () => {
    const ordered = { ordered: '限期改正', dueOn: '2022-08-31' }
    await happens('inspection.approved', 'inspections', {
      ...sampleInspection,
      id: 'draw-1-target-3',
      rectification: ordered,
    })
    await p.settle()
    await p.clock.set('2022-08-31T01:00:00Z')

    await p.runSchedule('sweepReminders')

    const mails = (await p.mailbox.all())
      .filter(({ subject }) => subject.includes('责令改正'))
      .toSorted((a, b) => (a.to.join() < b.to.join() ? -1 : 1))
    expect(mails).toMatchObject([
      { to: ['officer-01'], text: expect.stringContaining('示例代理记账有限公司') },
      { to: ['officer-02'], text: expect.stringContaining('示例代理记账有限公司') },
    ])
    expect(mails[0]?.subject).toBe('【今日到期】责令改正期满复查（2022年8月31日）')
  })

  it('of a certificate open with the registry, close when it is renewed, and open again for the new one', async () => {
    const renewed = { ...sampleOfficer, certificate: { from: '2022-12-01', to: '2027-11-30' } }
    await happens('registry.changed', 'officers', sampleOfficer)
    await p.settle()
    const first = await deadlines('certificate-valid')
    await happens('registry.changed', 'officers', renewed)
    await p.settle()

    expect(first).toEqual(['SX0900-01@2022-11-30 2022-11-30 open'])
    expect(await deadlines('certificate-valid')).toEqual([
      'SX0900-01@2022-11-30 2022-11-30 in time 2022-08-31 by registry.changed',
      'SX0900-01@2027-11-30 2027-11-30 open',
    ])
  })

  it.each([1, 2, 3])(
    'come out whole when the subscriber dies at its transaction %i and the event comes again',
    async (at) => {
      const id = `draw-2-target-${at}`
      const published = { ...sampleInspection, id, state: 'published', publishedOn: '2022-10-21' } as const
      const rectification = { ordered: '限期改正', dueOn: '2022-10-31', closedOn: '2022-11-01' }
      untilLoss = at

      await happens('rectification.closed', 'inspections', { ...published, rectification })
      await p.settle()

      expect(untilLoss).toBeUndefined()
      expect(await deadlines('result-public')).toContain(`${id} 2022-10-21 in time 2022-10-21 by result.published`)
      expect(await deadlines('rectification')).toContain(`${id} 2022-10-31 late 2022-11-01 by rectification.closed`)
      expect((await openRows()).filter((row) => row.includes(id))).toEqual([])
    },
  )

  it('of an unknown record change nothing', async () => {
    const before = await openRows()

    await happens('plan.edited', 'items', { id: 'item-draft', state: 'draft' } as never)
    await p.settle()

    expect(await openRows()).toEqual(before)
  })
})

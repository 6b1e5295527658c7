import { randomUUID } from 'node:crypto'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import * as fc from 'fast-check'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliver } from '../../../functions/events/consume.ts'
import { notifying } from '../../../functions/notifying/service.ts'
import { commit } from '../../../functions/stores/commit.ts'
import { directoryPartition } from '../../../functions/stores/department-paths.ts'
import type { Row } from '../../../functions/stores/rows.ts'
import { sampleDepartment, sampleLogins } from '../../../infra/local/seed/people.ts'
import type { EventType } from '../../../shared/contract/events.ts'
import { outboxPartition, type StoreName, type StoreRecords } from '../../../shared/contract/stores.ts'
import type { Extension } from '../../../shared/domain/clock/extension.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { sampleInspection, samplePlan } from '../../domain/clock/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleAct } from '../stores/sample-act.ts'

let p: TestPlatform
/** Transactions until one is lost, and whether it was stored before its reply was; undefined: none is. */
let death: { left: number; readonly stored: boolean } | undefined
let deaths = 0

beforeAll(async () => {
  p = await platform({
    now: '2022-03-01T00:30:00Z',
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        transact: async (items, token) => {
          const dies = death !== undefined && death.left-- === 0
          const stored = death?.stored
          if (dies) death = undefined
          if (!dies || stored) await ports.table.transact(items, token)
          if (dies) deaths += 1
          if (dies) throw new Error('the Lambda died')
        },
      },
    }),
  })
})
afterAll(() => p.stop())

interface Happening<S extends StoreName = StoreName> {
  readonly type: EventType
  readonly store: S
  readonly record: StoreRecords[S]
  readonly payload?: Record<string, string>
}

function happening<S extends StoreName>(
  type: EventType,
  store: S,
  record: StoreRecords[S],
  payload: Record<string, string> = {},
): Happening {
  return { type, store, record, payload }
}

const ended = (endedOn: string) => ({ result: { ...sampleInspection.result, endedOn } as Inspection['result'] })
const inspection = (more: Partial<Inspection>): Inspection => ({ ...sampleInspection, ...more })
const ordered = { ordered: '2022-03-02', dueOn: '2022-03-25' }
const extension: Extension = {
  id: 'extension-1',
  obligationId: '2022-04-30/plan-public/2022',
  terms: { kind: 'extension', until: '2022-05-13' },
  reason: '示例',
  state: 'granted',
  askedBy: 'clerk',
  askedOn: '2022-03-01',
  decision: { by: 'approver', on: '2022-03-01', reason: '同意' },
}

/** What happens to a department's records: what falls due opens, moves, is extended and closes, some of it late. */
const year: readonly Happening[] = [
  happening('plan.submitted', 'plans', samplePlan),
  happening('extension.granted', 'extensions', extension, { extension: 'extension-1' }),
  happening('plan.approved', 'plans', { ...samplePlan, approvedOn: '2022-04-20' }),
  happening('inspection.recorded', 'inspections', inspection({ ...ended('2022-02-21'), state: 'recorded' })),
  happening('inspection.submitted', 'inspections', inspection({ ...ended('2022-02-22'), state: 'submitted' })),
  happening('inspection.recorded', 'inspections', inspection({ ...ended('2022-02-24'), id: 'b', state: 'recorded' })),
  happening('inspection.approved', 'inspections', inspection({ ...ended('2022-02-22'), rectification: ordered })),
  happening(
    'result.published',
    'inspections',
    inspection({ ...ended('2022-02-24'), id: 'b', state: 'published', publishedOn: '2022-03-01' }),
  ),
]

/** A department of its own for each order of deliveries, with the sample's people. */
async function newDepartment(): Promise<string> {
  const id = `140900/d-${randomUUID().replace(/[^a-z]/g, '')}`
  const within = p.in(id)
  const listed: Row = { pk: directoryPartition, sk: id, version: 1, record: {} }
  await Promise.all([
    within.put('departments', { ...sampleDepartment, id }),
    ...sampleLogins()
      .slice(0, 11)
      .map(({ person }) => within.put('people', person)),
    p.ports.table.transact([{ put: { row: listed } }], randomUUID()),
  ])
  return id
}

/** Records a state of a record and its event in one transaction; gives the stream's record of it, delivered to nobody yet. */
async function happens(department: string, { type, store: name, record, payload }: Happening): Promise<DynamoDBRecord> {
  const store = p.in(department).store(name)
  const before = await store.find(record.id)
  const eventId = ulid(p.clock.now().getTime())
  await commit(p.ports.table, {
    writes: [before ? store.replace(before, record) : store.create(record)],
    event: { type, object: `${name}/${record.id}`, payload: payload ?? {} },
    answer: {},
    act: { ...sampleAct(p), department, eventId },
  })
  const row = (await p.ports.table.get(outboxPartition, eventId)) as Row
  const image = marshall(row, { removeUndefinedValues: true })
  return { eventName: 'INSERT', dynamodb: { SequenceNumber: eventId, NewImage: image as never } }
}

/** One delivery as Lambda makes it; answers what is to come again. */
async function delivered(records: readonly DynamoDBRecord[]): Promise<boolean> {
  const { batchItemFailures } = await deliver(notifying.subscribers, p.ports, { Records: [...records] })
  return batchItemFailures.length === 0
}

/** Each record alone, the last first, all of it three times; a record whose delivery died or was too early comes with the next time. */
async function thriceReversed(records: readonly DynamoDBRecord[]): Promise<void> {
  for (let time = 0; time < 3; time++) for (const record of records.toReversed()) await delivered([record])
}

/** How each obligation stands, those left behind by a move not counted: the day that was moved from is seen only by who came first. */
async function standing(department: string): Promise<string[]> {
  const found: string[] = []
  for await (const { record } of p.in(department).store('obligations').all('2')) {
    const { closed, movedTo, id, extensions = [] } = record
    if (movedTo === undefined)
      found.push(`${id} ${closed ? `${closed.on} ${closed.by} ${closed.late}` : 'open'} ${extensions.length}`)
  }
  return found
}

const expected = [
  '2022-03-22/result-public/draw-1-target-1 open 0',
  '2022-03-24/result-public/b 2022-03-01 result.published false 0',
  '2022-03-25/rectification/draw-1-target-1 open 0',
  '2022-04-15/plan-filed/2022 2022-04-20 plan.approved true 0',
  '2022-05-13/plan-public/2022 open 1',
  '2022-06-10/half-year-summary/2022 open 0',
  '2022-06-30/item-list/2022 open 0',
  '2022-06-30/working-rules/2022 open 0',
  '2022-09-30/results-reported/2022 open 0',
  '2022-12-10/self-check/2022 open 0',
]

async function inOrder(): Promise<string> {
  const department = await newDepartment()
  for (const one of year) await delivered([await happens(department, one)])
  return department
}

/** How a year reaches the subscribers: what is delivered again between two happenings, and where a Lambda dies. */
interface Course {
  readonly between: readonly (readonly number[])[]
  readonly deaths: readonly { left: number; stored: boolean }[]
}
const course: fc.Arbitrary<Course> = fc.record({
  between: fc.array(fc.array(fc.nat(7), { maxLength: 2 }), { minLength: year.length, maxLength: year.length }),
  deaths: fc.array(fc.record({ left: fc.nat(12), stored: fc.boolean() }), { minLength: 2, maxLength: 4 }),
})

async function along({ between, deaths: dying }: Course): Promise<string> {
  const department = await newDepartment()
  const records: DynamoDBRecord[] = []
  for (const [at, one] of year.entries()) {
    records.push(await happens(department, one))
    death = dying[at % dying.length] && { ...(dying[at % dying.length] as { left: number; stored: boolean }) }
    for (const index of between[at] ?? []) await delivered([records[index % records.length] as DynamoDBRecord])
    death = undefined
  }
  death = dying[0] && { ...dying[0] }
  await thriceReversed(records)
  death = undefined
  return department
}

describe('records of the stream that come three times and the last first', () => {
  const departments: string[] = []

  it('leave each deadline as it is when they come once and in order, though the Lambda dies in between', async () => {
    departments.push(await inOrder())
    expect(await standing(departments[0] as string)).toEqual(expected)

    const courses = [
      { between: [], deaths: [] },
      { between: [], deaths: [{ left: 1, stored: true }] },
      ...fc.sample(course, { numRuns: 3, seed: 20220407 }),
    ]
    for (const one of courses) {
      departments.push(await along(one))
      expect([one, await standing(departments.at(-1) as string)]).toEqual([one, expected])
    }
    expect(deaths).toBeGreaterThan(3)
  }, 60_000)

  it('let nothing be missed and nothing be sent twice on the mornings after', async () => {
    for (const day of ['2022-03-07', '2022-03-23', '2022-03-28']) {
      await p.clock.set(`${day}T00:30:00Z`)
      await p.runSchedule('sweepReminders')
    }

    const all = await p.mailbox.all()
    const told = (department: string) =>
      all
        .filter((mail) => mail.department === department)
        .map(({ at, to, text }) => `${at.slice(0, 10)} ${to.join()} ${text}`)
    const [reference, ...others] = departments.map((department) => told(department).sort())
    expect(reference?.length).toBeGreaterThan(5)
    expect(others.filter((one) => JSON.stringify(one) !== JSON.stringify(reference))).toEqual([])
  }, 60_000)

  it('send a message again once for each time that somebody asked', async () => {
    const department = departments[0] as string
    const store = p.in(department).store('reminders')
    const reminders = []
    for await (const { record } of store.all('2022-03')) reminders.push(record)
    const [reminder] = reminders
    if (!reminder) throw new Error('nobody was told anything')
    const asked = (count: number) =>
      happening(
        'reminder.resend-asked',
        'reminders',
        {
          ...reminder,
          resends: Array.from({ length: count }, () => ({ askedBy: 'clerk', askedAt: '2022-04-28T01:00:00.000Z' })),
        },
        { reminder: reminder.id, resend: `${count - 1}` },
      )
    const records = [await happens(department, asked(1)), await happens(department, asked(2))]
    const before = (await p.mailbox.all()).length

    await thriceReversed(records)

    expect((await p.mailbox.all()).slice(before).map(({ subject }) => subject)).toEqual([
      `【重发】${reminder.subject}`,
      `【重发】${reminder.subject}`,
    ])
    expect((await store.get(reminder.id)).record.resends?.every(({ sentAt }) => sentAt !== undefined)).toBe(true)
  })
})

import { randomBytes } from 'node:crypto'
import { runSchedule } from '../../../functions/events/consume.ts'
import type { AnyScheduled } from '../../../functions/events/subscriber.ts'
import { sweepReminders } from '../../../functions/notifying/sweep-reminders.ts'
import { swept } from '../../../functions/notifying/wake-ups.ts'
import { directoryPartition } from '../../../functions/stores/department-paths.ts'
import type { Ports } from '../../../functions/stores/ports.ts'
import { recordStore } from '../../../functions/stores/record-store.ts'
import type { Row as StoredRow } from '../../../functions/stores/rows.ts'
import { sampleDepartment, sampleLogins } from '../../../infra/local/seed/people.ts'
import { type Obligation, opened } from '../../../shared/domain/clock/obligation.ts'
import { namedDuty } from '../../../shared/domain/clock/owed.ts'
import { firstMoment, nextMoment, remindersFor } from '../../../shared/domain/clock/reminders.ts'
import { addDays } from '../../../shared/kernel/days.ts'
import type { Row } from '../measure.ts'
import { costWords } from './cost.ts'
import { type CountingTable, countingTable } from './counting-table.ts'

const DEPARTMENTS = 1000
const OBLIGATIONS = 100
const TODAY = '2022-08-17'
/** What a call of DynamoDB and one of SNS take within a region. */
const TABLE_MS = 5
const NOTICE_MS = 20
const BOUND_S = 60
const BOUND_MB = 300
/** Of the notifying Lambda, as the stack sets it. */
const MEMORY_GB = 1

/** One morning of 1,000 departments with 100 open obligations each, five of them overdue, the others due within 60 days. */
export async function rows(): Promise<Row[]> {
  console.info = () => undefined
  const table = countingTable(TABLE_MS)
  for (let n = 0; n < DEPARTMENTS; n++)
    fillDepartment(table, `1409${String(n).padStart(4, '0').slice(0, 2)}/d-${letters(n)}`)
  const before = { ...table.units }
  const heap = watchHeap()
  let messages = 0
  let told = 0
  const ports = portsOn(table, (text) => {
    messages += 1
    told += Number(/共 (\d+) 项/.exec(text)?.[1] ?? 0)
  })
  const start = performance.now()
  await runSchedule('sweepReminders', sweepReminders as unknown as AnyScheduled, ports)
  const seconds = (performance.now() - start) / 1000
  const megabytes = heap()
  const read = table.units.read - before.read
  const write = table.units.write - before.write
  const work = `morning sweep, ${DEPARTMENTS} departments, ${DEPARTMENTS * OBLIGATIONS} open obligations`
  const ours = { name: 'sweepReminders', ms: seconds * 1000, runs: 1, of: 'clock' as const }
  const notes = [
    `${messages} messages tell ${told} obligations`,
    `${table.units.calls - before.calls} calls of ${TABLE_MS} ms`,
    `${read} read and ${write} write units`,
    costWords({ messages, read, write, seconds, gigabytes: MEMORY_GB }),
  ]
  return [
    { work, ours, peer: null, measured: seconds, unit: 's', goal: { most: BOUND_S }, note: notes.join('; ') },
    {
      work: `${work}: heap beside the table`,
      ours,
      peer: null,
      measured: megabytes,
      unit: 'MB',
      goal: { most: BOUND_MB },
      note: 'includes what the sweep wrote into the table in memory',
    },
  ]
}

/** A department's path has letters only. */
function letters(n: number): string {
  return String(n).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] as string)
}

function fillDepartment(table: CountingTable, department: string): void {
  const row = (prefix: string, record: { id: string }): StoredRow => ({
    pk: `${prefix}#${department}`,
    sk: record.id,
    version: 1,
    record,
  })
  const store = recordStore(table, 'obligations', department)
  const mark = swept(store, undefined, addDays(TODAY, -1)).item.put?.row as StoredRow
  const open = Array.from({ length: OBLIGATIONS }, (_, n) => obligation(department, n))
  table.addRows([
    { pk: directoryPartition, sk: department, version: 1, record: {} },
    row('department', { ...sampleDepartment, id: department }),
    ...sampleLogins().map(({ person }) => row('person', person)),
    mark,
    ...open.flatMap((one) => [
      row('obligation', one),
      row('obligation', { ...one, id: `current/${one.rule}/${one.object}` }),
      row('obligation', { ...one, id: `wake/${wakes(one)}/${one.rule}/${one.object}` }),
    ]),
  ])
}

function obligation(department: string, n: number): Obligation {
  const dueOn = n < 5 ? addDays(TODAY, -3 - n) : addDays(TODAY, n % 60)
  const officers = [1, 5].map((more) => `SX0900-${String(((n + more) % 14) + 1).padStart(2, '0')}`)
  const subject = { object: `inspection-${n}`, about: `示例任务 第1轮 示例${n}号公司`, officers }
  return opened(
    namedDuty('rectification', dueOn, { ...subject, object: `${department}-${subject.object}` }),
    '2022-07-01',
  )
}

/** The day on which it wakes next after yesterday's sweep. */
function wakes(one: Obligation): string {
  const yesterday = addDays(TODAY, -1)
  const waits = remindersFor(one, yesterday).length === 0
  return (waits ? firstMoment(one, TODAY) : nextMoment(one, yesterday)) ?? TODAY
}

function portsOn(table: CountingTable, sent: (text: string) => void): Ports {
  const none = () => {
    throw new Error('not needed by the sweep')
  }
  return {
    table,
    bucket: none,
    presign: none,
    presignGet: none,
    notices: {
      send: async ({ text }) => {
        await new Promise((resolve) => setTimeout(resolve, NOTICE_MS))
        sent(text)
        return { by: 'sns', failures: [] }
      },
    },
    clock: () => new Date(`${TODAY}T00:30:00Z`),
    random: (bytes) => randomBytes(bytes),
    code: 'bench',
    siteUrl: 'https://site.mingchou.invalid',
  }
}

/** The most that the heap grew, looked at four times a second. */
function watchHeap(): () => number {
  const before = process.memoryUsage().heapUsed
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed - before)
  }, 250)
  return () => {
    clearInterval(timer)
    return most / 1e6
  }
}

if (import.meta.main) console.log(JSON.stringify(await rows(), undefined, 1))

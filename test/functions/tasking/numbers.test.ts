import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ports } from '../../../functions/stores/ports.ts'
import type { Plan, PlannedTask } from '../../../shared/domain/plan/plan.ts'
import { standardPolicy } from '../../../shared/domain/plan/task-policy.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { putRegistries } from '../drawing/fixtures.ts'
import { approved, submitted } from './samples.ts'

/** Every so many transactions the table is gone, having stored the last one or not. */
function failing(ports: Ports): Ports {
  let done = 0
  const transact: Ports['table']['transact'] = async (items, token) => {
    if (!arming.armed) return ports.table.transact(items, token)
    const turn = done++ % 5
    if (turn === 1) throw new Error(died('before it stored'))
    await ports.table.transact(items, token)
    if (turn === 3) throw new Error(died('after it stored'))
  }
  return { ...ports, table: { ...ports.table, transact } }
}

const arming = { armed: false, deaths: new Set<string>() }

function died(when: string): string {
  arming.deaths.add(when)
  return `killed ${when}`
}

describe('the numbers of a department’s tasks', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z', wrapPorts: failing })
    await putRegistries(p)
    await p.put('policies', { ...standardPolicy, symbol: '忻财抽' })
  })
  afterAll(() => p.stop())

  async function serials(year: number): Promise<number[]> {
    const { items } = await p.store('tasks').list({ limit: 200 })
    return items.flatMap(({ docNumber }) => (docNumber?.year === year ? [docNumber.serial] : [])).sort((a, b) => a - b)
  }

  const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

  it('run on through planned and ad-hoc tasks, in the form 字号〔年〕序号', async () => {
    await p.put('plans', plan(2022, 3))
    await publish(2022)
    const taskId = await approved(p)

    const { record } = await p.store('tasks').get(taskId)

    expect(record.docNumber).toEqual({ symbol: '忻财抽', year: 2022, serial: 4, text: '忻财抽〔2022〕4号' })
    expect((await p.store('tasks').get('2022-1')).record.docNumber?.text).toBe('忻财抽〔2022〕1号')
    expect(await serials(2022)).toEqual([1, 2, 3, 4])
  })

  it('have neither gap nor double when ten are approved at once and a plan is published meanwhile', async () => {
    const drafts = []
    for (let n = 0; n < 10; n++) drafts.push(await submitted(p))
    await p.put('plans', { ...plan(2023, 4), id: '2023' })
    const before = (await serials(2022)).length

    await Promise.all([publish(2023), ...drafts.map((taskId) => approveUntilDone(taskId))])

    expect(await serials(2022)).toEqual(upTo(before + 10))
    expect(await serials(2023)).toEqual([1, 2, 3, 4])
  })

  it('have neither gap nor double when the table dies before or after it stored, and everything comes again', async () => {
    const drafts = []
    for (let n = 0; n < 6; n++) drafts.push(await submitted(p))
    const before = (await serials(2022)).length
    arming.armed = true

    for (const taskId of drafts) await approveUntilDone(taskId)
    arming.armed = false

    expect([...arming.deaths].sort()).toEqual(['after it stored', 'before it stored'])
    expect(await serials(2022)).toEqual(upTo(before + 6))
  })

  it('take none for what was refused', async () => {
    const before = await serials(2022)
    const taskId = await submitted(p)
    await p.call('approver', 'returnTask', { taskId, reason: '请补充' })

    const refused = await p.call('approver', 'approveTask', { taskId })
    const next = await approved(p)

    expect(refused.status).toBe(409)
    expect((await p.store('tasks').get(next)).record.docNumber?.serial).toBe(before.length + 1)
  })

  /** As a client does: under one key, until it is told how it ended. */
  async function approveUntilDone(taskId: string): Promise<void> {
    for (let attempt = 0; attempt < 20; attempt++) {
      const { status } = await p.call('approver', 'approveTask', { taskId }, { idempotencyKey: `approve-${taskId}` })
      if (status === 200) return
    }
    throw new Error(`${taskId} was never approved`)
  }

  async function publish(year: number): Promise<void> {
    await p.call('publisher', 'publishPlan', { planId: String(year) })
    await p.settle()
  }
})

function plan(year: number, tasks: number): Plan {
  return {
    id: String(year),
    year,
    title: `${year} 年度计划`,
    state: 'approved',
    tasks: Array.from({ length: tasks }, (_, at) => planned(year, at + 1)),
    decisions: [],
    draftedBy: 'clerk',
    approvedBy: 'approver',
  }
}

function planned(year: number, number: number): PlannedTask {
  return {
    number,
    name: `示例任务 ${number}`,
    type: 'targeted',
    itemIds: ['item-1'],
    scope: '会计代理记账机构',
    floor: 2000,
    rounds: 1,
    window: { from: `${year}-07-01`, to: `${year}-09-30` },
    initiator: '忻州市财政局',
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  addPhoto,
  announce,
  dispatched,
  executedDraw,
  record,
  registerOfficers,
  stored,
  targetSample,
  task,
  visitTime,
} from './samples.ts'

const targets = [1, 2, 3].map(targetSample)
const draw = executedDraw('draw-r', targets)
const first = `draw-r-${targets[0]?.id}`

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: visitTime })
  await registerOfficers(p)
  await p.put('tasks', { ...task, itemVersions: { 'F-01': 2, 'F-02': 1 } })
  for (const target of targets) await p.put('targets', target)
  await announce(p, 'draw.executed', draw)
})
afterAll(() => p.stop())

describe('a dispatch', () => {
  it('pins the editions of its items and the rule of its notice, and has a code for its page', async () => {
    const inspection = await stored(p, first)
    const pass = await p.store('visitPasses').get(inspection.visitCode ?? '')

    expect(inspection).toMatchObject({ itemVersions: { 'F-01': 2, 'F-02': 1 }, noticeRule: 'on-arrival' })
    expect(inspection.visitCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{24}$/)
    expect(pass.record).toEqual({
      id: inspection.visitCode,
      inspectionId: first,
      passcode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/) as string,
    })
  })

  it('gives every inspection a code of its own', async () => {
    const { items } = await p.store('inspections').list({ prefix: 'draw-r-' })

    expect(new Set(items.map(({ visitCode }) => visitCode)).size).toBe(3)
  })

  it('reaches the department, which confirms it once', async () => {
    const waiting = await p.call('clerk', 'listDispatches', {})
    const once = await p.call('clerk', 'receiveDispatch', { dispatchId: draw.id })
    const twice = await p.call('head', 'receiveDispatch', { dispatchId: draw.id })

    expect(waiting.body.items).toEqual([
      { id: draw.id, taskId: task.id, taskName: task.name, round: 1, dispatchedOn: '2022-07-20', count: 3 },
    ])
    expect(once.body.received?.by).toBe('clerk')
    expect([twice.status, twice.body]).toEqual([200, once.body])
  })

  it('is noted once, however often the draw is told', async () => {
    await announce(p, 'draw.executed', draw)

    expect((await p.store('dispatches').get(draw.id)).version).toBe(2)
  })
})

describe('a receipt', () => {
  it('is each officer’s own, with its time, and confirming twice is once', async () => {
    const receive = (person: string) => p.call(person, 'receiveInspection', { inspectionId: first })

    const both = await Promise.all(['officer-01', 'officer-02'].map(receive))
    const [before, again] = [await stored(p, first), await receive('officer-01')]

    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(Object.keys(before.receipts ?? {}).sort()).toEqual(['SX0900-01', 'SX0900-02'])
    expect([again.status, await stored(p, first)]).toEqual([200, before])
    expect(before.edits).toBeUndefined()
  })

  it('is nobody’s who is not on the team', async () => {
    const answers = await Promise.all(
      ['officer-03', 'clerk'].map((person) => p.call(person, 'receiveInspection', { inspectionId: first })),
    )

    expect(answers.map(({ body }) => body['type'])).toEqual(['not-your-inspection', 'not-your-role'])
  })

  it('that is missing shows as waiting, and as overdue after two working days', async () => {
    const inspectionId = `draw-r-${targets[1]?.id}`
    await p.call('officer-02', 'receiveInspection', { inspectionId })
    const states = async () => {
      const { body } = await p.call('head', 'listReceipts', { dispatchId: draw.id })
      return body.items.find((one) => one.inspectionId === inspectionId)?.receipts
    }

    const waiting = await states()
    await p.clock.set('2022-07-25T02:00:00Z')
    const overdue = await states()
    await p.clock.set(visitTime)

    expect(waiting?.map(({ state, dueOn }) => [state, dueOn])).toEqual([
      ['waiting', '2022-07-22'],
      ['received', '2022-07-22'],
    ])
    expect(overdue?.map(({ state }) => state)).toEqual(['overdue', 'received'])
  })
})

describe('officers and departments', () => {
  it('are told of a dispatch in their message of the day, and their head when nobody confirms', async () => {
    const mine = [targetSample(1)].map(({ id }) => ({ target: id, officers: ['SX0900-05', 'SX0900-06'] }))
    await announce(p, 'draw.executed', executedDraw('draw-m', targets.slice(0, 1), { teams: mine }))
    await p.settle()
    const mailsOf = async (person: string, from: number) =>
      (await p.mailbox.all()).slice(from).filter(({ to }) => to.includes(person))

    await p.clock.set('2022-07-21T00:30:00Z')
    await p.runSchedule('sweepReminders')
    const first = await Promise.all(['officer-05', 'officer-06', 'clerk'].map((person) => mailsOf(person, 0)))
    await p.call('officer-05', 'receiveInspection', { inspectionId: `draw-m-${targets[0]?.id}` })
    await p.settle()
    const before = (await p.mailbox.all()).length
    await p.clock.set('2022-07-26T00:30:00Z')
    await p.runSchedule('sweepReminders')
    const later = await Promise.all(['officer-05', 'officer-06', 'head'].map((person) => mailsOf(person, before)))
    await p.clock.set(visitTime)

    expect(first.map((mails) => mails.length)).toEqual([1, 1, 1])
    expect(first[0]?.[0]?.text).toContain('执法人员签收检查任务（会计代理记账机构检查 第1轮 示例1代理记账有限公司）')
    expect(first[2]?.[0]?.text).toContain('部门签收派发的检查（会计代理记账机构检查 第1轮 1家）')
    expect(later.map((mails) => mails.length)).toEqual([0, 1, 1])
    expect(later[2]?.[0]?.text).toContain('承办人尚未办结，请督促。')
  })
})

describe('the day of the visit', () => {
  it('is planned by the team within the window, and taken back', async () => {
    const { id } = await dispatched(p)
    const plan = (day: string | undefined, ifMatch: number) =>
      p.call('officer-01', 'planVisit', { inspectionId: id, ...(day ? { day } : {}) }, { ifMatch })

    const planned = await plan('2022-07-25', 1)
    const stale = await plan('2022-07-26', 1)
    const past = await plan('2022-07-19', 2)
    const outside = await plan('2022-10-01', 2)
    const taken = await plan(undefined, 2)

    expect(planned.body.plannedFor).toBe('2022-07-25')
    expect([stale, past, outside].map(({ body }) => body['type'])).toEqual([
      'changed-meanwhile',
      'day-not-acceptable',
      'day-not-acceptable',
    ])
    expect([taken.status, taken.body.plannedFor]).toEqual([200, undefined])
  })
})

describe('the notice', () => {
  const given = { given: 'on-arrival', how: 'in-person', on: '2022-07-20', receivedBy: '示例前台' }

  it('is recorded by an officer of the team or a clerk, with who and when', async () => {
    const { id } = await dispatched(p)

    const answers = [
      await p.call('officer-01', 'giveNotice', { inspectionId: id, ...given, given: 'before', on: '2022-07-19' }),
      await p.call('clerk', 'giveNotice', { inspectionId: id, ...given }),
      await p.call('officer-03', 'giveNotice', { inspectionId: id, ...given }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403])
    expect((await stored(p, id)).notices?.map((one) => [one.given, one.by])).toEqual([
      ['before', 'officer-01'],
      ['on-arrival', 'clerk'],
    ])
  })

  it('is needed before the second officer can submit; a reason does as well', async () => {
    const inspectionId = `draw-r-${targets[2]?.id}`
    await addPhoto(p, inspectionId)
    await record(p, inspectionId)

    const early = await p.call('officer-02', 'confirmResult', { inspectionId })
    const bare = await p.call('officer-01', 'giveNotice', { inspectionId, given: 'not-given', on: '2022-07-20' })
    await p.call('officer-01', 'giveNotice', { inspectionId, given: 'not-given', on: '2022-07-20', reason: '现场无人' })
    const then = await p.call('officer-02', 'confirmResult', { inspectionId })

    expect([early.status, early.body['missing']]).toEqual([422, ['检查通知书的送达记录；未送达的，须登记理由']])
    expect([bare.status, bare.body['type']]).toEqual([422, 'reason-required'])
    expect(then.body.state).toBe('submitted')
  })

  it('does not tip anybody off while the drawn targets are held back', async () => {
    const hold = { until: '2022-07-31', reason: '防止通风报信', by: 'approver' }
    await p.put('tasks', { ...task, id: '2022-9', hold })
    const { id } = await dispatched(p, { taskId: '2022-9' })

    const early = await p.call('officer-01', 'giveNotice', { inspectionId: id, ...given, given: 'before' })
    const there = await p.call('officer-01', 'giveNotice', { inspectionId: id, ...given })

    expect([early.status, early.body['title']]).toEqual([
      409,
      '任务“2022-9”的抽中对象在 2022-07-31 前暂缓公开，不得事先告知；请到场时出示并送达检查通知书。',
    ])
    expect(there.status).toBe(200)
  })

  it('follows the rule that the approver set for the task, from the next dispatch on', async () => {
    await p.put('tasks', { ...task, id: '2022-8' })

    const set = await p.call('approver', 'setNoticeRule', { taskId: '2022-8', rule: 'before' }, { ifMatch: 1 })
    await announce(p, 'draw.executed', { ...executedDraw('draw-n', targets.slice(0, 1)), taskId: '2022-8' })

    expect(set.body.notice).toBe('before')
    expect((await stored(p, `draw-n-${targets[0]?.id}`)).noticeRule).toBe('before')
    expect((await stored(p, first)).noticeRule).toBe('on-arrival')
  })
})

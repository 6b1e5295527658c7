import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { samplePlan } from '../../domain/clock/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: '2022-03-01T01:00:00Z' })
  await p.runSchedule('sweepReminders')
})
afterAll(() => p.stop())

const document = Buffer.from('%PDF-1.4 示例')
const declared = {
  kind: 'half-year-summary',
  year: 2022,
  title: '示例上半年工作总结',
  sha256: createHash('sha256').update(document).digest('hex'),
  size: document.length,
  type: 'application/pdf',
}

async function handOver(person: string, more: object = {}, bytes = document): Promise<string> {
  const { body, status } = await p.call(person, 'declareFiling', { ...declared, ...more })
  expect(status).toBe(201)
  const answer = await p.upload(body.upload, bytes)
  await p.settle()
  return answer.ok ? body.filing.id : ''
}

async function deadline(rule: string, year = '2022') {
  const { items } = (await p.call('auditor', 'listDeadlines', { year })).body
  return items.find((one) => one.rule === rule)
}

describe('a revised plan that is filed again', () => {
  const year = 2030
  const refile = (more: object) =>
    p.call('clerk', 'declareFiling', { ...declared, kind: 'plan-refiling', year, ...more })
  const open = async () =>
    (await p.call('auditor', 'listDeadlines', { year: '2022' })).body.items.filter(
      ({ rule, object }) => rule === 'plan-refiling' && object.startsWith(`${year}@`),
    )

  it('closes the deadline of its very revision when the document has arrived, and by nothing else', async () => {
    await p.put('plans', {
      ...samplePlan,
      id: String(year),
      year,
      state: 'published',
      tasks: [],
      version: 3,
      publishedOn: '2022-03-01',
      former: [
        { version: 1, state: 'revised', publishedOn: '2022-02-01', endedOn: '2022-02-21' },
        { version: 2, state: 'revised', publishedOn: '2022-02-21', endedOn: '2022-03-01' },
      ],
    })
    const { status, body } = await refile({ planVersion: 3 })
    await p.settle()
    const before = await open()
    await p.upload(body.upload, document)
    await p.settle()

    expect([status, before]).toEqual([201, []])
    expect((await p.call('clerk', 'getFiling', { filingId: body.filing.id })).body).toMatchObject({
      state: 'filed',
      plan: { id: '2030', version: 3, publishedOn: '2022-03-01' },
    })
    expect(await open()).toMatchObject([
      {
        object: '2030@3',
        about: '2030 年度计划第 3 版',
        dueOn: '2022-03-08',
        closed: { on: '2022-03-01', by: 'filing.filed', late: false },
      },
    ])
  })

  it('names a revision that was published, and no other document does', async () => {
    const first = await refile({ planVersion: 4 })
    const unnamed = await refile({})
    const other = await p.call('clerk', 'declareFiling', { ...declared, planVersion: 2 })
    const unknown = await refile({ year: 2031, planVersion: 2 })

    expect(first).toMatchObject({
      status: 409,
      body: { type: 'version-not-public', title: '2030 年度计划没有公示过第 4 版修订，无需备案。已公示的修订：2、3。' },
    })
    expect(unnamed).toMatchObject({ status: 400, body: { type: 'malformed-request', where: 'planVersion' } })
    expect(other).toMatchObject({ status: 400, body: { type: 'malformed-request', where: 'planVersion' } })
    expect(unknown.status).toBe(404)
  })
})

describe('a document handed over', () => {
  it('closes its deadline when it has arrived, late when it is late, by the platform’s day', async () => {
    await p.clock.set('2022-06-13T02:00:00Z')
    const { body } = await p.call('clerk', 'declareFiling', declared)
    await p.settle()
    const before = await deadline('half-year-summary')
    await p.upload(body.upload, document)
    await p.settle()

    expect(before?.closed).toBeUndefined()
    expect((await deadline('half-year-summary'))?.closed).toEqual({ on: '2022-06-13', by: 'filing.filed', late: true })
    const filing = (await p.call('auditor', 'getFiling', { filingId: body.filing.id })).body
    expect(filing).toMatchObject({ state: 'filed', filedOn: '2022-06-13', declaredBy: 'clerk' })
    expect(Buffer.from((await p.bucket('archive').get(filing.file)) ?? '')).toEqual(document)
  })

  it('stays late when a better one follows', async () => {
    await p.clock.set('2022-06-14T02:00:00Z')

    await handOver('clerk', { title: '示例更正稿' })

    expect((await deadline('half-year-summary'))?.closed).toMatchObject({ on: '2022-06-13', late: true })
  })

  it('is in time on the due day, and closes its own kind and year alone', async () => {
    await p.clock.set('2022-06-30T15:59:00Z')

    await handOver('clerk', { kind: 'working-rules' })

    expect((await deadline('working-rules'))?.closed).toMatchObject({ on: '2022-06-30', late: false })
    expect((await deadline('self-check'))?.closed).toBeUndefined()
  })

  it('with the results of a task ends 30 September, whoever of the two hands it over', async () => {
    await p.clock.set('2022-09-28T02:00:00Z')

    await handOver('reviewer', { kind: 'results-reported' })

    expect((await deadline('results-reported'))?.closed).toMatchObject({ on: '2022-09-28', late: false })
  })

  it('with the results of each task ends it with the last of them, an ad-hoc one included', async () => {
    const window = { from: '2021-07-01', to: '2021-09-30' }
    for (const id of ['2021-1', '2021L-1']) await p.put('tasks', { id, name: '示例', window } as never)

    await handOver('reviewer', { kind: 'results-reported', year: 2021, taskId: '2021-1' })
    const half = (await deadline('results-reported', '2021'))?.closed
    await handOver('reviewer', { kind: 'results-reported', year: 2021, taskId: '2021L-1' })

    expect(half).toBeUndefined()
    expect((await deadline('results-reported', '2021'))?.closed).toMatchObject({ on: '2022-09-28', late: true })
  })

  it('of a year that has no deadlines yet opens and closes them', async () => {
    await handOver('clerk', { kind: 'self-check', year: 2021 })

    expect((await deadline('self-check', '2021'))?.closed).toMatchObject({ on: '2022-09-28', late: true })
  })

  it('that is another one than declared does not arrive and closes nothing', async () => {
    const id = await handOver('clerk', { kind: 'self-check' }, Buffer.from('%PDF-1.4 other'))

    expect(id).toBe('')
    expect((await deadline('self-check'))?.closed).toBeUndefined()
  })

  it('declared twice under one key is one filing', async () => {
    const once = () => p.call('clerk', 'declareFiling', declared, { idempotencyKey: 'one' })

    const [first, second] = [await once(), await once()]

    expect(second.body.filing.id).toBe(first.body.filing.id)
  })

  it.each([
    ['clerk', { taskId: 'nobodys' }, 404],
    ['clerk', { kind: 'plan' }, 400],
    ['clerk', { size: 60_000_000 }, 400],
    ['clerk', { type: 'text/html' }, 400],
    ['clerk', { filedOn: '2022-01-01' }, 400],
    ['officer-01', {}, 403],
    [undefined, {}, 401],
  ])('refuses %s %j', async (person, more, status) => {
    expect((await p.call(person, 'declareFiling', { ...declared, ...more })).status).toBe(status)
  })
})

describe('an extension', () => {
  const ask = (more: object = {}, person = 'clerk') =>
    p.call(person, 'askForExtension', {
      obligationId: '2022-12-10/self-check/2022',
      kind: 'extension',
      until: '2022-12-20',
      reason: '示例：主管部门推迟统一填报',
      ...more,
    })
  const decide = (extensionId: string, decision = 'granted', person = 'approver') =>
    p.call(person, 'decideExtension', { extensionId, decision, reason: '同意' })

  it('moves the deadline once somebody else grants it, and keeps the original day and the reason', async () => {
    const { body, status } = await ask()
    await p.settle()
    const asked = await deadline('self-check')
    const decided = await decide(body.id)
    await p.settle()

    expect([status, decided.status]).toEqual([201, 200])
    expect(asked?.dueOn).toBe('2022-12-10')
    const moved = (await p.call('auditor', 'listDeadlines', { year: '2022' })).body.items.filter(
      ({ rule }) => rule === 'self-check',
    )
    expect(moved).toMatchObject([
      { dueOn: '2022-12-10', movedTo: '2022-12-20', closed: { by: 'obligation.moved' } },
      {
        dueOn: '2022-12-20',
        baseDueOn: '2022-12-10',
        extensions: [{ reason: '示例：主管部门推迟统一填报', grantedBy: 'approver' }],
      },
    ])
  })

  it('says so in the message of its day', async () => {
    await p.clock.set('2022-12-13T00:30:00Z')

    await p.runSchedule('sweepReminders')

    const mail = (await p.mailbox.all()).findLast(({ to }) => to.includes('clerk'))
    expect(mail?.text).toContain('【还剩7天】全年工作自查报告')
    expect(mail?.text).toContain('原期限2022年12月10日，经批准延期至2022年12月20日')
  })

  it('still counts when the fact comes, which is then in time', async () => {
    await p.clock.set('2022-12-19T02:00:00Z')

    await handOver('clerk', { kind: 'self-check' })

    const { items } = (await p.call('auditor', 'listDeadlines', { year: '2022' })).body
    const [last] = items.filter(({ rule }) => rule === 'self-check').slice(-1)
    expect(last?.closed).toEqual({ on: '2022-12-19', by: 'filing.filed', late: false })
  })

  it('that is rejected changes nothing, and is decided once', async () => {
    await p.clock.set('2022-03-01T01:00:00Z')
    const { body } = await ask({ obligationId: '2022-04-15/plan-filed/2022', until: '2022-04-20' })

    const [rejected, again] = [await decide(body.id, 'rejected'), await decide(body.id)]
    await p.settle()

    expect([rejected.status, again.status]).toEqual([200, 409])
    expect((await deadline('plan-filed'))?.dueOn).toBe('2022-04-15')
  })

  it('is not decided by who asked', async () => {
    await p.put('people', { id: 'both', name: '示例', roles: ['clerk', 'approver'], pseudonym: 'p-both' })
    const { body } = await ask({ obligationId: '2022-04-15/plan-filed/2022', until: '2022-04-20' })
    const store = p.store('extensions')
    const own = await store.get(body.id)
    await p.put('extensions', { ...own.record, id: 'own', askedBy: 'approver' })

    expect((await decide('own')).body).toMatchObject({ type: 'four-eyes' })
  })

  it.each([
    ['of a deadline that is none', { obligationId: 'current/plan-filed/2022' }, 404],
    ['of one that nobody has', { obligationId: '2022-04-15/plan-filed/2031' }, 404],
    ['of one that is met', { obligationId: '2022-06-10/half-year-summary/2022' }, 409],
    ['to an earlier day', { obligationId: '2022-04-15/plan-filed/2022', until: '2022-04-14' }, 422],
    ['without a reason', { reason: '' }, 400],
  ])('is refused %s', async (_, more, status) => {
    expect((await ask(more)).status).toBe(status)
  })

  it('is refused to who has no deadline and to strangers', async () => {
    expect((await ask({}, 'auditor')).status).toBe(403)
    expect((await decide('nobodys')).status).toBe(404)
    expect((await decide('own', 'granted', 'clerk')).status).toBe(403)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleCertificate } from '../../../infra/local/seed/people.ts'
import { assignmentOf } from '../../../shared/domain/inspection/dispatch.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { visitPass, visitPassBytes } from '../../../shared/domain/inspection/visit-pass.ts'
import { officerSample, photoSample } from '../../domain/inspection/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { announce, dispatched, executedDraw, registerOfficers, targetSample, task, visitTime } from './samples.ts'

const [leader, second] = [1, 2].map(sampleCertificate) as [string, string]

let p: TestPlatform
let n = 0

beforeAll(async () => {
  p = await platform({ now: visitTime })
  await registerOfficers(p)
  await p.put('tasks', task)
})
afterAll(() => p.stop())

async function visited(change: Partial<Inspection> = {}) {
  n += 1
  const pass = visitPass('', new Uint8Array(visitPassBytes).fill(n))
  const inspection = await dispatched(p, { visitCode: pass.id, ...change })
  await p.put('visitPasses', { ...pass, inspectionId: inspection.id })
  return { inspection, code: pass.id, passcode: pass.passcode }
}

const recusalsOf = async (inspectionId: string) =>
  (await p.call('auditor', 'listRecusals', { inspectionId })).body.items

describe('the inspected party', () => {
  const ask = (code: string, passcode: string, change = {}) =>
    p.call(undefined, 'askRecusal', {
      code,
      passcode,
      department: p.department,
      officerId: leader,
      reason: '该执法人员是本公司股东的配偶',
      applicant: '示例负责人',
      contact: '0350-0000000',
      ...change,
    })

  it('asks for a recusal with the passcode of its notice, typed as people type', async () => {
    const { inspection, code, passcode } = await visited()
    const typed = ` ${passcode.slice(0, 8).toLowerCase()}-${passcode.slice(8)}`

    const { status, body } = await ask(code.toLowerCase(), typed)

    expect([status, body.state]).toEqual([201, 'declared'])
    expect(body).not.toHaveProperty('reason')
    expect(await recusalsOf(inspection.id)).toMatchObject([
      {
        request: 'party',
        officerId: leader,
        applicant: { name: '示例负责人', contact: '0350-0000000', through: 'page' },
      },
    ])
  })

  it('asks once however often it sends, and again when the head has rejected it', async () => {
    const { inspection, code, passcode } = await visited()
    const first = await ask(code, passcode)
    const again = await ask(code, passcode, { reason: '再说一遍' })
    const remark = '经核实不构成利害关系'
    await p.call('head', 'decideRecusal', {
      inspectionId: inspection.id,
      officerId: leader,
      decision: 'rejected',
      remark,
    })

    const renewed = await ask(code, passcode, { reason: '补充证据：结婚证' })

    expect([first.status, again.status, renewed.status]).toEqual([201, 200, 201])
    expect(again.body).toEqual(first.body)
    expect(await recusalsOf(inspection.id)).toMatchObject([{ state: 'declared', reason: '补充证据：结婚证' }])
  })

  it('is not told from a stranger by a wrong passcode: both find nothing', async () => {
    const { inspection, code } = await visited()
    const other = await visited()

    const answers = [
      await ask(code, other.passcode),
      await ask('0'.repeat(24), other.passcode),
      await p.call(undefined, 'askRecusal', {
        code,
        passcode: other.passcode,
        department: '140900/health',
        officerId: leader,
        reason: '示例',
        applicant: '示例',
      }),
    ]

    expect(answers.map(({ status, body }) => [status, body['type']])).toEqual(answers.map(() => [404, 'not-found']))
    expect(await recusalsOf(inspection.id)).toEqual([])
  })

  it('is told who comes when it names somebody else', async () => {
    const { code, passcode } = await visited()

    const { status, body } = await ask(code, passcode, { officerId: 'SX0900-77' })

    expect([status, body['title']]).toEqual([
      422,
      '执法证号“SX0900-77”不在本次检查的执法人员之列，请对照检查通知书填写；本次检查的执法人员：SX0900-01、SX0900-02。',
    ])
  })

  it('is sent to the officers once the check has begun', async () => {
    const begun = await visited({ photos: [photoSample()] })
    const over = await visited({ state: 'submitted' })

    const answers = [await ask(begun.code, begun.passcode), await ask(over.code, over.passcode)]

    expect(answers.map(({ body }) => body['title'])).toEqual(
      answers.map(() => '检查已经开始或已经结束，不能再从网上申请回避；请当场向执法人员提出，由其记录在案。'),
    )
  })

  it('asks on paper, and an officer of the team enters it, of himself or of his colleague', async () => {
    const { inspection } = await visited()
    const enter = (person: string, officerId: string) =>
      p.call(person, 'declareRecusal', {
        inspectionId: inspection.id,
        officerId,
        request: 'party',
        applicant: { name: '示例负责人' },
        reason: '书面申请',
      })

    const answers = [
      await enter('officer-01', second),
      await enter('officer-02', leader).then(() => enter('officer-03', leader)),
    ]

    expect(answers.map(({ status }) => status)).toEqual([201, 403])
    expect(
      (await recusalsOf(inspection.id)).map((one) => [one.officerId, one.request, one.applicant?.through]),
    ).toEqual([
      [leader, 'party', 'paper'],
      [second, 'party', 'paper'],
    ])
  })
})

describe('a rule', () => {
  const target = targetSample(50)

  it('finds at the dispatch what the registry says since the freeze', async () => {
    await p.put('targets', target)
    const recusals = { recusals: [target.id], recusalReasons: { [target.id]: '曾在该公司任职' } }
    await p.put('officers', officerSample('SX0900-31', recusals))
    const teams = [{ target: target.id, officers: ['SX0900-05', 'SX0900-06'] }]
    const officers = p.store('officers')
    const read = await officers.get('SX0900-05')
    await p.ports.table.transact([officers.replace(read, { ...read.record, ...recusals }).item], 'standing')

    await announce(p, 'draw.executed', executedDraw('draw-s', [target], { teams }))
    await p.settle()
    await p.settle()

    expect(await recusalsOf(`draw-s-${target.id}`)).toMatchObject([
      {
        officerId: 'SX0900-05',
        request: 'rule',
        rule: 'standing',
        reason: '曾在该公司任职',
        state: 'declared',
        declaredBy: 'system',
      },
    ])
  })

  it('finds what the registry learns after the dispatch, once', async () => {
    const inspection = await dispatched(p, { targetId: target.id, officerIds: [3, 4].map(sampleCertificate) })
    for (const officer of inspection.officerIds) await p.put('assignments', assignmentOf(inspection, officer))
    const officer = sampleCertificate(4)
    const { version } = await p.store('officers').get(officer)
    const added = await p.call(
      'clerk',
      'addStandingRecusal',
      { officerId: officer, targetId: target.id, reason: '近亲属在该公司任职' },
      { ifMatch: version },
    )

    await p.settle()
    await p.settle()

    expect(added.status).toBe(200)
    expect(await recusalsOf(inspection.id)).toMatchObject([{ officerId: officer, rule: 'standing' }])
  })

  it('finds an officer who bears the trader’s own name', async () => {
    const trader = { ...targetSample(51), name: '示例执法', kind: 'sole-trader' as const }
    await p.put('targets', trader)

    await announce(p, 'draw.executed', executedDraw('draw-t', [trader]))
    await p.settle()
    await p.settle()

    expect((await recusalsOf(`draw-t-${trader.id}`)).map(({ rule }) => rule)).toEqual(['same-name', 'same-name'])
  })
})

describe('the decision', () => {
  it('is the head’s, as the law says; where he is concerned himself another approver decides', async () => {
    const { inspection } = await visited()
    const input = { inspectionId: inspection.id, officerId: leader }
    await p.call('officer-01', 'declareRecusal', { ...input, request: 'officer', reason: '近亲属' })
    const decide = (person: string) =>
      p.call(person, 'decideRecusal', { ...input, decision: 'rejected', remark: '不成立' })

    const approver = await decide('approver')
    const head = await decide('head')

    expect([approver.status, approver.body['title']]).toEqual([
      403,
      '回避由行政机关负责人“head”决定（行政处罚法第四十三条）。',
    ])
    expect(head.body.state).toBe('rejected')

    const own = await visited()
    const recusal = (await p.store('recusals').get(`${inspection.id}#${leader}`)).record
    const { decidedBy: _, decidedAt: __, decision: ___, ...rest } = recusal
    const id = `${own.inspection.id}#${leader}`
    await p.put('recusals', { ...rest, id, inspectionId: own.inspection.id, state: 'declared', declaredBy: 'head' })
    const others = await p.call('approver', 'decideRecusal', {
      inspectionId: own.inspection.id,
      officerId: leader,
      decision: 'rejected',
      remark: '集体讨论决定',
    })
    expect(others.status).toBe(200)
  })
})

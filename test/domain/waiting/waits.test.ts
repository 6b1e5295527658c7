import { describe, expect, it } from 'vitest'
import type { Extension } from '../../../shared/domain/clock/extension.ts'
import type { Obligation } from '../../../shared/domain/clock/obligation.ts'
import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Recusal, Replacement } from '../../../shared/domain/drawing/replacement-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Invitation } from '../../../shared/domain/joint/invitation.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import { waitsOfDraw } from '../../../shared/domain/waiting/draw-waits.ts'
import { waitsOfFiling } from '../../../shared/domain/waiting/filing-waits.ts'
import { waitsOfInspection } from '../../../shared/domain/waiting/inspection-waits.ts'
import { waitsOfPlan } from '../../../shared/domain/waiting/plan-waits.ts'
import {
  waitsOfExtension,
  waitsOfInvitation,
  waitsOfRecusal,
  waitsOfReplacement,
} from '../../../shared/domain/waiting/request-waits.ts'
import { waitsOfTask } from '../../../shared/domain/waiting/task-waits.ts'
import { type Wait, waitsFor } from '../../../shared/domain/waiting/wait.ts'
import { sampleTask } from '../../functions/drawing/fixtures.ts'
import { sampleInspection } from '../clock/samples.ts'
import { publishedPlan } from '../plan/samples.ts'

const skim = (waits: readonly Wait[]) =>
  waits.map(({ kind, roles, since, dueOn }) => [kind, roles.join(), since, dueOn])
const person = (id: string, ...roles: string[]) => ({ id, roles })

describe('a plan', () => {
  const draft = publishedPlan({ state: 'draft', draftedOn: '2022-03-28', editedBy: ['deputy'] })

  it('waits for its clerk, its approver and its publisher in turn, each by his date of the year', () => {
    expect(skim(waitsOfPlan(draft))).toEqual([['plan-to-submit', 'clerk', '2022-03-28', '2022-04-15']])
    expect(skim(waitsOfPlan({ ...draft, state: 'submitted' }))).toEqual([
      ['plan-to-approve', 'approver', '2022-04-01', '2022-04-15'],
    ])
    expect(skim(waitsOfPlan({ ...draft, state: 'approved' }))).toEqual([
      ['plan-to-publish', 'publisher', '2022-04-11', '2022-04-30'],
    ])
    expect(waitsOfPlan(publishedPlan())).toEqual([])
  })

  it('that was returned says why, since that day', () => {
    const returned = { by: 'approver', on: '2022-04-05', reason: '示例：比例请说明' }

    expect(waitsOfPlan({ ...draft, returned })).toMatchObject([
      { zh: '按退回意见修改年度计划：示例：比例请说明', since: '2022-04-05' },
    ])
  })

  it('waits as its open revision does, under the revision’s number and no date of the year', () => {
    const revision = { ...draft, state: 'submitted' as const, version: 2, submittedOn: '2022-05-17' }

    expect(waitsOfPlan({ ...publishedPlan(), revision })).toMatchObject([
      { kind: 'plan-to-approve', about: '2022 年度计划第 2 版', since: '2022-05-17' },
    ])
    expect(waitsOfPlan({ ...publishedPlan(), revision })[0]).not.toHaveProperty('dueOn')
  })

  it('does not wait for an approver whose own hand is in it', () => {
    const waits = waitsOfPlan({ ...draft, state: 'submitted' })

    expect(waitsFor(person('head', 'approver'), waits)).toHaveLength(1)
    for (const id of ['clerk', 'deputy']) expect(waitsFor(person(id, 'approver'), waits)).toEqual([])
    expect(waitsFor(person('head', 'clerk'), waits)).toEqual([])
  })
})

describe('a task', () => {
  it('waits for its next round to be frozen, from fifteen days before its window on', () => {
    const drawn = sampleTask({ progress: [{ round: 1, attempts: 2, executed: '01J' }] })

    expect(waitsOfTask(sampleTask(), '2022-06-15')).toEqual([])
    expect(skim(waitsOfTask(sampleTask(), '2022-06-16'))).toEqual([
      ['round-to-freeze', 'drawer', '2022-06-16', '2022-09-30'],
    ])
    expect(waitsOfTask(drawn, '2022-08-01')[0]?.about).toBe('对从事会计代理记账机构的检查 第 2 轮，共 2 轮')
  })

  it('waits for nobody while a round is frozen, when all are drawn, and when it is withdrawn', () => {
    const both = [1, 2].map((round) => ({ round, attempts: 1, executed: '01J' }))
    const cases: Partial<Task>[] = [
      { progress: [{ round: 1, attempts: 1, open: '01J' }] },
      { progress: both },
      { state: 'withdrawn' },
    ]

    for (const more of cases) expect(waitsOfTask(sampleTask(more), '2022-08-01')).toEqual([])
  })

  it('waits, when it is ad hoc, for its clerk and then for somebody else’s approval', () => {
    const adHoc = {
      kind: 'complaint' as const,
      reason: '示例',
      document: { number: '示例', title: '示例' },
      draftedBy: 'clerk',
      draftedOn: '2022-04-28',
      submittedBy: 'clerk',
      submittedOn: '2022-05-01',
    }

    expect(skim(waitsOfTask(sampleTask({ state: 'draft', adHoc }), '2022-05-02'))).toEqual([
      ['task-to-submit', 'clerk', '2022-04-28', undefined],
    ])
    const submitted = waitsOfTask(sampleTask({ state: 'submitted', adHoc }), '2022-05-02')
    expect(skim(submitted)).toEqual([['task-to-approve', 'approver', '2022-05-01', undefined]])
    expect(waitsFor(person('clerk', 'approver'), submitted)).toEqual([])
  })

  it('waits for the decision of a request over the cap, and names which', () => {
    const asked = { n: 2, reason: '示例', askedBy: 'drawer', askedOn: '2022-06-20' }
    const decided = { ...asked, n: 1, decision: { approved: true, by: 'approver', on: '2022-06-19' } }

    expect(waitsOfTask(sampleTask({ overCap: [decided, asked] }), '2022-06-01')).toMatchObject([
      { kind: 'over-cap-to-decide', route: 'decideOverCap', params: { taskId: '2022-1', n: '2' }, since: '2022-06-20' },
    ])
  })
})

describe('a draw', () => {
  const frozen = {
    id: '01JDRAW',
    taskName: '示例任务',
    round: 1,
    attempt: 2,
    state: 'frozen',
    frozenAt: '2022-07-04T01:00:00Z',
    contributors: [
      { by: '示例甲', kind: 'witness', at: '2022-07-05T01:00:00Z', value: '词' },
      { by: '示例乙', kind: 'witness' },
    ],
  } as unknown as Draw

  it('waits for its witnesses, then for its execution since the last of them', () => {
    const all = frozen.contributors.map((each, at) => ({ ...each, value: '词', at: `2022-07-0${at + 5}T01:00:00Z` }))

    expect(waitsOfDraw(frozen)).toMatchObject([
      { kind: 'draw-to-witness', zh: '等待见证输入：示例乙', route: 'listWitnessPasses', since: '2022-07-04' },
    ])
    expect(waitsOfDraw({ ...frozen, contributors: all })).toMatchObject([
      { kind: 'draw-to-execute', route: 'executeDraw', since: '2022-07-06' },
    ])
  })

  it('waits for a second person when its voiding was asked for, and for nobody once it is executed or void', () => {
    const voiding = { reason: '示例理由', by: 'drawer', at: '2022-07-07T01:00:00Z' }

    const waits = waitsOfDraw({ ...frozen, state: 'executed', voiding })

    expect(waits).toMatchObject([{ kind: 'void-to-decide', zh: '决定作废申请：示例理由', since: '2022-07-07' }])
    expect(waitsFor(person('drawer', 'approver'), waits)).toEqual([])
    expect(waitsOfDraw({ ...frozen, state: 'executed' })).toEqual([])
    expect(waitsOfDraw({ ...frozen, state: 'void', voiding })).toEqual([])
    expect(waitsOfDraw({ ...frozen, state: 'freezing' } as never)).toEqual([])
  })
})

describe('an inspection', () => {
  const officers = ['SX0900-01', 'SX0900-02']
  const at = '2022-07-20T03:00:00Z'
  const result = { recordedBy: 'SX0900-01', recordedAt: at, endedOn: '2022-07-20' }
  const { confirmed: _, ...unconfirmed } = sampleInspection
  const inspection = (more: object): Inspection => ({ ...unconfirmed, officerIds: officers, reviews: [], ...more })
  const officer = (n: number) => ({ id: `officer-${n}`, roles: ['officer'], officerId: `SX0900-0${n}` })

  it('waits for its officers to go, and for the other of them to confirm', () => {
    const dispatched = waitsOfInspection(inspection({ state: 'dispatched', dispatchedAt: at }))
    const recorded = waitsOfInspection(inspection({ state: 'recorded', result }))

    expect(dispatched).toMatchObject([{ kind: 'inspection-to-record', since: '2022-07-20', route: 'recordResult' }])
    expect([1, 2, 3].map((n) => waitsFor(officer(n), dispatched).length)).toEqual([1, 1, 0])
    expect(recorded).toMatchObject([{ kind: 'inspection-to-confirm', route: 'confirmResult' }])
    expect([1, 2, 3].map((n) => waitsFor(officer(n), recorded).length)).toEqual([0, 1, 0])
  })

  it('waits for a reviewer who was not there, for the officers again with his words, and for the publisher', () => {
    const confirmed = { by: 'SX0900-02', at }
    const submitted = waitsOfInspection(inspection({ state: 'submitted', result, confirmed }))
    const reviews = [{ by: 'reviewer', at, decision: 'returned', reason: '请补充' }]

    expect(submitted).toMatchObject([{ kind: 'result-to-review', since: '2022-07-20' }])
    expect(waitsFor({ ...officer(1), roles: ['officer', 'reviewer'] }, submitted)).toEqual([])
    expect(waitsFor({ ...officer(3), roles: ['reviewer'] }, submitted)).toHaveLength(1)
    expect(waitsOfInspection(inspection({ state: 'returned', result, reviews }))).toMatchObject([
      { kind: 'inspection-to-record', zh: '按退回意见修改检查结果：请补充' },
    ])
    expect(skim(waitsOfInspection(inspection({ state: 'approved', result, reviews })))).toEqual([
      ['result-to-publish', 'publisher', '2022-07-20', undefined],
    ])
    expect(waitsOfInspection(inspection({ state: 'called-off' }))).toEqual([])
  })

  it('waits for the recheck of what was ordered, its signature, its failure, and a longer term', () => {
    const ordered = { ordered: '2022-07-22', dueOn: '2022-08-05' }
    const recheck = { on: '2022-08-04', outcome: 'failed', recordedBy: 'SX0900-02', recordedAt: at }
    const extension = { until: '2022-08-20', reason: '示例', askedBy: 'SX0900-01', askedOn: '2022-08-01' }
    const of = (rectification: object) =>
      waitsOfInspection(inspection({ state: 'published', result, rectification: { ...ordered, ...rectification } }))

    expect(skim(of({}))).toEqual([['rectification-to-recheck', 'officer', '2022-07-22', '2022-08-05']])
    expect(of({ state: 'rechecked', rechecks: [recheck] })).toMatchObject([
      { kind: 'recheck-to-confirm', officers: ['SX0900-01'] },
    ])
    expect(of({ state: 'failed', rechecks: [recheck] })).toMatchObject([
      { kind: 'failed-recheck-to-follow', roles: ['reviewer'], notOfficers: officers },
    ])
    expect(of({ extensions: [extension] }).map(({ kind }) => kind)).toEqual([
      'rectification-to-recheck',
      'term-to-decide',
    ])
    expect(of({ state: 'rectified', closedOn: '2022-08-04' })).toEqual([])
  })
})

describe('a request', () => {
  const recusal = {
    id: 'I#SX0900-01',
    inspectionId: 'I',
    officerId: 'SX0900-01',
    targetId: 'T',
    state: 'declared',
    declaredBy: 'officer-01',
    declaredAt: '2022-07-05T01:00:00Z',
  } as Recusal

  it('of recusal waits for the head, for another approver where he is concerned, and again when nobody could take the seat', () => {
    const waits = waitsOfRecusal(recusal, { id: 'head' })
    const failure = { code: 'no-team', zh: '无人', en: 'nobody', at: '2022-07-06T01:00:00Z' }

    expect(waits).toMatchObject([{ params: { inspectionId: 'I', officerId: 'SX0900-01' }, since: '2022-07-05' }])
    expect(waitsFor(person('head', 'approver'), waits)).toHaveLength(1)
    expect(waitsFor(person('approver', 'approver'), waits)).toEqual([])
    const ofHead = waitsOfRecusal(recusal, { id: 'officer-01' })
    expect(waitsFor(person('approver', 'approver'), ofHead)).toHaveLength(1)
    expect(waitsFor(person('officer-01', 'approver'), ofHead)).toEqual([])
    expect(waitsOfRecusal({ ...recusal, state: 'upheld' }, { id: 'head' })).toEqual([])
    expect(waitsOfRecusal({ ...recusal, state: 'upheld', failure }, { id: 'head' })).toMatchObject([
      { zh: '回避已决定但无人递补：无人' },
    ])
  })

  it('of replacement, extension and cooperation waits until it is decided', () => {
    const replacement = {
      id: 'I',
      targetId: 'T',
      reason: 'closed',
      state: 'asked',
      askedBy: 'officer-01',
      askedAt: '2022-07-05T01:00:00Z',
    } as Replacement
    const extension = {
      id: 'E',
      obligationId: '2022-06-10/half-year-summary/2022',
      state: 'asked',
      askedBy: 'clerk',
      askedOn: '2022-06-01',
      reason: '示例',
    } as Extension
    const invitation = {
      id: 'V',
      initiator: { department: '140900/market', name: '示例局' },
      terms: { name: '示例任务' },
      state: 'invited',
      invitedOn: '2022-04-02',
    } as Invitation

    expect(skim(waitsOfReplacement(replacement))).toEqual([
      ['replacement-to-decide', 'approver', '2022-07-05', undefined],
    ])
    expect(skim(waitsOfExtension(extension))).toEqual([['extension-to-decide', 'approver', '2022-06-01', '2022-06-10']])
    expect(skim(waitsOfInvitation(invitation))).toEqual([['invitation-to-decide', 'approver', '2022-04-02', undefined]])
    expect(waitsOfReplacement({ ...replacement, state: 'approved' })).toEqual([])
    expect(waitsOfExtension({ ...extension, state: 'granted' })).toEqual([])
    expect(waitsOfInvitation({ ...invitation, state: 'confirmed' })).toEqual([])
  })
})

describe('a document that is due', () => {
  const obligation = {
    rule: 'half-year-summary',
    object: '2022',
    dueOn: '2022-06-10',
    openedOn: '2022-01-01',
    owedBy: 'clerk',
    zh: '上半年工作总结',
    en: 'summary',
  } as Obligation

  it('waits from thirty days before its day until it is handed over', () => {
    const closed = { on: '2022-06-09', by: 'filing.filed', late: false }

    expect(waitsOfFiling(obligation, '2022-05-10')).toEqual([])
    expect(skim(waitsOfFiling(obligation, '2022-05-11'))).toEqual([['filing-due', 'clerk', '2022-05-11', '2022-06-10']])
    expect(waitsOfFiling(obligation, '2022-07-01')).toHaveLength(1)
    expect(waitsOfFiling({ ...obligation, closed }, '2022-06-09')).toEqual([])
    expect(waitsOfFiling({ ...obligation, rule: 'result-public' }, '2022-06-09')).toEqual([])
  })
})

it('what waits is told by due day, then by how long it has waited; what has no day comes last', () => {
  const wait = (object: string, more: Partial<Wait>): Wait => ({
    kind: 'x',
    zh: '',
    en: '',
    about: '',
    route: '',
    params: {},
    roles: ['clerk'],
    object,
    ...more,
  })
  const waits = [
    wait('d', { since: '2022-01-02' }),
    wait('c', { since: '2022-01-01' }),
    wait('b', { dueOn: '2022-06-02' }),
    wait('a', { dueOn: '2022-06-01', since: '2022-05-01' }),
  ]

  expect(waitsFor(person('clerk', 'clerk'), waits).map(({ object }) => object)).toEqual(['a', 'b', 'c', 'd'])
})

import { describe, expect, it } from 'vitest'
import { confirmResult } from '../../../shared/domain/inspection/confirm.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { type GivenNotice, noticeGiven, noticeRuleOf } from '../../../shared/domain/inspection/notice.ts'
import type { OnSite } from '../../../shared/domain/inspection/on-site.ts'
import { receiptStates, received } from '../../../shared/domain/inspection/receipt.ts'
import { recordResult } from '../../../shared/domain/inspection/record-result.ts'
import { addDays } from '../../../shared/kernel/days.ts'
import { good, inspectionSample, noon, officerSample, photoSample } from './samples.ts'

const refused = (code: string, facts: object = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) as unknown }) as Error

function recorded(onSite: Partial<OnSite>, sentAt?: string): Inspection {
  const given = { ...good, onSite: { ...good.onSite, ...onSite } as OnSite }
  const expert = officerSample('E-1', { kind: 'expert' })
  const assistants = new Map([
    ['E-1', expert],
    ['E-2', { ...expert, state: 'retired' as const }],
    ['SX0900-09', officerSample('SX0900-09')],
  ])
  return recordResult(inspectionSample(), given, { by: 'SX0900-01', now: noon, sentAt, assistants })
}

describe('the time on site', () => {
  it('is kept as the phone told it', () => {
    expect(recorded({}).result?.onSite).toEqual(good.onSite)
  })

  it.each([
    [{ arrivedAt: '2022-07-10T01:00:00Z' }, '到场时间', '早于派发时间'],
    [{ leftAt: '2022-07-20T01:00:00Z' }, '离场时间', '不晚于到场时间'],
    [{ leftAt: '2022-07-20T04:30:00Z' }, '离场时间', '晚于现在，请核对手机时间'],
    [
      { arrivedAt: '2022-07-19T01:00:00Z', leftAt: '2022-07-19T02:00:00Z' },
      '离场时间',
      '不在检查结束日 2022-07-20 当天',
    ],
  ])('is refused as %j', (onSite, where, why) => {
    expect(() => recorded(onSite)).toThrow(refused('time-not-acceptable', { where, why }))
  })

  it('refuses a phone’s clock that is a day ahead, and says both times', () => {
    expect(() => recorded({}, '2022-07-21T04:00:00Z')).toThrow(
      refused('clock-ahead', { device: '2022/7/21 12:00', server: '2022/7/20 12:00' }),
    )
  })

  it('notes one that is a day behind for the reviewer, and overlooks some minutes', () => {
    expect(recorded({}, '2022-07-19T04:00:00Z').result?.clockBehind).toBe(86_400)
    expect(recorded({}, '2022-07-20T03:55:00Z').result).not.toHaveProperty('clockBehind')
    expect(recorded({}, '2022-07-20T04:05:00Z').result).not.toHaveProperty('clockBehind')
  })

  it('is asked for on site alone', () => {
    const { onSite, ...bare } = good
    const by = { by: 'SX0900-01', now: noon }

    expect(() => recordResult(inspectionSample(), bare, by)).toThrow(
      refused('result-incomplete', { missing: ['到场、离场时间和出示证件情况'] }),
    )
    expect(() => recordResult(inspectionSample(), { ...good, method: 'online' }, by)).toThrow(
      refused('result-incomplete'),
    )
    expect(recordResult(inspectionSample(), { ...bare, method: 'online' }, by).state).toBe('recorded')
    expect(onSite).toBeDefined()
  })
})

describe('who comes along', () => {
  it('may be an expert of the registry', () => {
    expect(recorded({ assistants: ['E-1'] }).result?.onSite?.assistants).toEqual(['E-1'])
  })

  it.each([
    ['E-2', '已不在岗'],
    ['E-9', '不在执法检查人员名录库中'],
    ['SX0900-02', '已是本次检查的执法人员'],
    ['SX0900-09', '是执法人员，不是专家或辅助人员；须经匹配才能参加'],
  ])('is not %s', (id, why) => {
    expect(() => recorded({ assistants: [id] })).toThrow(refused('assistant-not-acceptable', { id, why }))
  })
})

describe('the inspected party', () => {
  it.each([
    [{ position: 'disagrees' }, '', ['被检查人的异议内容']],
    [{ position: 'absent' }, ' ', ['无人可以表示意见的原因']],
    [{ position: 'refuses-to-sign' }, '不签', ['拒绝签字时的见证人']],
    [undefined, '无', ['被检查人意见']],
  ] as const)('as %j lacks something', (party, partyOpinion, missing) => {
    const { party: _, ...rest } = good
    const given = { ...rest, partyOpinion, ...(party ? { party } : {}) }

    expect(() => recordResult(inspectionSample(), given, { by: 'SX0900-01', now: noon })).toThrow(
      refused('result-incomplete', { missing }),
    )
  })

  it('may agree without a word, and refuse to sign before a witness', () => {
    const by = { by: 'SX0900-01', now: noon }
    const agrees = recordResult(inspectionSample(), { ...good, partyOpinion: '' }, by)
    const refuses = { position: 'refuses-to-sign', witness: '示例社区工作人员' } as const

    expect(agrees.result?.party?.position).toBe('agrees')
    expect(recordResult(inspectionSample(), { ...good, party: refuses }, by).result?.party).toEqual(refuses)
  })
})

describe('the notice', () => {
  const open = { task: { id: '2022-1' }, by: 'officer-01', now: noon }
  const told: GivenNotice = { given: 'before', how: 'in-person', on: '2022-07-18', receivedBy: '示例前台' }

  it('is asked for as the method says, unless the task says otherwise', () => {
    expect(noticeRuleOf({ method: 'on-site' })).toBe('on-arrival')
    expect(noticeRuleOf({ method: 'on-paper' })).toBe('before')
    expect(noticeRuleOf({ method: 'online' })).toBe('none')
    expect(noticeRuleOf({ method: 'on-site', notice: 'before' })).toBe('before')
  })

  it('is kept with who entered it, beside an earlier one', () => {
    const once = noticeGiven(inspectionSample(), told, open)
    const twice = noticeGiven(once, { ...told, given: 'on-arrival', on: '2022-07-20' }, open)

    expect(once.notices).toEqual([{ ...told, by: 'officer-01', at: noon.toISOString() }])
    expect(twice.notices?.map(({ given }) => given)).toEqual(['before', 'on-arrival'])
  })

  it('is not given beforehand while a tip-off is possible', () => {
    const hold = { until: '2022-07-31', reason: '防止通风报信', by: 'approver' }
    const held = { ...open, task: { id: '2022-1', hold } }

    expect(() => noticeGiven(inspectionSample(), told, held)).toThrow(refused('held-back', { until: '2022-07-31' }))
    expect(
      noticeGiven(inspectionSample(), { ...told, given: 'on-arrival', on: '2022-07-20' }, held).notices,
    ).toHaveLength(1)
    const opened = { ...open, task: { id: '2022-1', hold: { ...hold, openedOn: '2022-07-19' } } }
    expect(noticeGiven(inspectionSample(), told, opened).notices).toHaveLength(1)
  })

  it.each([
    ['later than the rule asks, without a reason', { ...told, given: 'on-arrival' }, 'reason-required'],
    ['not at all, without a reason', { given: 'not-given', on: '2022-07-18' }, 'reason-required'],
    ['without saying how', { given: 'before', on: '2022-07-18' }, 'notice-incomplete'],
    ['before the dispatch', { ...told, on: '2022-07-09' }, 'day-not-acceptable'],
    ['tomorrow', { ...told, on: '2022-07-21' }, 'day-not-acceptable'],
  ] as [string, GivenNotice, string][])('is refused when given %s', (_, given, code) => {
    expect(() => noticeGiven(inspectionSample({ noticeRule: 'before' }), given, open)).toThrow(refused(code))
  })

  it('is needed before the record is submitted; a visit without one has its reason', () => {
    const second = { by: 'SX0900-02', now: noon }
    const before = recordResult(
      inspectionSample({ noticeRule: 'on-arrival', photos: [photoSample({ state: 'accepted' })] }),
      good,
      { by: 'SX0900-01', now: noon },
    )
    const reasoned = noticeGiven(before, { given: 'not-given', on: '2022-07-20', reason: '现场无人' }, open)

    expect(() => confirmResult(before, second)).toThrow(
      refused('result-incomplete', { missing: ['检查通知书的送达记录；未送达的，须登记理由'] }),
    )
    expect(confirmResult(reasoned, second).state).toBe('submitted')
  })
})

describe('receipts', () => {
  const due = (from: string) => addDays(from, 2)

  it('are each officer’s own, once, and no edit of the record', () => {
    const once = received(inspectionSample({ edits: 3 }), 'SX0900-01', noon) as Inspection

    expect([once.receipts, once.edits]).toEqual([{ 'SX0900-01': noon.toISOString() }, 3])
    expect(received(once, 'SX0900-01', new Date('2022-07-21T00:00:00Z'))).toBeUndefined()
  })

  it('are not taken for what was called off', () => {
    expect(() => received(inspectionSample({ state: 'called-off' }), 'SX0900-01', noon)).toThrow(refused('wrong-state'))
  })

  it('wait until their last day is over, then are overdue', () => {
    const once = received(inspectionSample(), 'SX0900-01', noon) as Inspection
    const states = (today: string) => receiptStates(once, due, today).map(({ state, dueOn }) => [state, dueOn])

    expect(states('2022-07-12')).toEqual([
      ['received', '2022-07-12'],
      ['waiting', '2022-07-12'],
    ])
    expect(states('2022-07-13')[1]).toEqual(['overdue', '2022-07-12'])
  })

  it('count from the day on which somebody came into the team', () => {
    const changed = inspectionSample({
      officerIds: ['SX0900-01', 'SX0900-03'],
      teamChanges: [{ at: '2022-07-15T01:00:00Z', out: ['SX0900-02'], in: ['SX0900-03'] }],
    })

    expect(receiptStates(changed, due, '2022-07-16').map(({ state }) => state)).toEqual(['overdue', 'waiting'])
  })
})

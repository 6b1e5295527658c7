import { describe, expect, it } from 'vitest'
import { type DueItem, digest, mayDisturb, mostItems, tells } from '../../../shared/domain/clock/digest.ts'
import { opened } from '../../../shared/domain/clock/obligation.ts'
import { namedDuty, openYearly } from '../../../shared/domain/clock/owed.ts'
import { remindersFor } from '../../../shared/domain/clock/reminders.ts'
import type { Day } from '../../../shared/kernel/days.ts'

const yearly = openYearly(2022).map((duty) => opened(duty, '2022-01-01'))
const dueBy = (day: Day) =>
  yearly.flatMap((obligation) => remindersFor(obligation, day).map((due): DueItem => ({ due, obligation })))
const message = (due: readonly DueItem[], day: Day) => digest(due, { day, departmentName: '示例市财政局' })

describe('the message of a day', () => {
  it('tells one thing in its subject, and in its text by when, under which rule, and what to do', () => {
    const { subject, text } = message(dueBy('2022-04-12'), '2022-04-12')

    expect(subject).toBe('【还剩3天】内部抽查计划报领导小组办公室备案（2022年4月15日）')
    expect(text).toContain('示例市财政局 2022年4月12日时限提醒：共 1 项。')
    expect(text).toContain('依据：忻双随机办〔2022〕2号 三（四）。请按期办理。')
  })

  it('puts the most urgent first, marks what is overdue, and counts it in the subject', () => {
    const { subject, text, items } = message(
      dueBy('2022-04-20')
        .filter(({ due }) => due.level === 'actor')
        .toReversed(),
      '2022-04-20',
    )

    expect(items.map(({ dueOn, daysLeft }) => [dueOn, daysLeft])).toEqual([
      ['2022-04-15', -5],
      ['2022-04-30', 10],
    ])
    expect(subject).toBe('【已逾期5天】内部抽查计划报领导小组办公室备案（2022年4月15日）等 2 项，逾期 1 项')
    expect(text.indexOf('1.【已逾期5天】')).toBeLessThan(text.indexOf('2.【还剩10天】'))
  })

  it('says a thing once to somebody who must act and watches, and knows that both were told', () => {
    const due = dueBy('2022-04-20').filter(({ due: { daysLeft } }) => daysLeft < 0)

    const told = message(due, '2022-04-20')

    expect(due.map(({ due: { level } }) => level)).toEqual(['actor', 'head', 'leading-group'])
    expect(told.text).toContain('共 1 项')
    expect(told.text).toContain('请按期办理')
    expect(told.text).not.toContain('请督促')
    expect(due.every((one) => tells(told, one.due))).toBe(true)
    expect(tells(told, { ...(due[0] as DueItem).due, moment: '2022-04-21' })).toBe(false)
  })

  it('asks the head to urge and the leading group to supervise', () => {
    const only = (level: string) => dueBy('2022-04-20').filter(({ due }) => due.level === level)

    expect(message(only('head'), '2022-04-20').text).toContain('承办人尚未办结，请督促')
    expect(message(only('leading-group'), '2022-04-20').text).toContain('请领导小组办公室督促')
  })

  it('asks who hears of it in another’s stead for what the empty chair needs, and nobody to do another’s work', () => {
    const told = (level: string, chair: NonNullable<DueItem['chair']>) =>
      message(
        dueBy('2022-04-20')
          .filter(({ due }) => due.level === level && due.daysLeft < 0)
          .map((one) => ({ ...one, chair })),
        '2022-04-20',
      ).text

    expect(told('actor', 'actor')).toContain('请按期办理')
    expect(told('actor', 'head')).toContain('承办岗位无在职人员，请指定人员按期办理。')
    expect(told('actor', 'leading-group')).toContain('承办岗位和负责人均空缺，请领导小组办公室督促')
    expect(told('head', 'leading-group')).toContain('该部门负责人空缺，请领导小组办公室督促')
    expect(told('head', 'leading-group')).not.toContain('承办人尚未办结，请督促')
    expect(told('leading-group', 'leading-group')).toContain('该部门逾期未办结')
  })

  it('stays small when very much is due, and says how much it leaves out', () => {
    const due = Array.from({ length: mostItems + 200 }, (_, at): DueItem => {
      const obligation = opened(namedDuty('rectification', '2022-04-15', { object: `x-${at}` }), '2022-01-01')
      return { obligation, due: { obligationId: obligation.id, level: 'actor', moment: '2022-04-20', daysLeft: -5 } }
    })

    const { items, text, subject } = message(due, '2022-04-20')

    expect(items).toHaveLength(mostItems)
    expect(text).toContain('另有 1150 项未列出')
    expect(subject).toContain('等 1200 项，逾期 1200 项')
    expect(Buffer.byteLength(JSON.stringify({ items, text }))).toBeLessThan(380_000)
  })
})

describe('quiet days', () => {
  const item = (dueOn: Day): DueItem => {
    const obligation = opened(namedDuty('rectification', dueOn, { object: 'x' }), '2022-01-01')
    return { obligation, due: { obligationId: obligation.id, level: 'actor', moment: dueOn, daysLeft: 0 } }
  }

  it.each([
    ['a working day', '2022-09-30', '2022-12-31', true],
    ['a worked Saturday', '2022-10-08', '2022-12-31', true],
    ['a holiday, something due later', '2022-10-01', '2022-10-09', false],
    ['a holiday, something due on the next working day', '2022-10-01', '2022-10-08', true],
    ['a holiday, something due within it', '2022-10-01', '2022-10-03', true],
    ['a Saturday, something due that day', '2022-04-30', '2022-04-30', true],
    ['a Saturday, something overdue', '2022-04-30', '2022-04-29', false],
  ])('%s', (_, day, dueOn, sent) => {
    expect(mayDisturb(day, [item(dueOn)])).toBe(sent)
  })
})

describe('somebody’s own quiet days', () => {
  const item = (dueOn: Day): DueItem => {
    const obligation = opened(namedDuty('rectification', dueOn, { object: 'x' }), '2022-06-01')
    return { obligation, due: { obligationId: obligation.id, level: 'actor', moment: '2022-06-01', daysLeft: 1 } }
  }
  const leave = { weekdays: [], spans: [{ from: '2022-07-04', to: '2022-07-08' }] }

  it.each([
    ['a Monday of his leave, nothing pressing', '2022-07-04', '2022-07-20', false],
    ['the day itself', '2022-07-06', '2022-07-06', true],
    ['due before the first day after his leave', '2022-07-04', '2022-07-07', true],
    ['due on the first day after his leave', '2022-07-08', '2022-07-11', true],
    ['overdue: his head hears of it, he when he is back', '2022-07-05', '2022-07-01', false],
    ['the first day after his leave', '2022-07-11', '2022-07-20', true],
  ])('on %s', (_, day, dueOn, sent) => {
    expect(mayDisturb(day, [item(dueOn)], { quiet: leave })).toBe(sent)
  })

  it('are weekdays too, and asking for all seven silences no deadline', () => {
    const fridays = { weekdays: [5], spans: [] }
    const always = { weekdays: [1, 2, 3, 4, 5, 6, 7], spans: [] }

    expect(mayDisturb('2022-07-15', [item('2022-08-01')], { quiet: fridays })).toBe(false)
    expect(mayDisturb('2022-07-14', [item('2022-08-01')], { quiet: fridays })).toBe(true)
    expect(mayDisturb('2022-07-14', [item('2022-07-20')], { quiet: always })).toBe(true)
  })
})

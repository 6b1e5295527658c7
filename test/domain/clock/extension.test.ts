import { describe, expect, it } from 'vitest'
import { extended, extensionWords, requireExtensible } from '../../../shared/domain/clock/extension.ts'
import { closedBy, opened } from '../../../shared/domain/clock/obligation.ts'
import { countedDuty, openYearly } from '../../../shared/domain/clock/owed.ts'

const summary = openYearly(2022).find(({ owed }) => owed.rule === 'half-year-summary') as ReturnType<
  typeof openYearly
>[number]
const counted = countedDuty('result-public', '2022-09-20', { object: 'x' })
const granted = (id: string, from: string | undefined, until: string) => ({
  id,
  terms: { kind: from ? ('suspension' as const) : ('extension' as const), ...(from ? { from } : {}), until },
  reason: '示例理由',
  grantedBy: 'approver',
  grantedOn: '2022-06-01',
})

describe('an extension', () => {
  it('leads to its day and keeps the original one', () => {
    const { owed } = extended(summary, [granted('a', undefined, '2022-06-20')])

    expect(owed).toMatchObject({ dueOn: '2022-06-20', baseDueOn: '2022-06-10' })
    expect(extensionWords(owed)).toBe('原期限2022年6月10日，经批准延期至2022年6月20日（示例理由）')
  })

  it('said twice leads to the same day, for the original one is kept', () => {
    const once = extended(summary, [granted('a', '2022-06-01', '2022-06-03')])

    expect(extended(once, once.owed.extensions ?? [])).toEqual(once)
  })

  it('never leads back', () => {
    const both = [granted('a', undefined, '2022-06-30'), granted('b', undefined, '2022-06-20')]

    expect(extended(summary, both).owed.dueOn).toBe('2022-06-30')
  })

  it('leaves a duty alone that has none', () => {
    expect(extended(summary, [])).toBe(summary)
    expect(extensionWords(summary.owed)).toBe('')
  })
})

describe('a suspension', () => {
  it('moves a date by its days', () => {
    expect(extended(summary, [granted('a', '2022-06-01', '2022-06-05')]).owed.dueOn).toBe('2022-06-15')
  })

  it('moves a count of working days by its working days, over the holiday', () => {
    // 26-30 September are five working days; the count ends on 21 October, a Friday: five more are 28 October.
    const { owed } = extended(counted, [granted('a', '2022-09-26', '2022-10-07')])

    expect(owed).toMatchObject({ baseDueOn: '2022-10-21', dueOn: '2022-10-28' })
  })

  it('of days that are not worked moves no count', () => {
    expect(extended(counted, [granted('a', '2022-10-01', '2022-10-07')]).owed.dueOn).toBe('2022-10-21')
  })

  it('that begins after the due day moves nothing', () => {
    expect(extended(summary, [granted('a', '2022-06-11', '2022-06-12')]).owed.dueOn).toBe('2022-06-10')
  })
})

describe('it can be asked for', () => {
  const obligation = opened(summary, '2022-03-01')
  const ask = (today: string, terms: { kind: 'extension' | 'suspension'; from?: string; until: string }) => () =>
    requireExtensible(obligation, terms, today)

  it('on the due day, to a later one', () => {
    expect(ask('2022-06-10', { kind: 'extension', until: '2022-06-11' })).not.toThrow()
    expect(ask('2022-06-10', { kind: 'suspension', from: '2022-06-10', until: '2022-06-10' })).not.toThrow()
  })

  it.each([
    ['after the due day', '2022-06-11', { kind: 'extension', until: '2022-06-20' }, 'deadline-passed'],
    ['to a day that is not later', '2022-06-01', { kind: 'extension', until: '2022-06-10' }, 'day-not-acceptable'],
    [
      'with a beginning',
      '2022-06-01',
      { kind: 'extension', from: '2022-06-02', until: '2022-06-20' },
      'day-not-acceptable',
    ],
    ['as a suspension without one', '2022-06-01', { kind: 'suspension', until: '2022-06-20' }, 'day-not-acceptable'],
    [
      'as a suspension backwards',
      '2022-06-01',
      { kind: 'suspension', from: '2022-06-05', until: '2022-06-04' },
      'day-not-acceptable',
    ],
    [
      'as a suspension from later on',
      '2022-06-01',
      { kind: 'suspension', from: '2022-06-11', until: '2022-06-12' },
      'day-not-acceptable',
    ],
  ] as const)('not %s', (_, today, terms, code) => {
    expect(ask(today, terms)).toThrow(expect.objectContaining({ code }))
  })

  it('not once it is met', () => {
    const met = closedBy(obligation, { on: '2022-06-01', by: 'filing.filed' })

    expect(() => requireExtensible(met, { kind: 'extension', until: '2022-06-20' }, '2022-06-02')).toThrow(
      expect.objectContaining({ code: 'deadline-closed' }),
    )
  })
})

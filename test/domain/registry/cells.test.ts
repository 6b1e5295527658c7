import { describe, expect, it } from 'vitest'
import { codeText, columnLetters, dayInCell, lostDigits, shownText } from '../../../shared/domain/registry/cells.ts'

describe('a day in a cell', () => {
  it.each([
    '2022-07-01',
    '2022/7/1',
    '2022.7.1',
    '2022年7月1日',
    '20220701',
    '２０２２－７－１',
    ' 2022 年 7 月 1 日 ',
    '2022-07-01 00:00:00',
    20220701,
    44743,
    new Date('2022-07-01T00:00:00Z'),
  ])('is 2022-07-01 in %j', (cell) => {
    expect(dayInCell(cell)).toBe('2022-07-01')
  })

  it.each([
    '2022-02-30',
    '2022年2月30日',
    '20220230',
    '2022-13-01',
    '长期',
    '',
    null,
    true,
    0,
    -1,
    Number.NaN,
    '22-7-1',
  ])('is none in %j', (cell) => {
    expect(dayInCell(cell)).toBeUndefined()
  })

  it('counts 29 February only in leap years', () => {
    expect([dayInCell('2024.2.29'), dayInCell('2022.2.29')]).toEqual(['2024-02-29', undefined])
  })
})

describe('a text in a cell', () => {
  it('is the same code in full-width, decomposed, spaced or zero-width forms', () => {
    const forms = ['９１１４０９０２ＫＪ', '91140902kj', ' 9114 0902 KJ ', '91140902\u200bKJ', '\ufeff91140902KJ']

    expect(new Set(forms.map(codeText))).toEqual(new Set(['91140902KJ']))
    expect(codeText('e\u0301')).toBe(codeText('\u00e9'))
  })

  it('keeps the brackets of a name as they were typed', () => {
    expect(shownText(' 示例（有限合伙）\n代理  记账 ')).toBe('示例（有限合伙） 代理 记账')
  })

  it('knows a number that has lost its last digits', () => {
    expect([lostDigits(140902600012345), lostDigits(9.11409026e17), lostDigits('911')]).toEqual([false, true, false])
  })

  it('names columns as the clerk sees them', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
})

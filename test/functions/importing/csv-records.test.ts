import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../functions/importing/csv-line.ts'
import { csvRecords, UnclosedQuote } from '../../../functions/importing/csv-records.ts'

const read = (text: string, delimiter = ',') => [...csvRecords(text, delimiter)]

describe('the records of a .csv', () => {
  it.each([
    [
      'line ends of every system',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    ['empty cells and lines', ',a,\n\n,', [['', 'a', ''], [''], ['', '']]],
    ['a last line end', 'a\r\n', [['a']]],
    ['delimiters, line ends and quotes in quotes', '"a,b","c\r\nd","say ""x"""\n', [['a,b', 'c\r\nd', 'say "x"']]],
    ['a quote inside a plain cell', '5" pipe,b', [['5" pipe', 'b']]],
    ['what stands behind a closing quote', '"a" b,c', [['a b', 'c']]],
  ])('are read with %s', (_, text, records) => {
    expect(read(text)).toEqual(records)
  })

  it('are read with tabs', () => {
    expect(read('a,b\tc\n"d\te"\tf', '\t')).toEqual([
      ['a,b', 'c'],
      ['d\te', 'f'],
    ])
  })

  it('are refused when a quote never closes', () => {
    expect(() => read('a,"b\nc,d')).toThrow(UnclosedQuote)
  })

  it('come back as they were written', () => {
    const cells = ['a,b', 'say "x"', 'two\r\nlines', ' spaced ', '', '示例']

    expect(read(`${csvLine(cells)}\r\n`)).toEqual([cells])
  })
})

import { describe, expect, it } from 'vitest'
import { draftReport } from '../../../shared/domain/reports/draft-report.ts'
import { wordsOf } from '../documents/words.ts'
import { sampleSources } from './samples.ts'

const monthly = (month: number) => draftReport({ kind: 'monthly-figures', year: 2022, month }, sampleSources)

describe('monthly figures', () => {
  const september = monthly(9)

  it('tell the month and the year so far, each as long as its list', () => {
    const [table] = september.document.blocks.filter((block) => block.kind === 'table')
    const rows = table?.kind === 'table' ? table.rows : []

    expect(rows).toHaveLength(september.annexes.length)
    for (const [at, [zh, , month, year]] of rows.entries()) {
      const sheet = september.annexes[at]
      expect(sheet?.name).toBe(zh)
      expect(`${sheet?.rows.length}`).toBe(year)
      expect(`${sheet?.rows.filter((row) => row[1] === '是').length}`).toBe(month)
    }
  })

  it('count what happened in the month by its own day', () => {
    const text = wordsOf(september.document)

    expect(september.document.title).toBe('忻州市财政局2022年9月\n“双随机、一公开”抽查工作月报')
    expect(text).toContain('完成检查|户|2|2')
    expect(text).toContain('责令改正|户|1|1')
    expect(text).toContain('公示检查结果|户|0|0')
    expect(wordsOf(monthly(10).document)).toContain('公示检查结果|户|1|1')
  })

  it('draw each month up to this one', () => {
    expect(wordsOf(september.document)).toContain('8月 0户，9月 2户')
    expect(wordsOf(monthly(1).document)).toContain('本月没有结束的检查')
  })

  it('say late what was late', () => {
    expect(wordsOf(monthly(6).document)).toContain('时限事项逾期|项|')
    expect(
      monthly(6)
        .annexes.at(-1)
        ?.rows.map((row) => row[3]),
    ).toContain('2022-06-13 逾期办结')
  })
})

import { describe, expect, it } from 'vitest'
import { draftReport } from '../../../shared/domain/reports/draft-report.ts'
import { type Block, blanksOf, type ReportDraft } from '../../../shared/domain/reports/report.ts'
import { sampleSources } from './samples.ts'

const words = ({ blocks }: ReportDraft) => blocks.map(wordsOf).join('\n')
const wordsOf = (block: Block) => {
  if (block.kind === 'heading') return block.text
  if (block.kind === 'table') return [block.head, ...block.rows].map((row) => row.join('|')).join('\n')
  return block.runs.map((run) => (typeof run === 'string' ? run : `【${run.blank}】`)).join('')
}

describe('a report drafted from the record', () => {
  const summary = draftReport('half-year-summary', sampleSources)

  it('says what the record says, late ones late', () => {
    const text = words(summary)

    expect(text).toContain('年度抽查计划于2022年4月11日批准，2022年4月13日向社会公示')
    expect(text).toContain('抽查比例不低于20%，抽查2次，已完成抽取1次')
    expect(text).toContain('共随机抽取检查对象3户，已检查2户，检查结果已公示1户')
    expect(text).toContain('未发现问题1项、发现问题已责令改正1项')
    expect(text).toContain('责令改正1户，其中复查合格0户、尚未办结1户')
    expect(text).toContain('检查结果公示率|50%（1/2）|100%')
    expect(text).toContain('上半年工作总结报领导小组办公室|2022-06-10|2022-06-13 办结（逾期）')
    expect(text).toContain('全年工作自查报告报领导小组办公室|2022-12-10|未到期')
    expect(text).toContain('检查结果、处理意见、照片资料报法规税政科|2022-09-30|已逾期，未办结')
  })

  it('leaves to a person what the record does not know', () => {
    expect(blanksOf(summary)).toEqual(['发文字号〔2022〕号', '存在的不足', '难点问题', '下半年工作举措'])
    expect(blanksOf(draftReport('self-check', sampleSources))).toContain('自查发现的问题及原因')
    expect(blanksOf(draftReport('half-year-summary', { ...sampleSources, plan: undefined }))).toContain('计划制定情况')
  })

  it('of results lists each target with its opinion, to the division', () => {
    const report = draftReport('results-reported', sampleSources)

    expect(report.addressee).toBe('法规税政科')
    expect(words(report)).toContain(
      '示例二号代理记账有限公司|第1轮|SX0900-01、SX0900-02|发现问题已责令改正|责令限期改正|',
    )
    expect(words(report)).toContain('示例三号代理记账有限公司|第1轮|SX0900-01、SX0900-02|尚无结果||')
    expect(words(report)).not.toContain('示例取消')
    expect(report.annex.rows).toHaveLength(3)
  })

  it('of a year without records says so and invents nothing', () => {
    const empty = draftReport('self-check', { ...sampleSources, tasks: [], inspections: [], obligations: [] })

    expect(words(empty)).toContain('截至报告日尚未抽取检查对象')
    expect(words(empty)).toContain('检查结果公示率|尚无记录|100%')
  })
})

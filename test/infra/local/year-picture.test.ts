import { describe, expect, it } from 'vitest'
import { yearPicture } from '../../../infra/local/year-picture.ts'
import { closedBy, opened } from '../../../shared/domain/clock/obligation.ts'
import { openYearly } from '../../../shared/domain/clock/owed.ts'

const [plan, disclosure, summary] = openYearly(2022).map((duty) => opened(duty, '2022-01-01')) as [
  ReturnType<typeof opened>,
  ReturnType<typeof opened>,
  ReturnType<typeof opened>,
]

const picture = yearPicture({
  year: 2022,
  title: '示例 <局>',
  obligations: [
    closedBy(plan, { on: '2022-04-11', by: 'plan.approved' }),
    disclosure,
    closedBy(summary, { on: '2022-06-13', by: 'filing.filed' }),
  ],
  messages: [
    { day: '2022-06-13', escalated: false },
    { day: '2022-06-13', escalated: true },
    { day: '2022-06-14', escalated: false },
  ],
})

describe('the picture of a year', () => {
  it('tells each deadline with how it ended', () => {
    expect(picture).toContain('内部抽查计划报领导小组办公室备案：期限 2022-04-15，2022-04-11 办结<')
    expect(picture).toContain('年度抽查计划（含联合抽查）向社会公示：期限 2022-04-30，未办结<')
    expect(picture).toContain('上半年工作总结报领导小组办公室：期限 2022-06-10，2022-06-13 办结，逾期<')
  })

  it('draws one mark for each end: in time, late, open', () => {
    expect(picture.match(/<circle/g)).toHaveLength(1)
    expect(picture.match(/fill="#b3261e"\/><\/g>/g)?.length).toBeGreaterThan(0)
    expect(picture).toContain('m0 -10l-10 10')
  })

  it('counts the messages of each day', () => {
    expect(picture).toContain('2022-06-13：2 封，其中逾期升级 1 封')
    expect(picture).toContain('2022-06-14：1 封，其中逾期升级 0 封')
    expect(picture).toContain('共 3 封')
  })

  it('holds any name', () => {
    expect(picture).toContain('示例 &lt;局&gt;')
    expect(picture).not.toContain('<局>')
  })
})

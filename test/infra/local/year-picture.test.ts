import { describe, expect, it } from 'vitest'
import { yearPage } from '../../../infra/local/year-page.ts'
import { type YearPicture, yearPicture } from '../../../infra/local/year-picture.ts'
import { closedBy, opened } from '../../../shared/domain/clock/obligation.ts'
import { openYearly } from '../../../shared/domain/clock/owed.ts'

const [plan, disclosure, summary] = openYearly(2022).map((duty) => opened(duty, '2022-01-01')) as [
  ReturnType<typeof opened>,
  ReturnType<typeof opened>,
  ReturnType<typeof opened>,
]

const year: YearPicture = {
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
}
const picture = yearPicture(year)

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

  it('shows what the provincial platform got on its day, and no row where it got nothing', () => {
    const given = yearPicture({ ...year, handovers: [{ day: '2022-08-17', what: '批次 2022-001，24 件' }] })

    expect(given).toContain('结果报送省级平台（1 批）')
    expect(given).toContain('<title>2022-08-17：批次 2022-001，24 件</title>')
    expect(picture).not.toContain('省级平台')
  })

  it('shows each task with the days of its draws', () => {
    const draws = [{ day: '2022-07-04', what: '第 1 轮抽取 12 家' }]
    const tasks = [{ name: '示例任务（联合）', from: '2022-07-01', to: '2022-09-30', draws }]
    const drawn = yearPicture({ ...year, tasks })

    expect(drawn).toContain('>示例任务（联合）</text>')
    expect(drawn).toContain('<title>示例任务（联合）：2022-07-01 至 2022-09-30</title>')
    expect(drawn).toContain('<title>2022-07-04：第 1 轮抽取 12 家</title>')
  })

  it('stacks batches that went within a few days, so that each is seen', () => {
    const days = ['2022-08-17', '2022-08-19', '2022-11-23']
    const given = yearPicture({ ...year, handovers: days.map((day) => ({ day, what: '示例' })) }, 'phone')

    const squares = [...given.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="8" height="8"/g)].map(([, x, y]) => ({
      x: Number(x),
      y: Number(y),
    }))
    const [one, next, last] = squares as [(typeof squares)[0], (typeof squares)[0], (typeof squares)[0]]
    expect(squares).toHaveLength(3)
    expect(next.x - one.x).toBeLessThan(8)
    expect(one.y - next.y).toBeGreaterThanOrEqual(8)
    expect(last.y).toBe(one.y)
  })

  it('keeps each mark and each name inside, on a desk and on a phone', () => {
    for (const on of ['desk', 'phone'] as const) {
      const drawn = yearPicture({ ...year, handovers: [{ day: '2022-12-31', what: '示例' }] }, on)
      const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn)?.map(Number) ?? []
      const along = (name: string) =>
        [...drawn.matchAll(new RegExp(` ${name}="([\\d.-]+)"`, 'g'))].map(([, at]) => Number(at))

      for (const at of [...along('x'), ...along('cx'), ...along('x1'), ...along('x2')]) {
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at).toBeLessThanOrEqual(width as number)
      }
      for (const at of [...along('y'), ...along('cy'), ...along('y2')]) expect(at).toBeLessThanOrEqual(height as number)
    }
  })

  it('stands in a page for both, with the same in a table', () => {
    const page = yearPage(year)

    expect(page).toContain('viewBox="0 0 1200')
    expect(page).toContain('viewBox="0 0 380')
    expect(page).toContain('<td>上半年工作总结报领导小组办公室</td><td>1</td><td>0</td><td>1</td><td>0</td>')
    expect(page).not.toContain('<script')
    expect(page).not.toContain('<局>')
  })
})

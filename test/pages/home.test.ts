import { describe, expect, it } from 'vitest'
import type { DepartmentCard } from '../../shared/pages/department-card.ts'
import { homePage } from '../../shared/pages/home-page.ts'
import { COMING_SHOWN, homeView } from '../../shared/pages/home-view.ts'
import type { YearNumbers } from '../../shared/pages/year-numbers.ts'

const numbers: YearNumbers = {
  tasks: 1,
  draws: 2,
  voidDraws: 0,
  registered: 60,
  drawn: 24,
  inspections: 24,
  results: 23,
  resultsInTime: 20,
  found: 3,
  returns: 1,
}

function card(name: string, year?: number, rounds: readonly string[] = [], waiting = 0): DepartmentCard {
  const window = { taskId: `${year}-1`, taskName: '示例任务', to: `${year}-12-01` }
  return {
    department: { id: `140900/${name}`, name: `示例${name}`, regionName: '示例市' },
    sitemapParts: 1,
    ...(year === undefined
      ? {}
      : {
          year: {
            year,
            numbers,
            months: [{ month: `${year}-08`, results: 23, late: 3 }],
            coming: rounds.map((from, at) => ({ ...window, round: at + 1, rounds: rounds.length, from })),
            underWay: waiting > 0 ? [{ ...window, from: `${year}-07-01`, waiting }] : [],
          },
        }),
  }
}

describe('the home page', () => {
  it('adds up the newest year of those departments that have planned it, and names the year of the others', () => {
    const view = homeView([card('tax', 2022), card('culture'), card('audit', 2023), card('finance', 2023)])

    expect(view.year).toMatchObject({ year: 2023, numbers: { drawn: 48, results: 46, resultsInTime: 40, found: 6 } })
    expect(view.year?.months).toEqual([{ month: '2023-08', results: 46, late: 6 }])
    expect(view.departments.map(({ id, year }) => [id, year])).toEqual([
      ['140900/audit', 2023],
      ['140900/culture', undefined],
      ['140900/finance', 2023],
      ['140900/tax', 2022],
    ])
  })

  it('tells what is coming in the order of its days, over all departments, and how much more there is', () => {
    const many = Array.from({ length: COMING_SHOWN }, (_, at) => `2023-09-${String(at + 1).padStart(2, '0')}`)
    const view = homeView([card('finance', 2023, ['2023-10-01', ...many], 4), card('audit', 2023, ['2023-08-31'])])
    const text = homePage(view).zh

    expect(view.coming[0]).toMatchObject({ department: { id: '140900/audit' }, what: { from: '2023-08-31' } })
    expect([view.coming.length, view.comingInAll, view.underWayInAll]).toEqual([COMING_SHOWN, COMING_SHOWN + 2, 1])
    expect(text).toContain('另有 2 项，见各部门的页面')
    expect(text).toMatch(/正在进行的检查[^]*示例任务[^]*<div>4<\/div>/)
    expect(text).not.toContain('2023年10月1日')
  })

  it('says shares of what there is alone: none of nothing', () => {
    const none = { ...numbers, inspections: 0, results: 0, resultsInTime: 0, found: 0 }
    const { year, ...one } = card('finance', 2023)
    const text = homePage(homeView([{ ...one, ...(year ? { year: { ...year, numbers: none } } : {}) }])).zh

    expect(text).toContain('抽中占名录：24 / 60 · 40%')
    expect(text).not.toContain('公示占检查：')
    expect(text).not.toContain('NaN')
    expect(homePage(homeView([])).zh).toContain('尚无部门')
  })
})

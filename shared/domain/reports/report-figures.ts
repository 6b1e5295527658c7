import { percentage } from '../../kernel/percentage.ts'
import type { Block, Chart } from '../documents/document.ts'
import type { Indicator, IndicatorMeasure } from '../indicators/indicator.ts'
import { type IndicatorId, indicator } from '../indicators/indicators.ts'
import type { ReportSources } from './report-parts.ts'

/** The figures that reports draw. */
const drawn = ['disclosure-rate', 'credit-class-used', 'plan-progress', 'on-time'] as const satisfies IndicatorId[]

/** The figures that reports tell, each with its list in the annex. */
export const told = [...drawn, 'time-to-publication'] as const satisfies IndicatorId[]

export const measureWords: Readonly<Record<IndicatorMeasure, string>> = {
  'working-days': '个工作日',
  days: '天',
  visits: '次',
}

export function indicatorTable(sources: ReportSources): Block {
  const figures = told.map((id) => indicator(id, sources))
  return {
    kind: 'table',
    head: ['指标', '完成情况', '目标'],
    widths: [6, 4, 2],
    rows: figures.map((figure) => [
      figure.zh,
      figureWords(figure),
      figure.goal === undefined ? '—' : `${percentage(figure.goal, 1)}%`,
    ]),
  }
}

/** Shares as bars; those of which there is no record yet are left out. */
export function indicatorChart(sources: ReportSources): Chart[] {
  const figures = drawn.map((id) => indicator(id, sources)).filter(({ share }) => share !== undefined)
  if (figures.length === 0) return []
  return [
    {
      kind: 'chart',
      shape: 'bar',
      title: '主要指标完成情况',
      unit: '%',
      categories: figures.map(({ zh }) => zh),
      values: figures.map(({ counted, total }) => percentage(counted, total)),
    },
  ]
}

/** How far inspections have come, by credit class. */
export function coverageChart(sources: ReportSources): Chart[] {
  const { groups } = indicator('coverage-by-class', sources)
  if (groups.length === 0) return []
  return [
    {
      kind: 'chart',
      shape: 'column',
      title: '已完成检查户数（按信用风险类别）',
      unit: '户',
      categories: groups.map(({ group, total }) => `${group}（抽取${total}户）`),
      values: groups.map(({ counted }) => counted),
    },
  ]
}

function figureWords({ counted, total, share, measured }: Indicator): string {
  if (share === undefined) return '尚无记录'
  const average = measured?.average === undefined ? '' : `，平均${measured.average}${measureWords[measured.of]}`
  return `${percentage(counted, total)}%（${counted}/${total}）${average}`
}

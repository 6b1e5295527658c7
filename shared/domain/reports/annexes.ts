import { creditLabel, publicDisposition } from '../disclosure/result-view.ts'
import { type Sheet, sheetName } from '../documents/sheet.ts'
import { type IndicatorId, indicator, recordsOf } from '../indicators/indicators.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { photoLifecycle } from '../inspection/photo.ts'
import { measureWords, told } from './report-figures.ts'
import { type ReportSources, resultWords, standing } from './report-parts.ts'

/** One line for each inspection. */
export function inspectionSheet(sources: Pick<ReportSources, 'inspections' | 'year'>, name = '检查明细'): Sheet {
  return {
    name: sheetName(name),
    head: [
      '任务',
      '轮次',
      '检查对象',
      '统一社会信用代码',
      '区域',
      '信用类别',
      '执法证号',
      '检查结束日',
      '结果',
      '处置',
      '处理意见',
      '照片数',
      '公示日期',
    ],
    rows: standing(sources).map((one) => [
      one.taskName,
      `${one.round}`,
      one.targetName,
      one.targetId,
      one.regionName,
      creditLabel(one.creditClass),
      one.officerIds.join('、'),
      one.result?.endedOn ?? '',
      resultWords(one),
      one.result ? publicDisposition(one.result) : '',
      one.result?.opinion ?? '',
      `${accepted(one).length}`,
      one.publishedOn ?? '',
    ]),
  }
}

/** The list behind each figure that the report tells, under the figure's name: they cannot disagree. */
export function figureSheets(sources: ReportSources, ids: readonly IndicatorId[] = told): Sheet[] {
  return ids.map((id) => {
    const { zh: name, measured } = indicator(id, sources)
    const measure = measured ? [`数值（${measureWords[measured.of]}）`] : []
    return {
      name: sheetName(name),
      head: ['记录', '内容', '是否计入', '分组', ...measure],
      rows: recordsOf(id, sources).map(({ of, zh, counts, group, value }) => [
        of,
        zh,
        counts ? '是' : '否',
        group ?? '',
        ...measure.map(() => `${value ?? ''}`),
      ]),
    }
  })
}

/** The photos that go with results, by the hash under which each original is sealed. */
export function photoSheet(sources: Pick<ReportSources, 'inspections'>): Sheet {
  return {
    name: '照片资料清单',
    head: ['任务', '检查对象', '照片编号', 'SHA-256', '上传人员执法证号', '状态'],
    rows: standing(sources).flatMap((one) =>
      accepted(one).map(({ id, sha256, declaredBy, state }) => [
        one.taskName,
        one.targetName,
        id,
        sha256,
        declaredBy,
        photoLifecycle.states[state],
      ]),
    ),
  }
}

function accepted({ photos }: Inspection) {
  return photos.filter(({ state, purpose }) => state === 'accepted' && purpose !== 'letter')
}

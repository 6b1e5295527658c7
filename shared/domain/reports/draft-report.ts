import { chineseDay } from '../../kernel/days.ts'
import { type Block, blank, heading, type OfficialDraft, paragraph, signed } from '../documents/document.ts'
import { figureSheets, inspectionSheet, photoSheet } from './annexes.ts'
import { answerSheet } from './answer-sheet.ts'
import { monthlyAnnexes, monthlyBlocks } from './monthly.ts'
import { type ReportDraft, type ReportSubject, reportKinds } from './report.ts'
import { coverageChart, indicatorChart, indicatorTable } from './report-figures.ts'
import {
  codeChart,
  deadlineTable,
  followUpParagraph,
  isDrawnBy,
  planParagraph,
  type ReportSources,
  resultParagraphs,
  resultWords,
  standing,
  taskParagraphs,
} from './report-parts.ts'

/** Drafts a report from the record alone: what the record does not say is a marked blank and never a phrase. */
export function draftReport(subject: ReportSubject, sources: ReportSources): ReportDraft {
  const { taskId } = subject
  const { inspections, tasks } = sources
  const own =
    taskId === undefined
      ? sources
      : {
          ...sources,
          tasks: tasks.filter(({ id }) => id === taskId),
          inspections: inspections.filter((one) => one.taskId === taskId && isDrawnBy(one, sources.department.id)),
        }
  return { document: letter(subject, own), annexes: annexesOf(subject, own) }
}

function letter(subject: ReportSubject, sources: ReportSources): OfficialDraft {
  const { department, year, today } = sources
  return {
    head: 'letter',
    office: `${department.name}文件`,
    number: blank(`发文字号〔${year}〕号`),
    title: titleOf(subject, sources),
    addressee: reportKinds[subject.kind].to === '法规税政科' ? '法规税政科' : department.leadingGroup,
    blocks: [
      ...blocksOf(subject, sources),
      ...annexNote(annexesOf(subject, sources).map(({ name }) => name)),
      signed(department.name, today),
    ],
  }
}

function titleOf({ kind, month, taskId }: ReportSubject, { department, year, tasks }: ReportSources): string {
  const { zh } = reportKinds[kind]
  if (month !== undefined) return `${department.name}${year}年${month}月\n“双随机、一公开”${zh}`
  const [task] = tasks
  return taskId !== undefined && task
    ? `${department.name}\n“${task.name}”${zh}`
    : `${department.name}${year}年\n“双随机、一公开”${zh}`
}

function blocksOf(subject: ReportSubject, sources: ReportSources): Block[] {
  switch (subject.kind) {
    case 'results-reported':
      return resultBlocks(sources)
    case 'monthly-figures':
      return monthlyBlocks(sources, subject.month ?? 1)
    default:
      return summaryBlocks(subject.kind, sources)
  }
}

function annexesOf({ kind, month }: ReportSubject, sources: ReportSources) {
  if (kind === 'monthly-figures') return monthlyAnnexes(sources, month ?? 1)
  if (kind === 'results-reported') return [inspectionSheet(sources), ...answerSheet(sources), photoSheet(sources)]
  return [inspectionSheet(sources), ...figureSheets(sources)]
}

function annexNote(names: readonly string[]): Block[] {
  return [
    {
      kind: 'paragraph',
      plain: true,
      runs: [`　　附件：${names.map((name, at) => `${at + 1}.${name}`).join('　')}（电子表格）`],
    },
  ]
}

const gaps = {
  'half-year-summary': ['存在的不足', '难点问题', '下半年工作举措'],
  'self-check': ['自查发现的问题及原因', '整改情况', '下一步工作举措'],
} as const

function summaryBlocks(kind: 'half-year-summary' | 'self-check', sources: ReportSources): Block[] {
  const [first, second, next] = gaps[kind]
  return [
    paragraph(
      `现将${sources.department.name}${sources.year}年“双随机、一公开”监管工作情况报告如下（截至${chineseDay(sources.today)}）。`,
    ),
    heading('一、计划与组织实施情况'),
    planParagraph(sources),
    ...taskParagraphs(sources),
    heading('二、检查与公示情况'),
    ...resultParagraphs(sources),
    ...codeChart('检查结果（按检查事项）', standing(sources)),
    ...coverageChart(sources),
    heading('三、后续处置情况'),
    followUpParagraph(sources),
    heading('四、主要指标'),
    indicatorTable(sources),
    ...indicatorChart(sources),
    heading('五、时限事项办结情况'),
    deadlineTable(sources),
    heading('六、存在不足和难点问题'),
    paragraph(blank(first)),
    paragraph(blank(second)),
    heading('七、下一步工作举措'),
    paragraph(blank(next)),
  ]
}

/** Rows of the list in the letter itself; all of them are in the annex. */
const listed = 200

function resultBlocks(sources: ReportSources): Block[] {
  const all = standing(sources)
  return [
    paragraph(
      `现将${sources.year}年抽查检查结果、处理意见汇总报送（截至${chineseDay(sources.today)}），照片资料原件存平台档案，清单见附件。`,
    ),
    heading('一、总体情况'),
    ...taskParagraphs(sources),
    ...resultParagraphs(sources),
    ...codeChart('检查结果（按检查事项）', all),
    heading('二、后续处置情况'),
    followUpParagraph(sources),
    heading('三、逐户检查结果'),
    ...(all.length > listed ? [paragraph(`共${all.length}户，列出前${listed}户，其余见附件。`)] : []),
    {
      kind: 'table',
      head: ['检查对象', '轮次', '执法证号', '结果', '处理意见', '公示日期'],
      widths: [4.2, 1.2, 2.6, 2.5, 3, 2.6],
      rows: all
        .slice(0, listed)
        .map((one) => [
          one.targetName,
          `${one.round}`,
          one.officerIds.join('\n'),
          resultWords(one),
          one.result?.opinion ?? '',
          one.publishedOn ?? '',
        ]),
    },
    heading('四、需要说明的事项'),
    paragraph(blank('需要说明的事项')),
  ]
}

import { writeFile } from 'node:fs/promises'
import type { Obligation } from '../../shared/domain/clock/obligation.ts'
import { stateOf } from '../../shared/domain/plan/task-lifecycle.ts'
import { type Day, dayOf } from '../../shared/kernel/days.ts'
import { percentage } from '../../shared/kernel/percentage.ts'
import { escalates } from './cycle/clock.ts'
import { runCycle } from './cycle/cycle.ts'
import { fileReport } from './cycle/documents.ts'
import { verifyDraws } from './cycle/draw.ts'
import { handOverRest } from './cycle/exchange.ts'
import { recheckAll } from './cycle/follow-up.ts'
import { paperRound } from './cycle/paper-round.ts'
import type { Stage } from './cycle/stage.ts'
import { sampleDepartment } from './seed/people.ts'
import { yearPage } from './year-page.ts'
import { yearPicture } from './year-picture.ts'
import { tasksOfYear } from './year-tasks.ts'

/**
 * The seed year from January to December, the clock moving by itself: the cycle with its draws and joint tasks, after it the fourth quarter's
 * round, and around them what the notice asks for, some of it late; at its end a picture of the year's tasks, deadlines and reminders.
 *
 * @param picture where the SVG is written
 * @returns as the cycle does
 */
export async function playYear(stage: Stage, picture: string): Promise<boolean> {
  const { travel, story, api } = stage
  await travel('2022-01-01T01:00:00Z')
  await travel('2022-03-01T01:00:00Z')
  const verified = await runCycle(stage)
  await travel('2022-10-14T02:00:00Z')
  await reportResults(stage, '2022-09-30')
  await recheckOverdue(stage)
  story.add(
    '9 全年',
    `10 月 14 日：补报检查结果汇总，复查逾期的责令改正；${await lateWords(stage)}`,
    '/api/deadlines?year=2022',
  )
  const paper = await paperRound(stage)
  await travel('2022-11-23T02:00:00Z')
  await handOverRest(stage, '9 全年', '示例省平台〔2022〕3号')
  await fileReport(stage, { person: 'reviewer', kind: 'results-reported', taskId: paper.taskId })
  await travel('2022-12-08T02:00:00Z')
  await fileReport(stage, { person: 'clerk', kind: 'self-check' })
  await travel('2022-12-31T02:00:00Z')
  const { items: figures } = await api.must('clerk', 'listIndicators', { year: '2022' })
  const shares = figures.flatMap(({ zh, share, counted, total }) =>
    share === undefined ? [] : [`${zh} ${percentage(counted, total)}%（${counted}/${total}）`],
  )
  story.add('9 全年', `12 月 8 日报送自查报告。指标：${shares.slice(0, 4).join('；')}`, '/api/indicators?year=2022')
  const drawn = await verifyDraws(stage, [paper])
  await draw(stage, picture)
  return verified && drawn
}

/** One summary for each task that was to be carried out by a day: with the last of them what is due on it is handed over. */
async function reportResults(stage: Stage, by: Day): Promise<void> {
  const { items } = await stage.api.must('reviewer', 'listTasks', { limit: '200' })
  const ended = items.filter(
    (task) => stateOf(task) === 'approved' && task.id.startsWith('2022') && task.window.to <= by,
  )
  for (const { id: taskId } of ended) await fileReport(stage, { person: 'reviewer', kind: 'results-reported', taskId })
}

/** Which deadlines were met late, as the record says. */
async function lateWords({ api }: Stage): Promise<string> {
  const { items } = await api.must('clerk', 'listDeadlines', { year: '2022', limit: '200' })
  const late = items.filter(({ closed }) => closed?.late)
  return `逾期办结 ${late.length} 项：${late.map(({ zh }) => zh).join('、')}`
}

async function recheckOverdue(stage: Stage): Promise<void> {
  const { items } = await stage.api.must('reviewer', 'listIndicatorRecords', {
    indicator: 'open-rectifications',
    counts: 'true',
    year: '2022',
  })
  await recheckAll(
    stage,
    items.map(({ of }) => of.slice('inspections/'.length)),
    '2022-10-14',
  )
}

async function draw({ api, mails, story }: Stage, picture: string): Promise<void> {
  const obligations: Obligation[] = []
  let cursor: string | undefined
  do {
    const page = await api.must('clerk', 'listDeadlines', { year: '2022', limit: '200', ...(cursor ? { cursor } : {}) })
    obligations.push(...page.items.filter(({ movedTo }) => movedTo === undefined))
    cursor = page.next
  } while (cursor)
  const all = (await mails()).filter(({ department }) => department === sampleDepartment.id)
  const messages = all.map((mail) => ({ day: dayOf(new Date(mail.at)), escalated: escalates(mail) }))
  const title = `${sampleDepartment.name} 2022 年“双随机、一公开”时限与提醒`
  const tasks = await tasksOfYear(api, 2022)
  const year = { year: 2022, title, obligations, messages, tasks, handovers: await handedOver(api) }
  await writeFile(picture, yearPicture(year))
  await writeFile(picture.replace(/svg$/, 'html'), yearPage(year))
  const late = obligations.filter(({ closed }) => closed?.late).length
  const open = obligations.filter(({ closed }) => !closed).length
  story.add(
    '9 全年',
    `任务 ${tasks.length} 项（联合 ${tasks.filter(({ name }) => name.endsWith('（联合）')).length} 项）；时限 ${obligations.length} 项：逾期办结 ${late} 项，年末未办结 ${open} 项；提醒 ${all.length} 封。图：${picture}`,
    picture,
  )
}

/** The batches that the provincial platform got. */
async function handedOver(api: Stage['api']) {
  const { items } = await api.must('publisher', 'listExchanges', { year: '2022', limit: '200' })
  return items.flatMap(({ id, counts, handedOver: given }) => {
    const records = Object.values(counts).reduce((sum, one) => sum + one, 0)
    return given ? [{ day: given.on, what: `批次 ${id}，${records} 件` }] : []
  })
}

import { dayOf } from '../../../shared/kernel/days.ts'
import { fileReport, publishRules } from './documents.ts'
import type { Stage } from './stage.ts'

/** What the department hands over before the draws: the half-year summary three days late, the working rules in time. */
export async function handOverInSummer(stage: Stage): Promise<void> {
  const { story, travel, api } = stage
  await travel('2022-06-13T02:00:00Z')
  await fileReport(stage, { person: 'clerk', kind: 'half-year-summary' })
  await travel('2022-06-27T02:00:00Z')
  await publishRules(stage)
  const { items } = await api.must('clerk', 'listDeadlines', { year: '2022' })
  const late = items.filter(({ closed }) => closed?.late)
  if (late.map(({ rule }) => rule).join() !== 'half-year-summary')
    throw new Error('the summary is not late in the record')
  story.add('2 计划', `上半年总结由记录起草、填写后 6 月 13 日报送，逾期如实记录`, '/api/deadlines?year=2022')
}

/** The results are not handed over by 30 September: the clock goes on, and what is overdue rises. */
export async function watchReminders(stage: Stage): Promise<void> {
  const { api, story, travel, mails } = stage
  const ticks = await travel('2022-10-12T02:00:00Z')
  const all = await mails()
  const days = new Set(all.map(({ to, at }) => `${to.join()} ${dayOf(new Date(at))}`))
  if (days.size < all.length) throw new Error(`${all.length - days.size} people got two messages on one day`)
  const escalated = all.filter(escalates)
  if (escalated.length === 0) throw new Error('nothing overdue was escalated')
  const { items } = await api.must('clerk', 'listDeadlines', { year: '2022', limit: '200' })
  const open = items.filter(({ closed, dueOn }) => !closed && dueOn < '2022-10-12').map(({ zh }) => zh)
  const people = new Set(all.flatMap(({ to }) => to)).size
  story.add(
    '7 提醒',
    `时钟拨到 10 月 12 日（定时任务 ${ticks} 次）：${all.length} 封提醒送 ${people} 人，每人每日至多 1 封，逾期升级 ${escalated.length} 封；仍逾期：${open.join('、')}`,
    '/local/mailbox',
  )
}

/** Whether a message tells somebody above of what is overdue. */
export function escalates({ text }: { readonly text: string }): boolean {
  return text.includes('请督促') || text.includes('请领导小组办公室督促')
}

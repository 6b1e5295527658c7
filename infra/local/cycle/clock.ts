import { createHash } from 'node:crypto'
import { type FilingKind, type FilingType, filingKinds, filingTypes } from '../../../shared/domain/clock/filing.ts'
import { dayOf } from '../../../shared/kernel/days.ts'
import { upload } from '../api-client.ts'
import type { Stage } from './stage.ts'

/** What the department hands over before the draws: the half-year summary three days late, the working rules in time. */
export async function handOverInSummer(stage: Stage): Promise<void> {
  const { story, travel, api } = stage
  await travel('2022-06-13T02:00:00Z')
  await handOver(stage, 'clerk', 'half-year-summary')
  await travel('2022-06-27T02:00:00Z')
  await handOver(stage, 'clerk', 'working-rules')
  const { items } = await api.must('clerk', 'listDeadlines', { year: '2022' })
  const late = items.filter(({ closed }) => closed?.late)
  if (late.map(({ rule }) => rule).join() !== 'half-year-summary')
    throw new Error('the summary is not late in the record')
  story.add('2 计划', `上半年总结 6 月 13 日报送，逾期如实记录；细则和指引 6 月 27 日报送`, '/api/deadlines?year=2022')
}

/** Uploaded as a browser does; filed when it has arrived. */
export async function handOver(stage: Stage, person: string, kind: FilingKind, taskId?: string): Promise<void> {
  const { api, settle } = stage
  const title = `示例：2022年${filingKinds[kind].zh}`
  const { bytes, type } = await documentOf(stage, { person, kind, title })
  const { filing, upload: post } = await api.must(person, 'declareFiling', {
    kind,
    year: 2022,
    title,
    ...(taskId ? { taskId } : {}),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    type,
  })
  const answer = await upload(post, bytes)
  if (!answer.ok) throw new Error(`upload of ${title}: ${answer.status} ${await answer.text()}`)
  await settle()
  const { state } = await api.must(person, 'getFiling', { filingId: filing.id })
  if (state !== 'filed') throw new Error(`${title} stands at ${state}`)
}

/** Drafted from the record where the platform drafts it; a person would fill its blanks before he hands it over. */
async function documentOf(
  { api, settle }: Stage,
  { person, kind, title }: { readonly person: string; readonly kind: FilingKind; readonly title: string },
): Promise<{ bytes: Buffer; type: FilingType }> {
  if (kind === 'working-rules') {
    return { bytes: Buffer.from(`%PDF-1.4\n% ${title}\n%%EOF\n`), type: 'application/pdf' }
  }
  const { id: reportId } = await api.must(person, 'askForReport', { kind, year: 2022 })
  await settle()
  const { document } = await api.must(person, 'getReport', { reportId })
  const answer = await fetch(document ?? '')
  if (!answer.ok) throw new Error(`${title} was not drafted: ${answer.status}`)
  return { bytes: Buffer.from(await answer.arrayBuffer()), type: filingTypes[1] }
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

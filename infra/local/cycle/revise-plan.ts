import type { Plan, PlannedTask } from '../../../shared/domain/plan/plan.ts'
import { upload } from '../api-client.ts'
import { sampleDepartment } from '../seed/people.ts'
import { answerWarnings } from './answer-warnings.ts'
import { sha256 } from './sha256.ts'
import type { Stage } from './stage.ts'

const site = sampleDepartment.id
const planId = '2022'

/**
 * In May the public plan is revised: its first task says how it is inspected, a task on paper is added for the autumn. The
 * revision goes through the same hands as the plan did, and is filed again with the leading group's office.
 */
export async function revisePlan(stage: Stage): Promise<void> {
  const { api, story, travel, settle } = stage
  await travel('2022-05-16T02:00:00Z')
  const reason = '市领导小组办公室要求四季度增加一次书面核查，并写明检查方式（示例）。'
  const { revision } = await api.must('clerk', 'openRevision', { planId, reason })
  if (!revision) throw new Error('no revision was begun')
  const { headers } = await api.call('clerk', 'getPlan', { planId })
  const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
  const { title, remark } = revision
  const tasks = revisedTasks(revision.tasks)
  await api.must('clerk', 'editPlan', { planId, title, tasks, ...(remark ? { remark } : {}) }, { ifMatch })
  await answerWarnings(stage, planId)
  await api.must('clerk', 'submitPlan', { planId })
  await tellWaiting(stage)
  await api.must('approver', 'approvePlan', { planId })
  await travel('2022-05-18T02:00:00Z')
  const plan = await api.must('publisher', 'publishPlan', { planId })
  await settle()
  story.add('2 计划', `修订：${reason}第 ${plan.version} 版公示，原版与差异一并保留`, `/${site}/plans/${planId}/`)
  await fileAgain(stage, plan)
}

async function tellWaiting({ api, story }: Stage): Promise<void> {
  const { items } = await api.must('approver', 'listMyWaiting', {})
  const plan = items.find(({ kind }) => kind === 'plan-to-approve')
  if (!plan) throw new Error('the submitted revision does not wait for its approver')
  story.add(
    '2 计划',
    `审批人的待办 ${items.length} 项：${plan.zh}（${plan.about}，${plan.since} 起）`,
    '/api/me/waiting',
  )
}

function revisedTasks(tasks: readonly PlannedTask[]): PlannedTask[] {
  const [first, ...others] = tasks
  if (!first) throw new Error('the plan has no task')
  const number = Math.max(...tasks.map((task) => task.number)) + 1
  const added: PlannedTask = {
    ...first,
    number,
    name: '对会计代理记账机构年度备案情况的书面核查',
    itemIds: first.itemIds.slice(0, 1),
    rounds: 1,
    method: 'on-paper',
    window: { from: '2022-10-17', to: '2022-12-16' },
  }
  return [{ ...first, method: 'on-site' }, ...others, added]
}

/** 备案: the document's arrival closes the deadline, nothing else does. */
async function fileAgain({ api, story, travel, settle }: Stage, { version }: Plan): Promise<void> {
  await travel('2022-05-20T02:00:00Z')
  const title = `示例：${planId}年度抽查计划第${version}版备案`
  const bytes = Buffer.from(`%PDF-1.4\n% ${title}\n%%EOF\n`)
  const { upload: post } = await api.must('clerk', 'declareFiling', {
    kind: 'plan-refiling',
    year: Number(planId),
    planVersion: version,
    title,
    sha256: sha256(bytes),
    size: bytes.length,
    type: 'application/pdf',
  })
  const answer = await upload(post, bytes)
  if (!answer.ok) throw new Error(`upload of ${title}: ${answer.status} ${await answer.text()}`)
  await settle()
  const { items } = await api.must('clerk', 'listDeadlines', { year: planId })
  const refiled = items.find(({ rule }) => rule === 'plan-refiling')
  if (!refiled?.closed || refiled.closed.late) throw new Error('the revised plan is not filed in time')
  story.add('2 计划', `第 ${version} 版 5 月 20 日报领导小组办公室备案（期限 ${refiled.dueOn}）`, '/api/filings')
}

import { sampleDepartment } from '../seed/people.ts'
import { answerWarnings } from './answer-warnings.ts'
import type { Stage } from './stage.ts'

const site = sampleDepartment.id

export async function publishPlan(stage: Stage): Promise<void> {
  const { api, story, travel, settle } = stage
  await travel('2022-04-11T02:00:00Z')
  await answerWarnings(stage, '2022')
  await api.must('clerk', 'submitPlan', { planId: '2022' })
  await api.must('approver', 'approvePlan', { planId: '2022' })
  await travel('2022-04-13T02:00:00Z')
  await api.must('publisher', 'publishPlan', { planId: '2022' })
  await settle()
  story.add('2 计划', '提交、批准、公示', `/${site}/plans/2022/`)
  const { items } = await api.must('clerk', 'listDeadlines', { year: '2022' })
  story.add('2 计划', `时限：${items.map(({ dueOn }) => dueOn.slice(5)).join(' ')}`, '/api/deadlines?year=2022')
}

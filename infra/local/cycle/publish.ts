import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import { sampleDepartment } from '../seed/people.ts'
import { allInspections } from './inspect.ts'
import type { Stage } from './stage.ts'

const site = sampleDepartment.id

export async function publishResults(stage: Stage, draw: Draw): Promise<void> {
  const { api, story, settle } = stage
  const inspections = await allInspections(api, draw.id)
  let last = { path: '', dueOn: '' }
  for (const { id } of inspections) last = await api.must('publisher', 'publishResult', { inspectionId: id })
  await settle()
  story.add(
    '5 公示',
    `第 ${draw.round} 轮 ${inspections.length} 件结果已公示（期限 ${last.dueOn}）`,
    `/${site}/results/`,
  )
}

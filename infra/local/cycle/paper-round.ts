import type { Draw } from '../../../shared/domain/draw/draw-record.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { answersOf } from './checklists.ts'
import { drawRound } from './draw.ts'
import { allInspections } from './inspect.ts'
import { publishResults } from './publish.ts'
import { personOf } from './review.ts'
import type { Stage } from './stage.ts'

const step = '9 全年'

/**
 * The fourth quarter's task, which the revision of the plan added: targets send in their papers by the day of a notice, two officers
 * go through them, nobody visits anybody.
 */
export async function paperRound(stage: Stage): Promise<Draw> {
  const { travel, settle, story } = stage
  await travel('2022-11-07T01:00:00Z')
  const draw = await drawRound(stage, 1, ['示例见证庚', '示例见证辛'], { taskId: '2022-2', step })
  const inspections = await allInspections(stage.api, draw.id)
  for (const inspection of inspections) await askForPapers(stage, inspection, '2022-11-07')
  await stage.api.must('clerk', 'receiveDispatch', { dispatchId: draw.id })
  await travel('2022-11-21T02:00:00Z')
  for (const inspection of inspections) await examine(stage, inspection, '2022-11-21')
  for (const { id: inspectionId } of inspections)
    await stage.api.must('reviewer', 'reviewResult', { inspectionId, decision: 'approved' })
  await settle()
  story.add(
    step,
    `四季度书面核查：通知 ${inspections.length} 家报送资料，执法人员审查并录入，全部审核通过`,
    `/api/inspections?drawId=${draw.id}`,
  )
  await publishResults(stage, draw)
  return draw
}

async function askForPapers({ api }: Stage, { id: inspectionId, officerIds }: Inspection, on: string): Promise<void> {
  for (const officer of officerIds) await api.must(personOf(officer), 'receiveInspection', { inspectionId })
  const notice = { on, given: 'before', how: 'post', receivedBy: '示例收发室' }
  await api.must(personOf(officerIds[0]), 'giveNotice', { inspectionId, ...notice })
}

async function examine({ api }: Stage, { id: inspectionId, officerIds, itemIds }: Inspection, endedOn: string) {
  const [leader, second] = officerIds.map(personOf)
  const { headers } = await api.call(leader, 'getInspection', { inspectionId })
  const result = {
    method: 'on-paper',
    endedOn,
    items: itemIds.map((itemId) => ({
      itemId,
      code: '01',
      finding: '报送资料齐全，未发现问题',
      answers: answersOf(itemId, '01'),
    })),
    disposition: 'none',
    opinion: '无需后续处置',
    party: { position: 'agrees', signedBy: '示例负责人' },
    partyOpinion: '无异议',
  }
  const ifMatch = headers['etag']?.replaceAll('"', '') ?? ''
  await api.must(leader, 'recordResult', { inspectionId, ...result }, { ifMatch })
  await api.must(second, 'confirmResult', { inspectionId })
}

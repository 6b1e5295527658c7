import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import type { Stage } from './stage.ts'

/** Who signs in for a certificate number of the sample officers. */
export function personOf(officerId: string | undefined): string {
  return `officer-${officerId?.slice(-2)}`
}

interface Reworking {
  /** Records an inspection's result anew, in other words than the first time. */
  readonly again: (inspection: Inspection) => Promise<void>
}

/**
 * The reviewer takes what has waited longest, sends the first back with its reason for each item, sees what changed when it
 * comes again, and lets all pass.
 */
export async function reviewWithReturn(
  { api, story, settle }: Stage,
  inspections: readonly Inspection[],
  { again }: Reworking,
): Promise<void> {
  const [returned] = inspections as [Inspection]
  await settle()
  const { items: waiting } = await api.must('reviewer', 'listWaiting', { desk: 'review', limit: '200' })
  if (waiting.length !== inspections.length) throw new Error(`${waiting.length} wait for their review`)
  const itemId = returned.itemIds[0]
  await api.must('reviewer', 'reviewResult', {
    inspectionId: returned.id,
    decision: 'returned',
    items: [{ itemId, reason: '检查情况描述过于简略，请补充' }],
  })
  await again(returned)
  await api.must(personOf(returned.officerIds[1]), 'confirmResult', { inspectionId: returned.id })
  const sheet = await api.must('reviewer', 'getReview', { inspectionId: returned.id })
  const changes = sheet.changed?.fields.filter((field) => field.itemId === itemId).length ?? 0
  if (changes === 0) throw new Error('the second review does not show what changed')
  for (const { id } of inspections) {
    await api.must('reviewer', 'reviewResult', { inspectionId: id, decision: 'approved' })
  }
  story.add(
    '4 检查',
    `审核：${waiting.length} 件按待审时长排列，退回 1 件（指明事项和理由），再审时标出 ${changes} 处改动，全部通过`,
    `/api/inspections/${returned.id}/review`,
  )
}

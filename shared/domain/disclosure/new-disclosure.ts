import type { Day } from '../../kernel/days.ts'
import type { Inspection } from '../inspection/inspection.ts'
import type { Disclosure } from './disclosure.ts'
import { disclosureDue } from './disclosure-due.ts'
import type { ResultView } from './result-view.ts'
import { retentionEnds } from './retention.ts'

/** The disclosure of a result on the day on which it becomes public, with its clock and its term. */
export function newDisclosure(
  inspection: Inspection,
  view: ResultView,
  { by, today }: { readonly by: string; readonly today: Day },
): Disclosure {
  const { dueOn, provisional } = disclosureDue(view.endedOn)
  return {
    id: inspection.id,
    targetId: inspection.targetId,
    taskId: inspection.taskId,
    drawId: inspection.drawId,
    state: 'published',
    view,
    publishedOn: today,
    publishedBy: by,
    dueOn,
    ...(provisional ? { dueProvisional: provisional } : {}),
    endsOn: retentionEnds(today, inspection.targetKind),
  }
}

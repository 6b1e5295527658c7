import type { Inspection } from '../inspection/inspection.ts'
import { type JointView, jointView } from '../joint/joint-visit.ts'
import type { RecognizedResult } from '../joint/recognition.ts'
import type { Disclosure } from './disclosure.ts'
import { publicName } from './masking.ts'
import { creditLabel } from './result-view.ts'

/** An inspection as it stands on its target's page. */
export interface VisitSummary {
  readonly inspectionId: string
  readonly targetId: string
  readonly targetName: string
  readonly regionName: string
  readonly creditClass: string
  readonly taskId: string
  readonly taskName: string
  readonly drawId: string
  /** Of a joint visit; its task and draw are the initiator's. */
  readonly joint?: JointView
  readonly round: number
  readonly dispatchedAt: string
  readonly state: 'open' | 'called-off' | 'withheld' | Disclosure['state']
  readonly labels: readonly string[]
  /** Certificate numbers. */
  readonly officers: readonly string[]
  /** Of a joint visit: those of every department, in the order of the departments. */
  readonly team?: readonly string[]
  /** How often the reviewer sent the record back. */
  readonly returns: number
  readonly calledOffOn?: string
  /** Public results that stand in for the visit. */
  readonly recognized?: readonly Pick<RecognizedResult, 'department' | 'departmentName' | 'inspectionId' | 'endedOn'>[]
  readonly publishedOn?: string
}

export function visitSummary(inspection: Inspection, disclosure: Disclosure | undefined): VisitSummary {
  const labels = disclosure?.state === 'published' ? disclosure.view.items.map(({ label }) => label) : []
  return {
    inspectionId: inspection.id,
    targetId: inspection.targetId,
    targetName: publicName(inspection.targetName, inspection.targetKind),
    regionName: inspection.regionName,
    creditClass: creditLabel(inspection.creditClass),
    taskId: inspection.taskId,
    taskName: inspection.taskName,
    drawId: inspection.drawId,
    ...(inspection.joint ? { joint: jointView(inspection.joint) } : {}),
    round: inspection.round,
    dispatchedAt: inspection.dispatchedAt,
    state: disclosure ? disclosure.state : stateOf(inspection),
    labels: [...new Set(labels)],
    officers: [...inspection.officerIds],
    ...(inspection.joint ? { team: inspection.joint.departments.flatMap(({ officerIds }) => officerIds) } : {}),
    returns: inspection.reviews.filter(({ decision }) => decision === 'returned').length,
    ...(inspection.calledOff ? { calledOffOn: inspection.calledOff.on } : {}),
    ...(inspection.recognized ? { recognized: eachOnce(inspection.recognized) } : {}),
    ...(disclosure ? { publishedOn: disclosure.publishedOn } : {}),
  }
}

/** Before anything of it is public: that the law forbids it is, and nothing else of it. */
function stateOf({ calledOff, withheld }: Inspection): VisitSummary['state'] {
  if (calledOff) return 'called-off'
  return withheld ? 'withheld' : 'open'
}

/** One result may stand in for several items. */
function eachOnce(results: readonly RecognizedResult[]): NonNullable<VisitSummary['recognized']> {
  const byResult = new Map(results.map((result) => [`${result.department}/${result.inspectionId}`, result]))
  return [...byResult.values()].map(({ department, departmentName, inspectionId, endedOn }) => ({
    department,
    departmentName,
    inspectionId,
    endedOn,
  }))
}

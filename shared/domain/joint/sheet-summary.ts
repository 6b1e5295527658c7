import type { Day } from '../../kernel/days.ts'
import { type Inspection, type InspectionState, inspectionLifecycle } from '../inspection/inspection.ts'
import type { JointPart } from './joint-visit.ts'

/** How one department's sheet of a visit stands, for the others: states and days. What it found is its own to publish. */
export interface SheetSummary extends JointPart {
  /** Absent while its sheet is on its way. */
  readonly state?: InspectionState
  /** The state, and of a visit for which other results stand in that this is why it was called off. */
  readonly zh?: string
  readonly endedOn?: Day
  readonly publishedOn?: Day
}

export function sheetSummary(part: JointPart, sheet: Inspection | undefined): SheetSummary {
  if (!sheet) return part
  const { state, result, publishedOn, recognized } = sheet
  return {
    ...part,
    state,
    zh: recognized ? '结果互认，免于上门' : inspectionLifecycle.states[state],
    ...(result ? { endedOn: result.endedOn } : {}),
    ...(publishedOn ? { publishedOn } : {}),
  }
}

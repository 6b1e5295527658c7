import type { Day } from '../../kernel/days.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import type { Draw } from '../draw/draw-record.ts'
import type { Bundle } from '../draw/types.ts'
import type { Recusal, Replacement } from '../drawing/replacement-record.ts'
import type { Supplement } from '../drawing/supplement.ts'
import type { PastVersion } from '../inspection/history.ts'
import type { Inspection } from '../inspection/inspection.ts'
import type { PinnedItem } from '../inspection/review-sheet.ts'
import type { SheetSummary } from '../joint/sheet-summary.ts'
import type { Plan } from '../plan/plan.ts'
import type { Task } from '../plan/task.ts'
import type { Department } from '../registry/department.ts'
import type { Officer } from '../registry/officer.ts'

/** One department's sheet of a joint visit, and the newest dossier that it has made: by its index's SHA-256 the files of all are one. */
export interface JointSheet extends SheetSummary {
  readonly dossier?: { readonly id: string; readonly index: string }
}

/** Everything that an inspection's file is told from, as it stands. Of a joint visit, plan, task and draw are the initiator's. */
export interface DossierSources {
  readonly department: Department
  /** Path of the department that drew. */
  readonly drawnBy: string
  /** Of a joint visit: every department's sheet. */
  readonly sheets?: readonly JointSheet[] | undefined
  /** Without a word of what lies under seal. */
  readonly inspection: Inspection
  readonly versions: readonly PastVersion[]
  readonly plan?: Plan | undefined
  readonly task: Task
  readonly items: ReadonlyMap<string, PinnedItem>
  readonly draw: Draw
  readonly bundle: Bundle
  readonly supplements: readonly Supplement[]
  readonly recusals: readonly Recusal[]
  readonly replacement?: Replacement | undefined
  /** Everybody who had a hand in it, as the registry knows him. */
  readonly officers: ReadonlyMap<string, Officer>
  readonly disclosure?: Disclosure | undefined
  readonly siteUrl: string
  /** The day as of which is told what is due. */
  readonly asOf: Day
}

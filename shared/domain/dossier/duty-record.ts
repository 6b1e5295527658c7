import type { Day } from '../../kernel/days.ts'
import { afterVisit } from './duty-after-visit.ts'
import { atVisit } from './duty-at-visit.ts'
import { beforeVisit } from './duty-before-visit.ts'
import type { DutyState, DutyStep, PrescribedStep } from './duty-step.ts'
import type { DossierSources } from './sources.ts'

/** The prescribed steps in their order. Configurable: another city brings its own list. */
const prescribed: readonly PrescribedStep[] = [...beforeVisit, ...atVisit, ...afterVisit]

/** 尽职照单: what was prescribed for one officer in one inspection, and what the record shows of it. */
export interface DutyRecord {
  readonly inspectionId: string
  readonly department: string
  readonly taskName: string
  readonly round: number
  readonly targetId: string
  readonly targetName: string
  readonly officerId: string
  readonly officerName: string
  /** Whether he is on the team, or had left it. */
  readonly onTeam: boolean
  readonly asOf: Day
  readonly steps: readonly DutyStep[]
  readonly counts: { readonly [S in DutyState]: number }
  /** Whether everything that was prescribed so far is done, and in time. */
  readonly fulfilled: boolean
}

/**
 * What the inspection's sources tell of one officer's duties.
 *
 * @source facts of the field, "Accountability" (尽职照单免责、失职照单问责)
 */
export function dutyRecord(sources: DossierSources, officerId: string): DutyRecord {
  const { inspection, officers, asOf, department } = sources
  const steps = prescribed.map(({ shown, ...step }) => ({ ...step, ...shown(sources, officerId) }))
  const count = (state: DutyState) => steps.filter((each) => each.state === state).length
  const counts = {
    done: count('done'),
    late: count('late'),
    'not-done': count('not-done'),
    waiting: count('waiting'),
    'not-asked': count('not-asked'),
  }
  const { taskName, round, targetId, targetName } = inspection
  return {
    inspectionId: inspection.id,
    department: department.name,
    taskName,
    round,
    targetId,
    targetName,
    officerId,
    officerName: officers.get(officerId)?.name ?? officerId,
    onTeam: inspection.officerIds.includes(officerId),
    asOf,
    steps,
    counts,
    fulfilled: counts.late === 0 && counts['not-done'] === 0,
  }
}

/** Every officer who was ever on the team, the present ones first. */
export function officersOf({ officerIds, teamChanges = [] }: DossierSources['inspection']): string[] {
  return [...new Set([...officerIds, ...teamChanges.flatMap((change) => change.out)])]
}

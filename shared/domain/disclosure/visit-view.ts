import { type Day, dayOf } from '../../kernel/days.ts'
import type { Recusal } from '../drawing/replacement-record.ts'
import { recusalLifecycle } from '../drawing/replacement-record.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { noticeTimes } from '../inspection/notice.ts'
import { citation, type ItemContent, methods } from '../registry/item.ts'
import type { Officer } from '../registry/officer.ts'
import { maskName, publicName } from './masking.ts'
import { withheldIfPrivate } from './private-text.ts'

/** How officers are named to the party that they visit. Policy; configurable. */
const officerNames: 'masked' | 'whole' | 'none' = 'masked'

/** What the page behind a notice's code may hold: an allow-list. A field that is not named here cannot leave. */
export interface VisitView {
  readonly code: string
  readonly taskName: string
  readonly targetName: string
  readonly regionName: string
  readonly state: 'expected' | 'over' | 'called-off'
  readonly from: Day
  readonly to: Day
  /** The day on which the team means to come; only once the party has been given its notice. */
  readonly plannedFor?: Day
  readonly method: string
  readonly officers: readonly VisitOfficer[]
  /** Of a joint visit: who comes from the other departments, by certificate number. */
  readonly others: readonly { readonly department: string; readonly officers: readonly string[] }[]
  readonly changes: readonly { readonly on: Day; readonly out: readonly string[]; readonly in: readonly string[] }[]
  readonly items: readonly { readonly name: string; readonly content: string; readonly basis: readonly string[] }[]
  readonly notices: readonly { readonly given: string; readonly on: Day }[]
  /** What the party itself asked for; reasons and applicants are not repeated. */
  readonly recusals: readonly { readonly officer: string; readonly state: string; readonly on: Day }[]
  readonly calledOffOn?: Day
}

interface VisitOfficer {
  readonly certificate: string
  readonly name?: string
}

/** What the page is made from. */
export interface VisitSource {
  readonly inspection: Inspection
  /** The method that the task foresees. */
  readonly method: keyof typeof methods
  /** Contents of its items, as pinned. */
  readonly items: readonly ItemContent[]
  readonly officers: readonly Officer[]
  readonly recusals: readonly Recusal[]
}

/**
 * @param department the page's own, whose officers are named; those of a joint visit's other departments are their departments' to name
 * @source 行政处罚法 art. 43, 55; facts of the field, "Privacy"
 */
export function visitView(code: string, source: VisitSource, department: string): VisitView {
  const { inspection, items, officers, recusals, method } = source
  const { plannedFor, notices = [], teamChanges = [], calledOff, joint, window } = inspection
  const told = notices.filter(({ given }) => given !== 'not-given')
  return {
    code,
    taskName: inspection.taskName,
    targetName: publicName(inspection.targetName, inspection.targetKind),
    regionName: inspection.regionName,
    state: stateOf(inspection),
    from: window.from,
    to: window.to,
    ...(plannedFor !== undefined && told.length > 0 ? { plannedFor } : {}),
    method: methods[method],
    officers: inspection.officerIds.map((id) => named(id, officers)),
    others: (joint?.departments ?? [])
      .filter((part) => part.department !== department)
      .map(({ name, officerIds }) => ({ department: name, officers: officerIds })),
    changes: teamChanges.map((change) => ({ on: dayOf(new Date(change.at)), out: change.out, in: change.in })),
    items: items.map(({ name, content, legalBasis }) => ({
      name,
      content: withheldIfPrivate(content),
      basis: legalBasis.map(citation),
    })),
    notices: told.map(({ given, on }) => ({ given: noticeTimes[given], on })),
    recusals: recusals.filter(({ request }) => request === 'party').map(toldOf),
    ...(calledOff ? { calledOffOn: calledOff.on } : {}),
  }
}

/** Over with its first submission; what officers record before and after that changes nothing here. */
function stateOf({ state, reviews }: Inspection): VisitView['state'] {
  if (state === 'called-off') return 'called-off'
  return reviews.length === 0 && (state === 'dispatched' || state === 'recorded') ? 'expected' : 'over'
}

function named(certificate: string, officers: readonly Officer[]): VisitOfficer {
  const name = officers.find(({ id }) => id === certificate)?.name
  if (name === undefined || officerNames === 'none') return { certificate }
  return { certificate, name: officerNames === 'masked' ? maskName(name) : name }
}

function toldOf({ officerId, state, declaredAt, decidedAt }: Recusal) {
  return { officer: officerId, state: recusalLifecycle.states[state], on: dayOf(new Date(decidedAt ?? declaredAt)) }
}

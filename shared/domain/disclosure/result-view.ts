import { dayOf } from '../../kernel/days.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { closedOn } from '../inspection/closing.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { referralKinds } from '../inspection/referral.ts'
import { dispositions, resultCodes } from '../inspection/result-codes.ts'
import { type JointView, jointView } from '../joint/joint-visit.ts'
import { citation, type Item, methods } from '../registry/item.ts'
import type { Officer } from '../registry/officer.ts'
import { creditClasses } from '../registry/target.ts'
import { maskName, publicName } from './masking.ts'
import { privateMatter, requirePublic } from './private-text.ts'

/** What the public page of a result may hold: an allow-list. A field that is not named here cannot leave. */
export interface ResultView {
  readonly inspectionId: string
  readonly targetId: string
  readonly targetName: string
  readonly regionName: string
  readonly creditClass: string
  readonly taskId: string
  readonly taskName: string
  readonly round: number
  readonly drawId: string
  /** Of a joint visit: whose task and draw these are, and which departments came. */
  readonly joint?: JointView
  readonly items: readonly {
    readonly itemId: string
    readonly name: string
    /** The law by which it was inspected. */
    readonly basis: readonly string[]
    readonly code: string
    readonly label: string
    readonly finding: string
  }[]
  readonly method: string
  readonly endedOn: string
  readonly disposition: string
  readonly opinion: string
  readonly photoCount: number
  readonly photoHashes: readonly string[]
  /** Officers by certificate number and masked name. */
  readonly officers: readonly string[]
  /** How often the reviewer sent the record back, with the days; the reason unless it holds what must not be public. */
  readonly returns: readonly { readonly on: string; readonly reason?: string }[]
  readonly rectification?: { readonly dueOn: string; readonly closedOn?: string }
  readonly referrals: readonly { readonly kind: string; readonly sentOn: string }[]
  /** Day since which nothing is left to do about it (办结). */
  readonly closedOn?: string
}

/**
 * What of an inspection may be public: names of natural persons masked, officers by certificate number and masked name, no
 * word of a referral to discipline inspection.
 *
 * @throws {Refusal} `wrong-state` before there is a result; `not-disclosable` naming the field whose text looks like a phone
 *   number, an ID number or a home address
 * @source facts of the field, "Privacy"
 */
export function resultView(inspection: Inspection, items: readonly Item[], officers: readonly Officer[]): ResultView {
  const { result } = inspection
  if (!result) {
    const facts = { what: '检查', id: inspection.id, state: '尚无检查结果', move: '公示', allowed: ['录入结果'] }
    throw new Refusal('wrong-state', facts)
  }
  const photos = inspection.photos.filter(({ state, purpose }) => state === 'accepted' && purpose === undefined)
  return checked({
    inspectionId: inspection.id,
    targetId: inspection.targetId,
    targetName: publicName(inspection.targetName, inspection.targetKind),
    regionName: inspection.regionName,
    creditClass: creditLabel(inspection.creditClass),
    taskId: inspection.taskId,
    taskName: inspection.taskName,
    round: inspection.round,
    drawId: inspection.drawId,
    ...(inspection.joint ? { joint: jointView(inspection.joint) } : {}),
    items: result.items.map((each) => itemView(each, items)),
    method: methods[result.method],
    endedOn: result.endedOn,
    disposition: publicDisposition(result),
    opinion: result.opinion,
    photoCount: photos.length,
    photoHashes: photos.map(({ sha256 }) => sha256),
    officers: inspection.officerIds.map((id) => officerName(id, officers)),
    returns: returnsOf(inspection),
    ...followUpView(inspection),
  })
}

/**
 * What became of an inspection afterwards: goes on after the publication, in days and kinds alone. A referral is named once
 * its letter has left; what goes to discipline inspection is no part of the record from which this is told.
 */
export function followUpView(inspection: Inspection): Pick<ResultView, 'rectification' | 'referrals' | 'closedOn'> {
  const { rectification, referrals } = inspection
  const closed = closedOn(inspection)
  return {
    ...(rectification ? { rectification: rectificationOf(rectification) } : {}),
    referrals: referrals.flatMap(({ kind, issued, withdrawn }) =>
      issued && !withdrawn ? [{ kind: referralKinds[kind], sentOn: issued.on }] : [],
    ),
    ...(closed ? { closedOn: closed } : {}),
  }
}

/** `B` → `B 类`. */
export function creditLabel(level: string): string {
  return Object.hasOwn(creditClasses, level) ? creditClasses[level as keyof typeof creditClasses] : level
}

type InspectionResult = NonNullable<Inspection['result']>

function itemView({ itemId, code, finding }: InspectionResult['items'][number], items: readonly Item[]) {
  const item = items.find(({ id }) => id === itemId)
  return {
    itemId,
    name: item?.name ?? itemId,
    basis: (item?.legalBasis ?? []).map(citation),
    code,
    label: resultCodes[code],
    finding,
  }
}

/** A referral to discipline inspection is not public; its label would tell of it, and so would 其他 without words. */
export function publicDisposition({ disposition, dispositionText }: InspectionResult): string {
  const label = dispositions[disposition === 'discipline-referral' ? 'other' : disposition]
  return dispositionText ? `${label}：${dispositionText}` : label
}

function officerName(id: string, officers: readonly Officer[]): string {
  const officer = officers.find((each) => each.id === id)
  return officer ? `${id}（${maskName(officer.name)}）` : id
}

function returnsOf({ reviews }: Inspection): ResultView['returns'] {
  return reviews
    .filter(({ decision }) => decision === 'returned')
    .map(({ at, reason }) => ({
      on: dayOf(new Date(at)),
      ...(reason && !privateMatter(reason) ? { reason } : {}),
    }))
}

function rectificationOf({ dueOn, closedOn }: NonNullable<Inspection['rectification']>) {
  return { dueOn, ...(closedOn ? { closedOn } : {}) }
}

function checked(view: ResultView): ResultView {
  const texts: [where: string, text: string][] = [
    ['检查对象名称', view.targetName],
    ['抽查任务名称', view.taskName],
    ...view.items.map(({ name }, at): [string, string] => [`第 ${at + 1} 项事项名称`, name]),
    ...view.items.map(({ finding }, at): [string, string] => [`第 ${at + 1} 项检查情况`, finding]),
    ['处置', view.disposition],
    ['处理意见', view.opinion],
  ]
  for (const [where, text] of texts) requirePublic(where, text)
  return view
}

import type { Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Person } from '../registry/department.ts'
import { caseLifecycle, isCaseSettled } from './case-filing.ts'
import { edited, type Inspection, inspectionLifecycle } from './inspection.ts'
import { isSettled, rectificationLifecycle, rectificationState } from './rectification.ts'
import { isReferralSettled, referralKinds, referralLifecycle } from './referral.ts'
import { requireAnother, requireOutsider, requireReason, type Words } from './required.ts'
import { type Disposition, dispositions } from './result-codes.ts'
import { fileReviewer } from './review.ts'
import { type Keeper, requireKeeper } from './seal.ts'
import { isSealedSettled, type SealedFile, sealedLifecycle } from './sealed-referral.ts'

/** One thing that keeps a file open. */
export interface OpenMatter {
  readonly what: 'disposition' | 'rectification' | 'case' | 'referral' | 'sealed'
  readonly id?: string
  readonly zh: string
  readonly en: string
}

/**
 * Everything that must end before the file may be closed, in words that say what is missing.
 *
 * @param sealed its sealed file, for whoever may see it
 */
export function openMatters(inspection: Inspection, sealed?: SealedFile): OpenMatter[] {
  const { rectification, cases = [], referrals } = inspection
  const order = rectification && !isSettled(rectification) ? [rectificationState(rectification)] : []
  return [
    ...notDone(inspection, sealed),
    ...order.map((state) => ({
      what: 'rectification' as const,
      zh: `责令改正：${rectificationLifecycle.states[state]}`,
      en: `the order to rectify is ${state}`,
    })),
    ...cases
      .filter((each) => !isCaseSettled(each))
      .map(({ id, unit, state }) => ({
        what: 'case' as const,
        id,
        zh: `立案（${unit}）：${caseLifecycle.states[state]}`,
        en: `the case at ${unit} is ${state}`,
      })),
    ...referrals
      .filter((each) => !isReferralSettled(each))
      .map(({ id, kind, recipient, state }) => ({
        what: 'referral' as const,
        id,
        zh: `${referralKinds[kind]}（${recipient}）：${referralLifecycle.states[state]}`,
        en: `the referral to ${recipient} is ${state}`,
      })),
    ...(sealed?.referrals ?? [])
      .filter((each) => !isSealedSettled(each))
      .map(({ id, state }) => ({
        what: 'sealed' as const,
        id,
        zh: `移送纪检监察：${sealedLifecycle.states[state]}`,
        en: `the sealed referral is ${state}`,
      })),
  ]
}

/** What the officers proposed and the reviewer let pass, and nobody has begun. */
function notDone({ result, rectification, cases = [], referrals }: Inspection, sealed?: SealedFile): OpenMatter[] {
  if (!result) return []
  const standing = referrals.filter(({ state }) => state !== 'withdrawn')
  const begun: Partial<Record<Disposition, boolean>> = {
    'order-to-rectify': rectification !== undefined,
    'case-filing': cases.length > 0,
    'inter-agency-notice': standing.some(({ kind }) => kind === 'inter-agency'),
    'judicial-referral': standing.some(({ kind }) => kind === 'judicial'),
    'discipline-referral': (sealed?.referrals ?? []).some(({ state }) => state !== 'withdrawn'),
  }
  if (begun[result.disposition] !== false) return []
  const zh = dispositions[result.disposition]
  return [{ what: 'disposition', zh: `处置意见“${zh}”尚未办理`, en: `"${result.disposition}" has not been begun` }]
}

/**
 * The inspection closed (办结).
 *
 * @throws {Refusal} `wrong-state` before its result is public or withheld by law; `not-your-file` for whoever does not answer
 *   for it; `follow-up-open` naming all that is open
 */
export function closed(
  inspection: Inspection,
  sealed: SealedFile | undefined,
  { today, ...keeper }: Keeper & { readonly today: Day },
): Inspection {
  requireKeeper(inspection, keeper)
  const state = moved(inspectionLifecycle, inspection, 'close')
  const open = openMatters(inspection, sealed)
  if (open.length > 0) {
    const facts = {
      id: inspection.id,
      open: open.map(({ zh }) => zh),
      matters: open.map(({ what, id }) => ({ what, id })),
    }
    throw new Refusal('follow-up-open', facts, { open: open.map(({ en }) => en).join('; ') })
  }
  const closing = { by: keeper.who.id, on: today }
  return edited(inspection, { state, closings: [...(inspection.closings ?? []), closing] })
}

/** @throws {Refusal} `wrong-state`; `four-eyes`; `reason-required` */
export function reopened(
  inspection: Inspection,
  reason: string,
  { who, today }: { readonly who: Person; readonly today: Day },
): Inspection {
  const state = moved(
    inspectionLifecycle,
    inspection,
    inspection.publishedOn === undefined ? 'reopen-withheld' : 'reopen',
  )
  const words: Words = [inspectionLifecycle.moves.reopen.zh, 'reopen it']
  requireOutsider(inspection, who, words)
  requireReason(reason, words)
  const closings = inspection.closings ?? []
  const last = { ...closings.at(-1), reopened: { by: who.id, on: today, reason } } as NonNullable<(typeof closings)[0]>
  return edited(inspection, { state, closings: [...closings.slice(0, -1), last] })
}

/**
 * The inspection whose result is not made public, by law.
 *
 * @throws {Refusal} `wrong-state`; `four-eyes` for whoever inspected or reviewed; `reason-required`
 * @source 政府信息公开条例 art. 14-16
 */
export function withheld(
  inspection: Inspection,
  { basis, reason }: { readonly basis: string; readonly reason: string },
  { who, today }: { readonly who: Person; readonly today: Day },
): Inspection {
  const state = moved(inspectionLifecycle, inspection, 'withhold')
  const words: Words = [inspectionLifecycle.moves.withhold.zh, 'withhold it']
  requireOutsider(inspection, who, words)
  requireAnother(fileReviewer(inspection) ?? '', who.id, words, ['审核', 'review'])
  requireReason(basis, words)
  requireReason(reason, words)
  return edited(inspection, { state, withheld: { basis, reason, by: who.id, on: today } })
}

/** Day since which the file is closed; undefined while it is open. */
export function closedOn({ state, closings }: Inspection): Day | undefined {
  return state === 'closed' ? closings?.at(-1)?.on : undefined
}

import { addDays, type Day, dayOf } from '../../kernel/days.ts'
import type { CaseFiling } from '../inspection/case-filing.ts'
import type { Inspection } from '../inspection/inspection.ts'
import type { Referral } from '../inspection/referral.ts'
import type { Duty, Fulfilment, Obligation } from './obligation.ts'
import { countedDuty, namedDuty } from './owed.ts'
import { dutiesOfReceipts } from './receipt-duties.ts'
import { caseDays } from './rules.ts'

type Subject = Pick<Obligation, 'object' | 'about'>

/**
 * What an inspection makes the department owe as it stands. The clock of a result starts with the day on which the inspection
 * ended, as soon as that is recorded and whatever the review says; an order to rectify counts once it is approved.
 */
export function dutiesOfInspection(inspection: Inspection): Duty[] {
  const { id, taskName, round, targetName, cases = [], referrals } = inspection
  const subject = { object: id, about: `${taskName} 第${round}轮 ${targetName}` }
  return [
    ...dutiesOfReceipts(inspection),
    ...publication(inspection, subject),
    ...reviews(inspection, subject),
    ...rectification(inspection, subject),
    ...cases.flatMap((each) => dutiesOfCase(each, subject)),
    ...referrals.flatMap((each) => dutiesOfReferral(each, subject)),
  ]
}

function publication({ result, publishedOn, withheld }: Inspection, subject: Subject): Duty[] {
  if (!result) return []
  const fulfilled = on('result.published', publishedOn) ?? on('result.withheld', withheld?.on)
  return [countedDuty('result-public', result.endedOn, subject, { fulfilled })]
}

/** Each submission is a duty of its own: the second is not in time because the first was. */
function reviews({ state, confirmed, reviews: decided }: Inspection, subject: Subject): Duty[] {
  const duty = (at: number, from: string, fulfilled?: Fulfilment) =>
    countedDuty('review-decided', dayOf(new Date(from)), numbered(subject, `review-${at + 1}`), { fulfilled })
  const ended = decided.flatMap(({ submittedAt, decision, at: decidedAt }, at) => {
    if (submittedAt === undefined) return []
    const by = decision === 'approved' ? 'inspection.approved' : 'inspection.returned'
    return [duty(at, submittedAt, { on: dayOf(new Date(decidedAt)), by })]
  })
  return state === 'submitted' && confirmed ? [...ended, duty(decided.length, confirmed.at)] : ended
}

const afterApproval: readonly Inspection['state'][] = ['approved', 'published', 'withheld', 'closed']

/** Each term is a duty of its own, ended by its recheck, whatever that found. */
function rectification({ state, rectification: order, officerIds }: Inspection, subject: Subject): Duty[] {
  if (!order || !afterApproval.includes(state)) return []
  const { earlierTerms = [], rechecks = [], dueOn, closedOn } = order
  const failed = rechecks.filter(({ outcome, confirmed }) => outcome === 'failed' && confirmed)
  const terms = [...earlierTerms.map((term) => term.dueOn), dueOn]
  return terms.map((due, at) => {
    const named = { ...(at === 0 ? subject : numbered(subject, `term-${at + 1}`)), officers: officerIds }
    const passed = at === terms.length - 1 ? on('rectification.closed', closedOn) : undefined
    return namedDuty('rectification', due, named, passed ?? on('rectification.failed', failed[at]?.on))
  })
}

function dutiesOfCase(
  { id, handedOn, filingDays: workingDays, filed, declined, outcome }: CaseFiling,
  subject: Subject,
): Duty[] {
  const named = numbered(subject, id)
  const decided = on('case.filed', filed?.on) ?? on('case.declined', declined?.on)
  return [
    countedDuty('case-filed', handedOn, named, { fulfilled: decided, workingDays }),
    ...(filed
      ? [namedDuty('case-concluded', addDays(filed.on, caseDays), named, on('case.concluded', outcome?.on))]
      : []),
  ]
}

function dutiesOfReferral({ id, issued, receipt, outcome, withdrawn }: Referral, subject: Subject): Duty[] {
  if (!issued) return []
  const named = numbered(subject, id)
  const received = on('referral.received', receipt?.on) ?? on('referral.withdrawn', withdrawn?.on)
  return [
    countedDuty('referral-received', issued.on, named, { fulfilled: received, workingDays: issued.receiptDays }),
    ...(receipt
      ? [
          countedDuty('referral-concluded', receipt.on, named, {
            fulfilled: on('referral.concluded', outcome?.on),
            workingDays: receipt.outcomeDays,
          }),
        ]
      : []),
  ]
}

function numbered(subject: Subject, part: string): Subject {
  return { ...subject, object: `${subject.object}#${part}` }
}

function on(by: string, day: Day | undefined): Fulfilment | undefined {
  return day === undefined ? undefined : { on: day, by }
}

import { type Day, dayOf } from '../../kernel/days.ts'
import type { Recusal } from '../drawing/replacement-record.ts'
import type { DispatchNote } from '../inspection/dispatch-note.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { assignedOn } from '../inspection/receipt.ts'
import type { Duty, Fulfilment } from './obligation.ts'
import { countedDuty } from './owed.ts'

/**
 * That each officer who got an inspection confirms it. One duty for each: who has confirmed is not reminded of his colleague's.
 * A record of before there were receipts owes none.
 */
export function dutiesOfReceipts(inspection: Inspection): Duty[] {
  const { id, taskName, round, targetName, officerIds, teamChanges = [], visitCode } = inspection
  if (visitCode === undefined) return []
  const about = `${taskName} 第${round}轮 ${targetName}`
  const everybody = new Set([...officerIds, ...teamChanges.flatMap((change) => change.out)])
  return [...everybody].map((officer) => {
    const subject = { object: `${id}#receipt-${officer}`, about, officers: [officer] }
    return countedDuty('inspection-received', assignedOn(inspection, officer), subject, {
      fulfilled: endOf(inspection, officer),
    })
  })
}

/** He has confirmed, has left the team, or what he does shows that he has it. */
function endOf(inspection: Inspection, officer: string): Fulfilment | undefined {
  const { receipts, officerIds, teamChanges = [], calledOff, confirmed } = inspection
  const left = officerIds.includes(officer) ? undefined : teamChanges.findLast((change) => change.out.includes(officer))
  return (
    on('inspection.received', receipts?.[officer]) ??
    on('inspection.team-changed', left?.at) ??
    (calledOff && { on: calledOff.on, by: 'inspection.called-off' }) ??
    on('inspection.submitted', confirmed?.at)
  )
}

/** That the department confirms what was dispatched to it. */
export function dutiesOfDispatch({ id, taskName, round, dispatchedOn, count, received }: DispatchNote): Duty[] {
  const subject = { object: id, about: `${taskName} 第${round}轮 ${count}家` }
  const fulfilled = on('dispatch.received', received?.at)
  return [countedDuty('dispatch-received', dispatchedOn, subject, { fulfilled })]
}

/** That the head decides on a recusal; asked for again it is another duty. */
export function dutiesOfRecusal({ inspectionId, officerId, declaredAt, state, decidedAt }: Recusal): Duty[] {
  const from = dayOf(new Date(declaredAt))
  const subject = { object: `${inspectionId}#recusal-${officerId}-${from}`, about: `执法证 ${officerId}` }
  const fulfilled = state === 'declared' ? undefined : on('recusal.decided', decidedAt)
  return [countedDuty('recusal-decided', from, subject, { fulfilled })]
}

function on(by: string, at: string | undefined): Fulfilment | undefined {
  return at === undefined ? undefined : { on: dayOf(new Date(at)) satisfies Day, by }
}

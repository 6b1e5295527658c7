import { foundRecusals } from '../../shared/domain/drawing/recusal-rules.ts'
import { recusalDeclared } from '../../shared/domain/drawing/replacement-moves.ts'
import { recusalId, recusalRules } from '../../shared/domain/drawing/replacement-record.ts'
import { assignmentId } from '../../shared/domain/inspection/dispatch.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import type { Officer } from '../../shared/domain/registry/officer.ts'
import { isRefusal } from '../../shared/kernel/refusal.ts'
import { homeOf } from '../acts/home-of.ts'
import type { Subscriber } from '../events/subscriber.ts'

type Finding = Parameters<Subscriber<'findRecusals'>>[0]

/**
 * Declares what a rule finds, for the head to decide: of a team when it is dispatched or changes, of an officer when the registry
 * says something new of him. Each is declared once for ever: what the head has decided, or somebody has declared, is not
 * declared again. Heard twice, it finds it there.
 */
export const findRecusals: Subscriber<'findRecusals'> = async (context) => {
  const { event, stores } = context
  const [kind, id] = [event.object.split('/')[0], event.object.slice(event.object.indexOf('/') + 1)]
  if (kind === 'inspections') return ofTeam(context, (await stores.inspections.get(id)).record)
  if (event.payload['kind'] !== 'officers') return
  if (kind === 'officers') {
    const officer = await stores.officers.find(id)
    return officer && ofOfficer(context, officer.record)
  }
  for await (const { record } of stores.officers.all()) await ofOfficer(context, record)
}

async function ofOfficer(context: Finding, officer: Officer): Promise<void> {
  if (officer.recusals.length === 0) return
  for await (const { record: row } of context.stores.assignments.all(assignmentId(officer.id, ''))) {
    if (row.calledOff) continue
    const read = await context.stores.inspections.find(row.inspectionId)
    if (read && officer.recusals.includes(read.record.targetId)) await ofTeam(context, read.record)
  }
}

/** One that has begun is past being matched anew: its officers are held against the registry whenever they act. */
async function ofTeam(context: Finding, inspection: Inspection): Promise<void> {
  if (inspection.state !== 'dispatched' || inspection.photos.length > 0) return
  const { stores } = context
  const officers = await Promise.all(inspection.officerIds.map((id) => stores.officers.find(id)))
  const target = await homeOf(context, inspection).stores.targets.find(inspection.targetId)
  const records = officers.flatMap((read) => (read ? [read.record] : []))
  for (const found of foundRecusals(inspection, records, target?.record)) await declare(context, inspection, found)
}

async function declare(
  { stores, commit, now }: Finding,
  inspection: Inspection,
  { officerId, rule, reason = recusalRules[rule].zh }: ReturnType<typeof foundRecusals>[number],
): Promise<void> {
  const id = recusalId(inspection.id, officerId)
  if (await stores.recusals.find(id)) return
  const said = { officerId, request: 'rule', rule, reason, before: undefined } as const
  const recusal = recusalDeclared(inspection, said, { by: 'system', at: now.toISOString() })
  try {
    await commit(`recusal ${id}`, [stores.recusals.create(recusal)], {
      type: 'recusal.declared',
      object: `inspections/${inspection.id}`,
      payload: { inspection: inspection.id, draw: inspection.drawId, officer: officerId, request: 'rule', rule },
    })
  } catch (error) {
    // Somebody declared it in that moment: it is on record, which is all that was wanted.
    if (!isRefusal(error) || error.code !== 'already-exists') throw error
  }
}

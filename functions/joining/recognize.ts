import type { Routes } from '../../shared/contract/routes.ts'
import { requireOnTeam } from '../../shared/domain/inspection/acting-officer.ts'
import { assignmentId } from '../../shared/domain/inspection/dispatch.ts'
import type { Inspection } from '../../shared/domain/inspection/inspection.ts'
import { seesOwnOnly } from '../../shared/domain/inspection/visible-to.ts'
import type { Recognition } from '../../shared/domain/joint/recognition.ts'
import {
  covering,
  isResult,
  judged,
  recognitionAsked,
  recognitionDecided,
  spared,
} from '../../shared/domain/joint/recognize.ts'
import type { Person } from '../../shared/domain/registry/department.ts'
import { inspectionEvent } from '../acts/acting.ts'
import { answer, type Context, decided, type UseCase } from '../http/use-case.ts'
import type { Versioned } from '../stores/record-store.ts'
import { namedItems, readSource, sourcesOf } from './recognizable-results.ts'

export const listRecognizable: UseCase<'listRecognizable'> = async (context) => {
  const { input, stores, department, today, who } = context
  const { record: inspection } = await stores.inspections.get(input.inspectionId)
  requireOwn(inspection, who)
  const items = await namedItems(stores.items, inspection.itemIds)
  const sources = await sourcesOf(context, inspection)
  const found = sources.flatMap((source) =>
    items.map((item) => judged(source, item, { inspection, department, today })).filter(isResult),
  )
  return answer({ items: found.sort((a, b) => (a.endedOn < b.endedOn ? 1 : -1)) })
}

/** Nothing of the inspection changes: the officers go on until it is decided. */
export const askRecognition: UseCase<'askRecognition'> = async (context) => {
  const { input, stores, department, today, who } = context
  const { record: inspection } = await stores.inspections.get(input.inspectionId)
  requireOwn(inspection, who)
  const results = await coveringNow(context, inspection, input.results)
  const read = await stores.recognitions.find(inspection.id)
  const asking = { results, reason: input.reason, before: read?.record }
  const recognition = recognitionAsked(inspection, asking, { by: who.id, on: today })
  return decided(
    recognition,
    [read ? stores.recognitions.replace(read, recognition) : stores.recognitions.create(recognition)],
    {
      type: 'recognition.asked',
      object: `inspections/${inspection.id}`,
      payload: { inspection: inspection.id, department, results: results.map(sourceName) },
    },
    { status: 201 },
  )
}

export const getRecognition: UseCase<'getRecognition'> = async ({ input, stores, who }) => {
  const { record: inspection } = await stores.inspections.get(input.inspectionId)
  requireOwn(inspection, who)
  const { record, version } = await stores.recognitions.get(input.inspectionId)
  return answer(record, { version })
}

/**
 * Approved, the results are looked at once more: one may have been withdrawn, or grown too old. Inspection, recognition and the
 * officers' lists change in one transaction; an officer who begins at this very moment makes one of the two fail.
 */
export const decideRecognition: UseCase<'decideRecognition'> = async (context) => {
  const { input, stores, today, who } = context
  const inspection = await stores.inspections.get(input.inspectionId)
  const read = await stores.recognitions.get(input.inspectionId)
  const approved = input.decision === 'approved'
  const deed = { by: who.id, on: today }
  const recognition = recognitionDecided(read.record, { approved, remark: input.remark }, deed)
  if (!approved) {
    return decided(recognition, [stores.recognitions.replace(read, recognition)], {
      type: 'recognition.rejected',
      object: `inspections/${recognition.id}`,
      payload: { inspection: recognition.id },
    })
  }
  await coveringNow(context, inspection.record, recognition.results)
  return spare(context, inspection, { read, recognition })
}

async function spare(
  { stores, today }: Context<Routes['decideRecognition']>,
  inspection: Versioned<Inspection>,
  { read, recognition }: { read: Versioned<Recognition>; recognition: Recognition },
) {
  const next = spared(inspection.record, recognition, today)
  const rows = await Promise.all(next.officerIds.map((id) => stores.assignments.find(assignmentId(id, next.id))))
  const marks = rows.flatMap((row) =>
    row ? [stores.assignments.replace(row, { ...row.record, calledOff: today })] : [],
  )
  const writes = [
    stores.inspections.replace(inspection, next),
    stores.recognitions.replace(read, recognition),
    ...marks,
  ]
  const payload = { on: today, recognized: recognition.results.map(sourceName) }
  return decided(recognition, writes, inspectionEvent('inspection.called-off', next, payload))
}

type Recognizing = Context<Routes['askRecognition']> | Context<Routes['decideRecognition']>

async function coveringNow(
  context: Recognizing,
  inspection: Inspection,
  named: readonly { itemId: string; department: string; inspectionId: string }[],
) {
  const items = await namedItems(context.stores.items, inspection.itemIds)
  const sources = await Promise.all(
    named.map(async ({ itemId, ...source }) => ({ itemId, ...(await readSource(context, source)) })),
  )
  return covering(items, sources, { inspection, department: context.department, today: context.today })
}

function sourceName({ department, inspectionId }: { department: string; inspectionId: string }): string {
  return `${department}/${inspectionId}`
}

function requireOwn(inspection: Inspection, who: Person): void {
  if (seesOwnOnly(who)) requireOnTeam(inspection, who.officerId)
}

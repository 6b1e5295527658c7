import { createHash } from 'node:crypto'
import { pageKey } from '../../shared/contract/site-paths.ts'
import type { Disclosure } from '../../shared/domain/disclosure/disclosure.ts'
import { disclosureDue } from '../../shared/domain/disclosure/disclosure-due.ts'
import { resultView } from '../../shared/domain/disclosure/result-view.ts'
import { inspectionLifecycle } from '../../shared/domain/inspection/inspection.ts'
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { namedRecords } from './named-records.ts'

/**
 * Record first, page second: the inspection's new state and the disclosure with its frozen view are one transaction, and the
 * stream writes the pages. A crash in between leaves a page that the event, delivered again, writes; never a page that no
 * record supports. Two publications at once: the inspection's version lets one through.
 */
export const publishResult: UseCase<'publishResult'> = async ({ input, stores, who, today, department }) => {
  const read = await stores.inspections.get(input.inspectionId)
  const { record } = read
  const state = moved(inspectionLifecycle, record, 'publish')
  const items = await namedRecords(stores.items, record.itemIds)
  const officers = await namedRecords(stores.officers, record.officerIds)
  const view = resultView(record, items, officers)
  const dueOn = disclosureDue(view.endedOn)
  const disclosure: Disclosure = {
    id: record.id,
    targetId: record.targetId,
    taskId: record.taskId,
    drawId: record.drawId,
    state: 'published',
    view,
    publishedOn: today,
    publishedBy: who.id,
    dueOn,
  }
  const inspection = { ...record, state, publishedOn: today }
  const path = pageKey('result', { department, id: record.id })
  const viewDigest = createHash('sha256').update(canonicalJson(view)).digest('hex')
  return decided(
    { path, publishedOn: today, dueOn },
    [stores.inspections.replace(read, inspection), stores.disclosures.create(disclosure)],
    {
      type: 'result.published',
      object: `inspections/${record.id}`,
      payload: { inspection: record.id, on: today, dueOn, viewDigest },
    },
  )
}

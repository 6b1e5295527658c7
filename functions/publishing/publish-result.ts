import { pageKey } from '../../shared/contract/site-paths.ts'
import { newDisclosure } from '../../shared/domain/disclosure/new-disclosure.ts'
import { viewDigest } from '../../shared/domain/disclosure/view-digest.ts'
import { inspectionLifecycle } from '../../shared/domain/inspection/inspection.ts'
import { moved } from '../../shared/kernel/lifecycle.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { disclosedView } from './disclosed-view.ts'

/**
 * Record first, page second: the inspection's new state and the disclosure with its frozen view are one transaction, and the
 * stream writes the pages. A crash in between leaves a page that the event, delivered again, writes; never a page that no
 * record supports. Two publications at once: the inspection's version lets one through.
 */
export const publishResult: UseCase<'publishResult'> = async ({ input, stores, who, today, department }) => {
  const read = await stores.inspections.get(input.inspectionId)
  const { record } = read
  const state = moved(inspectionLifecycle, record, 'publish')
  const view = await disclosedView(record, stores)
  const disclosure = newDisclosure(record, view, { by: who.id, today })
  const { dueOn } = disclosure
  const inspection = { ...record, state, publishedOn: today }
  const path = pageKey('result', { department, id: record.id })
  return decided(
    { path, publishedOn: today, dueOn },
    [stores.inspections.replace(read, inspection), stores.disclosures.create(disclosure)],
    {
      type: 'result.published',
      object: `inspections/${record.id}`,
      payload: { inspection: record.id, on: today, dueOn, viewDigest: viewDigest(view) },
    },
  )
}

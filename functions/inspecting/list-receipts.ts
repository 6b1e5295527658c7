import { inspectionId } from '../../shared/domain/inspection/dispatch.ts'
import { receiptStates } from '../../shared/domain/inspection/receipt.ts'
import { receiptDue } from '../../shared/domain/inspection/receipt-due.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** By the draw's inspections; what was called off waits for nobody. */
export const listReceipts: UseCase<'listReceipts'> = async ({ input: { dispatchId, ...paging }, stores, today }) => {
  const { id: drawId } = (await stores.dispatches.get(dispatchId)).record
  const { items, next } = await stores.inspections.list({ ...paging, prefix: inspectionId(drawId, '') })
  const shown = items
    // One draw's id may begin another's.
    .filter((inspection) => inspection.drawId === drawId && inspection.state !== 'called-off')
    .map((inspection) => ({
      inspectionId: inspection.id,
      targetName: inspection.targetName,
      receipts: receiptStates(inspection, receiptDue, today),
    }))
  return answer({ items: shown, ...(next ? { next } : {}) })
}

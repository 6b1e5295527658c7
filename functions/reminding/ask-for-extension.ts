import { type Extension, type ExtensionTerms, requireExtensible } from '../../shared/domain/clock/extension.ts'
import { isDay } from '../../shared/kernel/days.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** Changes nothing by itself: the deadline stands until somebody else grants it. */
export const askForExtension: UseCase<'askForExtension'> = async ({ input, stores, who, today, newId }) => {
  const { obligationId, kind, from, until, reason } = input
  const found = isDay(obligationId.slice(0, 10)) ? await stores.obligations.find(obligationId) : undefined
  if (!found) throw new Refusal('not-found', { what: '时限事项', id: obligationId }, { what: 'obligation' })
  if (found.record.rule === 'rectification') throw new Refusal('extend-the-order', { id: found.record.object })
  const terms: ExtensionTerms = { kind, ...(from === undefined ? {} : { from }), until }
  requireExtensible(found.record, terms, today)
  const extension: Extension = {
    id: newId(),
    obligationId,
    terms,
    reason,
    state: 'asked',
    askedBy: who.id,
    askedOn: today,
  }
  return decided(
    extension,
    [stores.extensions.create(extension), stores.obligations.unchanged(found)],
    { type: 'extension.asked', object: `extensions/${extension.id}`, payload: { obligationId, ...terms, reason } },
    { status: 201, version: 1 },
  )
}

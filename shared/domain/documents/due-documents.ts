import { Refusal } from '../../kernel/refusal.ts'
import type { Inspection } from '../inspection/inspection.ts'
import { orderOf } from './before-visit.ts'
import { type DocumentKind, documentKinds } from './official-document.ts'

/**
 * @throws {Refusal} `document-not-due` for an order, or the record of its recheck, where nothing was ordered, and for any form of a
 *   visit that was called off
 */
export function requireDue(kind: DocumentKind, inspection: Inspection): void {
  const why = whyNot(kind, inspection)
  if (!why) return
  const { zh, en } = documentKinds[kind]
  throw new Refusal('document-not-due', { document: `《${zh}》`, why: why[0] }, { document: en, why: why[1] })
}

function whyNot(kind: DocumentKind, inspection: Inspection): readonly [zh: string, en: string] | undefined {
  if (inspection.state === 'called-off') return ['本次检查已取消', 'this inspection was called off']
  if (kind === 'order-to-rectify' && !orderOf({ inspection })) {
    return ['本次检查没有作出责令改正', 'no order to rectify was made in this inspection']
  }
  if (kind === 'recheck-record' && !inspection.rectification) {
    return [
      '责令改正尚未经审核生效，没有可复查的事项',
      'no order to rectify has been approved, so there is nothing to recheck',
    ]
  }
  return undefined
}

import { addMonths, chineseDay, type Day } from '../../kernel/days.ts'
import { moved } from '../../kernel/lifecycle.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Disclosure } from '../disclosure/disclosure.ts'
import { requireNotBegun } from '../drawing/replacement-moves.ts'
import { edited, type Inspection, inspectionLifecycle } from '../inspection/inspection.ts'
import {
  type Recognition,
  type RecognitionPolicy,
  type RecognizedResult,
  recognitionLifecycle,
  recognitionPolicy,
} from './recognition.ts'

/** An item that is to be spared. */
export interface SparedItem {
  readonly id: string
  readonly name: string
}

/** A department's disclosure that might stand in; absent: there is none of that id. */
export interface Source {
  readonly department: string
  readonly departmentName: string
  readonly inspectionId: string
  readonly disclosure: Disclosure | undefined
}

interface Asked {
  readonly inspection: Inspection
  /** The department of the inspection. */
  readonly department: string
  readonly today: Day
  readonly policy?: RecognitionPolicy
}

interface Words {
  readonly zh: string
  readonly en: string
}

/**
 * Whether a result can stand in for an item: public now, of the same target and the same item, and recent. An item is the same
 * in one's own department by its id, in another's by its name.
 *
 * @returns why not, or the result
 */
export function judged(source: Source, item: SparedItem, asked: Asked): RecognizedResult | Words {
  const { disclosure, department, departmentName, inspectionId } = source
  const { inspection, today, policy = recognitionPolicy } = asked
  if (disclosure?.state !== 'published') {
    return { zh: '该结果不存在或未在公示', en: 'there is no such result, or it is not public' }
  }
  if (inspectionId === inspection.id) return { zh: '不能互认本次检查自身', en: 'it is this very visit' }
  const { view, publishedOn } = disclosure
  if (view.targetId !== inspection.targetId) return { zh: '检查对象不同', en: 'it is about another target' }
  const found = view.items.find((each) =>
    department === asked.department ? each.itemId === item.id : each.name === item.name,
  )
  if (!found) return { zh: `没有检查“${item.name}”`, en: `it does not cover item ${item.id}` }
  const last = addMonths(view.endedOn, policy.months)
  if (last < today) {
    return {
      zh: `检查于${chineseDay(view.endedOn)}结束，已超过 ${policy.months} 个月`,
      en: `it ended on ${view.endedOn}, more than ${policy.months} months ago`,
    }
  }
  const { label } = found
  const { endedOn } = view
  return { itemId: item.id, itemName: item.name, department, departmentName, inspectionId, label, endedOn, publishedOn }
}

export function isResult(judgement: RecognizedResult | Words): judgement is RecognizedResult {
  return 'inspectionId' in judgement
}

/** What a person names: for each item the result that is to stand in. */
export interface NamedSource extends Source {
  readonly itemId: string
}

/**
 * The results that cover every item of the inspection, each once.
 *
 * @throws {Refusal} `item-not-in-inspection`, `id-repeated`; `not-recognizable` naming the result and why; `result-incomplete`
 *   naming the items that nothing covers
 */
export function covering(
  items: readonly SparedItem[],
  named: readonly NamedSource[],
  asked: Asked,
): readonly RecognizedResult[] {
  const results = named.map((source, at) => {
    const item = items.find(({ id }) => id === source.itemId)
    if (!item) {
      const { id, itemIds } = asked.inspection
      throw new Refusal('item-not-in-inspection', { item: source.itemId, id, items: itemIds })
    }
    if (named.findIndex(({ itemId }) => itemId === source.itemId) !== at) {
      throw new Refusal('id-repeated', { id: source.itemId })
    }
    const judgement = judged(source, item, asked)
    if (isResult(judgement)) return judgement
    const { zh, en } = judgement
    throw new Refusal('not-recognizable', { source: source.inspectionId, why: zh }, { why: en })
  })
  const bare = items.filter(({ id }) => !results.some(({ itemId }) => itemId === id))
  if (bare.length > 0) {
    const missing = bare.map(({ name }) => `事项“${name}”没有可互认的结果`)
    throw new Refusal('result-incomplete', { missing }, { missing: bare.map(({ id }) => id).join(', ') })
  }
  return results
}

/** @throws {Refusal} as `requireNotBegun`; `wrong-state` when one waits or was approved */
export function recognitionAsked(
  inspection: Inspection,
  { results, reason, before }: { results: Recognition['results']; reason: string; before: Recognition | undefined },
  { by, on }: { readonly by: string; readonly on: Day },
): Recognition {
  requireNotBegun(inspection)
  if (before) moved(recognitionLifecycle, before, 'ask')
  const { id, targetId } = inspection
  return { id, targetId, results, reason, state: 'asked', askedBy: by, askedOn: on }
}

/** @throws {Refusal} `wrong-state`; `four-eyes` for whoever asked */
export function recognitionDecided(
  recognition: Recognition,
  { approved, remark }: { approved: boolean; remark: string },
  { by, on }: { readonly by: string; readonly on: Day },
): Recognition {
  const move = approved ? 'approve' : 'reject'
  const state = moved(recognitionLifecycle, recognition, move)
  if (recognition.askedBy === by) {
    throw new Refusal('four-eyes', { move: recognitionLifecycle.moves[move].zh, did: '申请互认' })
  }
  return { ...recognition, state, decidedBy: by, decidedOn: on, decision: remark }
}

/** The inspection that nobody has to make any more. @throws {Refusal} as `requireNotBegun` */
export function spared(inspection: Inspection, { results, reason }: Recognition, on: Day): Inspection {
  requireNotBegun(inspection)
  const state = moved(inspectionLifecycle, inspection, 'recognize')
  return edited(inspection, { state, calledOff: { on, reason }, recognized: results })
}

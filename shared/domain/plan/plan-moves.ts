import { Refusal } from '../../kernel/refusal.ts'
import type { Doing } from './doing.ts'
import { type PlanFacts, type PlanFinding, planFindings } from './findings.ts'
import type { Plan, PlanVersion } from './plan.ts'
import { planLifecycle } from './plan-lifecycle.ts'
import type { PlanPolicy } from './plan-policy.ts'
import { requireRoom } from './plan-size.ts'
import { worked } from './plan-work.ts'
import { standingAnswers, unanswered } from './warning-answers.ts'

/** @throws {Refusal} `wrong-state` unless it is a draft; `record-too-large` */
export function edited(plan: Plan, change: Pick<Plan, 'title' | 'tasks' | 'remark'>, by: string): Plan {
  const { remark, ...rest } = change
  const next = worked(plan, 'edit', ({ remark: _, ...work }) => ({
    ...work,
    ...rest,
    ...(remark === undefined ? {} : { remark }),
    editedBy: [...new Set([...(work.editedBy ?? []), by])],
  }))
  requireRoom(change)
  return next
}

/**
 * Of the answers those stay whose warning stands as it was answered.
 *
 * @throws {Refusal} `wrong-state`; `plan-has-errors` and `warnings-unanswered`, naming each rule, with the findings as a field
 */
export function submitted(
  plan: Plan,
  { facts, policy }: { readonly facts: PlanFacts; readonly policy?: PlanPolicy },
  { by, on }: Doing,
): Plan {
  return worked(plan, 'submit', (work) => {
    const findings = planFindings(facts, policy)
    const errors = findings.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw blocked('plan-has-errors', errors)
    const open = unanswered(findings, work.answers)
    if (open.length > 0) throw blocked('warnings-unanswered', open)
    const answers = standingAnswers(findings, work.answers)
    const { answers: _, ...rest } = work
    return { ...rest, ...(answers.length > 0 ? { answers } : {}), submittedBy: by, submittedOn: on }
  })
}

/** Sentences that a refusal says in full; the findings beside it are all. */
const SAID = 5

function blocked(code: 'plan-has-errors' | 'warnings-unanswered', findings: readonly PlanFinding[]): Refusal {
  const sentences = (by: 'zh' | 'en', joint: string) =>
    findings
      .slice(0, SAID)
      .map((finding) => finding[by].replace(/[。.]$/, ''))
      .join(joint) + (findings.length > SAID ? '…' : '')
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  const facts = { count: findings.length, rules, findings, said: sentences('zh', '；') }
  return new Refusal(code, facts, { said: sentences('en', '; ') })
}

/**
 * A draft again; who returned it and why stays on it. What was approved can be returned too: an item may have been retired,
 * or a task drawn, before it became public.
 *
 * @throws {Refusal} `wrong-state`
 */
export function returned(plan: Plan, reason: string, { by, on }: Doing): Plan {
  return worked(plan, 'return', ({ approvedBy: _, approvedOn: __, ...work }) => ({
    ...work,
    returned: { by, on, reason },
  }))
}

/** @throws {Refusal} `wrong-state`; `four-eyes` for anybody who wrote, answered for or submitted it */
export function approved(plan: Plan, { by, on }: Doing): Plan {
  return worked(plan, 'approve', (work) => {
    const did = handIn(work, by)
    if (did !== undefined) {
      throw new Refusal(
        'four-eyes',
        { move: planLifecycle.moves.approve.zh, did: did.zh },
        { move: 'approve', did: did.en },
      )
    }
    return { ...work, approvedBy: by, approvedOn: on }
  })
}

function handIn(work: PlanVersion, by: string): { zh: string; en: string } | undefined {
  const { submit, edit, answer } = planLifecycle.moves
  if (work.submittedBy === by) return { zh: submit.zh, en: 'submit' }
  if (work.draftedBy === by) return { zh: '起草', en: 'draft' }
  if (work.editedBy?.includes(by)) return { zh: edit.zh, en: 'edit' }
  return work.answers?.some((each) => each.by === by) ? { zh: answer.zh, en: 'answer' } : undefined
}

/** @throws {Refusal} `item-not-published` @source 国办发〔2024〕54号: items not published must not be inspected */
export function requirePublishedItems({ tasks }: Pick<PlanVersion, 'tasks'>, items: PlanFacts['items']): void {
  for (const id of tasks.flatMap(({ itemIds }) => itemIds)) {
    if (items.get(id)?.state !== 'published') throw new Refusal('item-not-published', { id })
  }
}

/** The first version becomes public. @throws {Refusal} `wrong-state`; `item-not-published` for an item retired since */
export function published(plan: Plan, items: PlanFacts['items'], { by, on }: Doing): Plan {
  return worked(plan, 'publish', (work) => {
    requirePublishedItems(work, items)
    return { ...work, publishedBy: by, publishedOn: on }
  })
}

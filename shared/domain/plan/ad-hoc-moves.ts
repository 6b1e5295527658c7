import { Refusal } from '../../kernel/refusal.ts'
import type { AdHoc, AdHocWords } from './ad-hoc.ts'
import type { DocNumber } from './doc-number.ts'
import type { Doing } from './doing.ts'
import type { PlanFinding } from './plan-finding.ts'
import type { Task } from './task.ts'
import { taskLifecycle, taskMoved } from './task-lifecycle.ts'
import { type TaskPolicy, termsUnder, usesClasses } from './task-policy.ts'
import { unanswered } from './warning-answers.ts'

/** What a draft takes from the department beside its clerk's words. */
export interface DraftFacts {
  readonly id: string
  readonly number: number
  /** 发起部门 by name. */
  readonly initiator: string
  readonly policy: TaskPolicy
  readonly policyVersion: number
}

/** A new ad-hoc task; what its words leave open is filled in from the policy in force, so that the approver sees all of it. */
export function draftedTask(words: AdHocWords, facts: DraftFacts, { by, on }: Doing): Task {
  const adHoc = { ...words.adHoc, draftedBy: by, draftedOn: on }
  return { ...saidUnder(words, facts), id: facts.id, number: facts.number, state: 'draft', adHoc }
}

/** @throws {Refusal} `task-planned`; `wrong-state` unless it is a draft */
export function editedTask(
  task: Task,
  words: AdHocWords,
  facts: Omit<DraftFacts, 'id' | 'number'>,
  { by }: Pick<Doing, 'by'>,
): Task {
  const adHoc = requireAdHoc(task, 'edit')
  const state = taskMoved(task, 'edit')
  const editedBy = [...new Set([...(adHoc.editedBy ?? []), by])]
  const { id, number } = task
  return { ...saidUnder(words, facts), id, number, state, adHoc: { ...adHoc, ...words.adHoc, editedBy } }
}

function saidUnder(
  { adHoc: _, ...words }: AdHocWords,
  { initiator, policy, policyVersion }: Omit<DraftFacts, 'id' | 'number'>,
): Omit<Task, 'id' | 'number' | 'state' | 'adHoc'> {
  const terms = termsUnder(policy, words)
  return { ...words, ...terms, initiator, policyVersion, usesClasses: usesClasses(terms.ratios) }
}

export interface WrittenAnswer {
  readonly finding: string
  readonly answer: string
}

/**
 * @param given what the clerk writes to the warnings, each named by its finding's id
 * @throws {Refusal} `task-planned`; `wrong-state`; `task-has-errors` with every error and every warning that is not answered
 */
export function submittedTask(
  task: Task,
  { findings, given }: { readonly findings: readonly PlanFinding[]; readonly given: readonly WrittenAnswer[] },
  { by, on }: Doing,
): Task {
  const { answers: _, ...adHoc } = requireAdHoc(task, 'submit')
  const state = taskMoved(task, 'submit')
  const answers = given.flatMap(({ finding, answer }) => {
    const warning = findings.find(({ id, severity }) => id === finding && severity === 'warning')
    return warning ? [{ finding, zh: warning.zh, answer, by, on }] : []
  })
  const open = [...findings.filter(({ severity }) => severity === 'error'), ...unanswered(findings, answers)]
  if (open.length > 0) {
    const said = (language: 'zh' | 'en') => open.map((finding) => finding[language].replace(/[。.]$/u, '')).join('；')
    throw new Refusal('task-has-errors', { count: open.length, what: said('zh'), findings: open }, { what: said('en') })
  }
  const written = answers.length > 0 ? { answers } : {}
  return { ...task, state, adHoc: { ...adHoc, ...written, submittedBy: by, submittedOn: on } }
}

/** A draft again; who returned it and why stays on it. @throws {Refusal} `task-planned`; `wrong-state` */
export function returnedTask(task: Task, reason: string, { by, on }: Doing): Task {
  const adHoc = requireAdHoc(task, 'return')
  return { ...task, state: taskMoved(task, 'return'), adHoc: { ...adHoc, returned: { by, on, reason } } }
}

/**
 * The task comes into being: it has its number and the editions of its items from now on.
 *
 * @throws {Refusal} `task-planned`; `wrong-state`; `four-eyes` for whoever drafted, edited or submitted it
 */
export function approvedTask(
  task: Task,
  fixed: { readonly docNumber: DocNumber } & Pick<Task, 'itemVersions' | 'cooperating'>,
  { by, on }: Doing,
): Task {
  const adHoc = requireAdHoc(task, 'approve')
  const state = taskMoved(task, 'approve')
  const did = handIn(adHoc, by)
  if (did) {
    throw new Refusal(
      'four-eyes',
      { move: taskLifecycle.moves.approve.zh, did: did.zh },
      { move: 'approve', did: did.en },
    )
  }
  return { ...task, ...fixed, state, adHoc: { ...adHoc, approvedBy: by, approvedOn: on } }
}

function handIn({ draftedBy, editedBy = [], submittedBy }: AdHoc, by: string): { zh: string; en: string } | undefined {
  if (submittedBy === by) return { zh: taskLifecycle.moves.submit.zh, en: 'submit' }
  if (draftedBy === by) return { zh: '起草', en: 'draft' }
  return editedBy.includes(by) ? { zh: taskLifecycle.moves.edit.zh, en: 'edit' } : undefined
}

/**
 * The task dropped before anything was drawn; it keeps its number, if it has one.
 *
 * @throws {Refusal} `task-planned`; `wrong-state`; `task-begun` when a round is frozen or drawn; `task-merged` when others'
 *   tasks became part of it
 */
export function withdrawnTask(task: Task, reason: string, { by, on }: Doing): Task {
  requireAdHoc(task, 'withdraw')
  const state = taskMoved(task, 'withdraw')
  const begun = (task.progress ?? []).find(({ open, executed }) => (open ?? executed) !== undefined)
  if (begun) {
    throw new Refusal('task-begun', { id: task.id, round: begun.round, draw: begun.open ?? begun.executed })
  }
  if (task.mergedFrom) {
    const sides = task.mergedFrom.map(({ name, taskName }) => `${name}“${taskName}”`)
    throw new Refusal('task-merged', { task: task.name, sides }, { sides: task.mergedFrom.map(({ taskId }) => taskId) })
  }
  return { ...task, state, withdrawn: { on, by, reason } }
}

function requireAdHoc({ id, planId, adHoc }: Task, move: keyof typeof taskLifecycle.moves): AdHoc {
  if (adHoc) return adHoc
  throw new Refusal('task-planned', { id, plan: planId, move: taskLifecycle.moves[move].zh }, { move })
}

import { requirePublic } from '../../shared/domain/disclosure/private-text.ts'
import type { AdHocWords } from '../../shared/domain/plan/ad-hoc.ts'
import { adHocId } from '../../shared/domain/plan/ad-hoc.ts'
import { type DraftFacts, draftedTask, editedTask } from '../../shared/domain/plan/ad-hoc-moves.ts'
import { requireSeats } from '../../shared/domain/plan/policy-findings.ts'
import type { TaskPolicy } from '../../shared/domain/plan/task-policy.ts'
import type { Department } from '../../shared/domain/registry/department.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { readPolicy } from '../acts/read-policy.ts'
import { takeNext } from '../acts/take-number.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { changedTask } from './changed-task.ts'

/** The draft's own number comes in the same transaction; two drafts at once take two. */
export const draftTask: UseCase<'draftTask'> = async ({ input, stores, department, who, today }) => {
  requireWords(input)
  const year = yearOf(today)
  const { serial, write } = await takeNext(stores.counters, 'drafts', year)
  const facts = await factsOf(stores, department)
  const id = adHocId(year, serial)
  const task = draftedTask(input, { ...facts, id, number: serial }, { by: who.id, on: today })
  return decided(
    task,
    [stores.tasks.create(task), write],
    { type: 'task.drafted', object: `tasks/${id}`, payload: { task: id, name: task.name, kind: input.adHoc.kind } },
    { status: 201, version: 1 },
  )
}

/** What is left open is filled in anew from the policy that holds now. */
export const editTask: UseCase<'editTask'> = async (context) => {
  const { input, stores, department, who, ifMatch } = context
  const { taskId, ...words } = input
  const read = await stores.tasks.get(taskId)
  requireWords(words)
  if (read.version !== ifMatch) {
    throw new Refusal(
      'changed-meanwhile',
      { what: '抽查任务', id: taskId, current: read.version },
      { what: 'The task' },
    )
  }
  const task = editedTask(read.record, words, await factsOf(stores, department), { by: who.id })
  return changedTask(stores.tasks, read, task, { type: 'task.edited', payload: { name: task.name } })
}

async function factsOf(
  stores: { readonly departments: ReadStore<Department>; readonly policies: ReadStore<TaskPolicy> },
  department: string,
): Promise<Omit<DraftFacts, 'id' | 'number'>> {
  const { record: policy, version: policyVersion } = await readPolicy(stores.policies)
  const { record: own } = await stores.departments.get(department)
  return { initiator: own.name, policy, policyVersion }
}

/** The cause becomes public with the task. */
function requireWords({ adHoc, seats }: AdHocWords): void {
  requirePublic('临时任务的理由', adHoc.reason)
  requirePublic('依据文件的名称', adHoc.document.title)
  if (seats) requireSeats(seats)
}

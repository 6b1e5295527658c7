import { requirePublic } from '../../shared/domain/disclosure/private-text.ts'
import { invitedBy } from '../../shared/domain/joint/invited-by-plan.ts'
import { type AdHocFacts, adHocFindings } from '../../shared/domain/plan/ad-hoc-findings.ts'
import { approvedTask, returnedTask, submittedTask, withdrawnTask } from '../../shared/domain/plan/ad-hoc-moves.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { TaskPolicy } from '../../shared/domain/plan/task-policy.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import type { Day } from '../../shared/kernel/days.ts'
import { yearOf } from '../../shared/kernel/days.ts'
import { requireCooperation } from '../acts/cooperation.ts'
import { pinnedCooperation } from '../acts/pinned-cooperation.ts'
import { stillPublished } from '../acts/published-items.ts'
import { type Crossing, readCooperation } from '../acts/read-cooperation.ts'
import { editionsOn, readPlannedItems, recordsOf } from '../acts/read-planned-items.ts'
import { readPolicy } from '../acts/read-policy.ts'
import { takeDocNumber } from '../acts/take-number.ts'
import { answer, type UseCase } from '../http/use-case.ts'
import type { ReadStore } from '../stores/record-store.ts'
import { changedTask } from './changed-task.ts'

export const listTaskFindings: UseCase<'listTaskFindings'> = async (context) => {
  const { record: task } = await context.stores.tasks.get(context.input.taskId)
  return answer({ items: task.adHoc ? adHocFindings(task, await factsOf(context, task)) : [] })
}

/** One transaction; a crash leaves a draft. Items may still change until the approval, which looks again. */
export const submitTask: UseCase<'submitTask'> = async (context) => {
  const { input, stores, who, today } = context
  const read = await stores.tasks.get(input.taskId)
  const findings = adHocFindings(read.record, await factsOf(context, read.record))
  const task = submittedTask(read.record, { findings, given: input.answers ?? [] }, { by: who.id, on: today })
  return changedTask(stores.tasks, read, task, { type: 'task.submitted', payload: { on: today } })
}

export const returnTask: UseCase<'returnTask'> = async ({ input, stores, who, today }) => {
  const read = await stores.tasks.get(input.taskId)
  const task = returnedTask(read.record, input.reason, { by: who.id, on: today })
  return changedTask(stores.tasks, read, task, { type: 'task.returned', payload: { on: today, reason: input.reason } })
}

/**
 * What is approved is what was read, with the items as they are public and every cooperating department's word; it gets its
 * number in the same transaction. Whoever loses the number to another task is decided again.
 */
export const approveTask: UseCase<'approveTask'> = async (context) => {
  const { input, stores, department, who, today } = context
  const read = await stores.tasks.get(input.taskId)
  const doing = { by: who.id, on: today }
  const { record: policy } = await readPolicy(stores.policies)
  const { docNumber, write } = await takeDocNumber(context, policy, yearOf(today))
  const { itemIds } = read.record
  const versions = editionsOn(itemIds, await readPlannedItems(stores.items, { tasks: [read.record] }), today)
  const pinned = { itemVersions: versions, ...(await pinnedCooperation(context, read.record, today)) }
  const task = approvedTask(read.record, { docNumber, ...pinned }, doing)
  const published = await stillPublished(stores.items, itemIds)
  const asking = { initiator: department, taskId: task.id, about: { about: 'ad-hoc' as const }, on: today }
  const agreed = await requireCooperation(context, invitedBy(read.record, asking))
  return changedTask(stores.tasks, read, task, {
    type: 'task.approved',
    payload: { on: today, number: docNumber.text, name: task.name, kind: task.adHoc?.kind, items: itemIds },
    writes: [write, ...published, ...agreed],
  })
}

export const withdrawTask: UseCase<'withdrawTask'> = async ({ input, stores, who, today }) => {
  requirePublic('撤销的理由', input.reason)
  const read = await stores.tasks.get(input.taskId)
  const task = withdrawnTask(read.record, input.reason, { by: who.id, on: today })
  return changedTask(stores.tasks, read, task, { type: 'task.withdrawn', payload: { on: today, reason: input.reason } })
}

interface Here extends Crossing {
  readonly today: Day
  readonly stores: { readonly items: ReadStore<Item>; readonly policies: ReadStore<TaskPolicy> }
}

async function factsOf(here: Here, task: Task): Promise<AdHocFacts> {
  const { department, today, stores } = here
  const items = recordsOf(await readPlannedItems(stores.items, { tasks: [task] }))
  const { record: policy } = await readPolicy(stores.policies)
  const cooperation = await readCooperation(here, [task])
  return { items, policy, region: department.split('/')[0] as string, today, cooperation }
}

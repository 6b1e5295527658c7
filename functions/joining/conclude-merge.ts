import type { Invitation } from '../../shared/domain/joint/invitation.ts'
import { invitationId, mergeInvitationId } from '../../shared/domain/joint/invitation.ts'
import { lapsed } from '../../shared/domain/joint/invitation-moves.ts'
import type { NamedDepartment } from '../../shared/domain/joint/joint-visit.ts'
import type { Merge, MergeSide } from '../../shared/domain/joint/merge.ts'
import {
  agreeing,
  answerOf,
  ended,
  invitedByMerge,
  jointTask,
  merged,
  mergedTask,
  requireCounted,
} from '../../shared/domain/joint/merge-moves.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import { invitationEvent } from '../acts/cooperation.ts'
import { standingRefusal } from '../events/standing-refusal.ts'
import type { Subscriber } from '../events/subscriber.ts'
import type { Versioned, Write } from '../stores/record-store.ts'

type Concluding = Parameters<Subscriber<'concludeMerge'>>[0]
type Scope = ReturnType<Concluding['of']>

/**
 * Carries a merge out once every department has agreed, in one transaction in all their scopes, or ends it when one has not.
 * A crash between the last word and the merge leaves it open, and the event, heard again, carries it out; one after it leaves
 * a department untold or an invitation standing, and the event tells and takes back the rest.
 */
export const concludeMerge: Subscriber<'concludeMerge'> = async (context) => {
  const found = await mergeOf(context)
  if (!found) return
  const { home, mergeId } = found
  const read = await home.stores.merges.get(mergeId)
  const merge = read.record.state === 'proposed' ? await conclude(home, read) : read.record
  if (merge.state === 'merged') await tellSides(home, merge)
  else if (merge.state !== 'proposed') await takeBack(home, merge)
}

async function mergeOf(context: Concluding): Promise<{ home: Scope; mergeId: string } | undefined> {
  const [kind, id = ''] = context.event.object.split('/')
  if (kind === 'merges') return { home: context, mergeId: id }
  const { record } = await context.stores.invitations.get(id)
  const { mergeId, initiator } = record
  return mergeId === undefined ? undefined : { home: context.of(initiator.department), mergeId }
}

async function conclude(home: Scope, read: Versioned<Merge>): Promise<Merge> {
  const { record: merge } = read
  const lead = await home.stores.tasks.get(leadOf(merge).taskId)
  const invitations = await invitationsOf(home, merge, agreeing(merge, lead.record))
  const word = answerOf(invitations.map((each) => each.read?.record))
  if (word.answer === 'declined') {
    const reason = word.by.decided?.reason ?? ''
    const by = invitations.find((each) => each.read?.record === word.by)
    return end(home, read, { move: 'decline', by: by?.department ?? '', zh: `${by?.name}：${reason}`, en: reason })
  }
  if (word.answer === 'open') return merge
  try {
    const words = invitations.flatMap(({ department, read: given }) =>
      given ? [home.of(department).stores.invitations.unchanged(given)] : [],
    )
    return await carryOut(home, read, words)
  } catch (error) {
    const { zh, en } = standingRefusal(error)
    return end(home, await home.stores.merges.get(merge.id), { move: 'fail', by: 'system', zh, en })
  }
}

/** @param words conditions for the transaction: nobody takes his word back meanwhile */
async function carryOut(home: Scope, read: Versioned<Merge>, words: readonly Write[]): Promise<Merge> {
  const { record: merge } = read
  const sides = await Promise.all(
    merge.sides.map(async (side) => {
      const { tasks } = home.of(side.department).stores
      const task = await tasks.find(side.taskId)
      requireCounted(side, task)
      return { side, tasks, task: task as Versioned<Task> }
    }),
  )
  const [lead, ...others] = sides as [(typeof sides)[0], ...typeof sides]
  const joint = jointTask(
    merge,
    lead.task.record,
    others.map(({ side, task }) => ({ department: side.department, task: task.record })),
  )
  const next = merged(merge, home.today)
  const writes = [
    home.stores.merges.replace(read, next),
    lead.tasks.replace(lead.task, joint),
    ...others.map(({ tasks, task }) => tasks.replace(task, mergedTask(task.record, lead.side, home.today))),
    ...words,
    ...(await standingWords(home, merge, lead.task.record)),
  ]
  await home.commit(`merge ${merge.id}`, writes, {
    type: 'task.merged',
    object: `tasks/${joint.id}`,
    payload: {
      task: joint.id,
      merge: merge.id,
      sides: merge.sides.map(({ department, taskId }) => `${department}/${taskId}`),
    },
  })
  return next
}

/** From now on each department's word is on the joint task, as if its plan had asked for it. */
async function standingWords(home: Scope, merge: Merge, lead: Task): Promise<Write[]> {
  const invited = invitedByMerge(merge, lead).filter(({ department }) => department !== home.department)
  return Promise.all(
    invited.map(async ({ department, asking }) => {
      const { invitations } = home.of(department).stores
      const given = (await invitations.get(asking.id)).record
      const id = invitationId(home.department, lead.id)
      const { mergeId: _, ...rest } = given
      const standing: Invitation = { ...rest, id }
      const before = await invitations.find(id)
      return before ? invitations.replace(before, standing) : invitations.create(standing)
    }),
  )
}

async function tellSides(home: Scope, merge: Merge): Promise<void> {
  for (const { department, taskId } of merge.sides.slice(1)) {
    await home.of(department).commit(`told ${merge.id} ${taskId}`, [], {
      type: 'task.merged-into',
      object: `tasks/${taskId}`,
      payload: { task: taskId, into: leadOf(merge).taskId, initiator: home.department, merge: merge.id },
    })
  }
}

async function end(
  home: Scope,
  read: Versioned<Merge>,
  how: { move: 'decline' | 'fail'; by: string; zh: string; en: string },
): Promise<Merge> {
  if (read.record.state !== 'proposed') return read.record
  const next = ended(read.record, { ...how, on: home.today })
  await home.commit(`end ${next.id}`, [home.stores.merges.replace(read, next)], {
    type: 'merge.ended',
    object: `merges/${next.id}`,
    payload: { merge: next.id, state: next.state, by: how.by, reason: how.zh },
  })
  return next
}

/** Whoever is still asked, or has agreed, hears that it came to nothing. */
async function takeBack(home: Scope, merge: Merge): Promise<void> {
  const lead = await home.stores.tasks.get(leadOf(merge).taskId)
  for (const { department, read } of await invitationsOf(home, merge, agreeing(merge, lead.record))) {
    if (!read || read.record.state === 'declined') continue
    const there = home.of(department)
    const { zh, en } = merge.ended ?? { zh: '', en: '' }
    const next = lapsed(read.record, { on: home.today, zh: `合并未成：${zh}`, en: `the merge came to nothing: ${en}` })
    if (!next) continue
    const step = `lapse ${merge.id} ${read.version}`
    await there.commit(step, [there.stores.invitations.replace(read, next)], invitationEvent('invitation.lapsed', next))
  }
}

function invitationsOf(home: Scope, merge: Merge, departments: readonly NamedDepartment[]) {
  const id = mergeInvitationId(home.department, merge.id)
  return Promise.all(
    departments.map(async (each) => ({
      ...each,
      read: await home.of(each.department).stores.invitations.find(id),
    })),
  )
}

function leadOf({ sides }: Merge): MergeSide {
  return sides[0] as MergeSide
}

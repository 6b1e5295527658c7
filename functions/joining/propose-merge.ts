import type { Merge } from '../../shared/domain/joint/merge.ts'
import { requireMergeable, weighMerge } from '../../shared/domain/joint/weigh-merge.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'
import { weigher } from './weigh-tasks.ts'

/**
 * What is proposed is what was counted: the version of every task stands in the record, and a task that is changed until all
 * have agreed is not merged. The departments are asked from the stream.
 */
export const proposeMerge: UseCase<'proposeMerge'> = async (context) => {
  const { input, stores, department, who, today, newId } = context
  const asked = [{ department, taskId: input.taskId }, ...input.others]
  requireDistinct(asked)
  const weigh = weigher(context)
  const [lead, ...others] = await Promise.all(asked.map(weigh))
  if (!lead) throw new TypeError('a merge has a leading task')
  const weighed = weighMerge([lead, ...others], today)
  requireMergeable(weighed)
  const { sides, terms, count } = weighed
  const merge: Merge = {
    id: newId(),
    sides,
    terms,
    count,
    state: 'proposed',
    proposedBy: who.id,
    proposedOn: today,
  }
  const payload = { merge: merge.id, lead: input.taskId, sides: asked, saved: count.saved }
  return decided(
    merge,
    [stores.merges.create(merge)],
    { type: 'merge.proposed', object: `merges/${merge.id}`, payload },
    { status: 201, version: 1 },
  )
}

/** @throws {Refusal} `id-repeated` */
function requireDistinct(asked: readonly { department: string; taskId: string }[]): void {
  const keys = asked.map(({ department, taskId }) => `${department} ${taskId}`)
  const twice = asked.find((_, at) => keys.indexOf(keys[at] as string) !== at)
  if (twice) throw new Refusal('id-repeated', { id: twice.taskId })
}

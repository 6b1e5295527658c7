import type { Invitation } from '../../shared/domain/joint/invitation.ts'
import type { Task } from '../../shared/domain/plan/task.ts'
import type { Item } from '../../shared/domain/registry/item.ts'
import { requireStandingCooperation } from '../acts/cooperation.ts'
import { stillPublished } from '../acts/published-items.ts'
import type { ReadStore, Write } from '../stores/record-store.ts'

interface Scope {
  readonly stores: { readonly items: ReadStore<Item>; readonly invitations: ReadStore<Invitation> }
}

/**
 * That each department of a task may inspect what it is to inspect: its items are public, and in a joint task it has given its
 * word.
 *
 * @returns conditions for the transaction: no item is retired and nobody takes his word back by the way
 * @throws {Refusal} `item-not-published` @source 国办发〔2024〕54号; `cooperation-missing`
 */
export async function requireAgreement(
  context: Scope & { readonly department: string; readonly of: (scope: string) => Scope },
  task: Task,
): Promise<Write[]> {
  const word = await requireStandingCooperation(context, task)
  const own = await stillPublished(context.stores.items, task.itemIds)
  const others = await Promise.all(
    (task.cooperating ?? []).map(({ department, itemIds }) =>
      stillPublished(context.of(department).stores.items, itemIds),
    ),
  )
  return [...word, ...own, ...others.flat()]
}

import { cooperatingCertificate } from '../../../infra/local/seed/people.ts'
import { invitationId } from '../../../shared/domain/joint/invitation.ts'
import { invitedBy } from '../../../shared/domain/joint/invited-by-plan.ts'
import type { Plan, PlannedTask } from '../../../shared/domain/plan/plan.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import type { TestPlatform } from '../../platform.ts'
import { sampleItem, sampleOfficer, sampleTarget, sampleTask } from '../drawing/fixtures.ts'

export const market = '140900/market'
export const tax = '140900/tax'

const names: Readonly<Record<string, string>> = {
  [market]: '忻州市市场监督管理局',
  [tax]: '忻州市税务局',
}

/** Items of the cooperating departments: their ids are their own affair, and one is called as one of the initiator's. */
const items: Readonly<Record<string, readonly string[]>> = {
  [market]: ['SJ-01', 'item-1'],
  [tax]: ['SW-01'],
}

export const jointTask: PlannedTask = {
  number: 1,
  name: '对会计代理记账机构的部门联合抽查',
  type: 'targeted',
  itemIds: ['item-1', 'item-2'],
  scope: '会计代理记账机构',
  floor: 2000,
  rounds: 2,
  window: { from: '2022-07-01', to: '2022-09-30' },
  initiator: '忻州市财政局',
  cooperating: [market, tax].map((department) => ({
    department,
    name: names[department] as string,
    itemIds: items[department] as readonly string[],
  })),
}

export function jointPlan(year: number, tasks: readonly PlannedTask[] = [jointTask]): Plan {
  const window = { from: `${year}-07-01`, to: `${year}-09-30` }
  return {
    id: String(year),
    year,
    title: '示例年度抽查计划',
    state: 'draft',
    tasks: tasks.map((task) => ({ ...task, window })),
    decisions: [],
    draftedBy: 'clerk',
  }
}

/** The items of all three departments, published. */
export async function putItems(p: TestPlatform): Promise<void> {
  for (const id of jointTask.itemIds) await p.put('items', sampleItem(id))
  for (const [department, ids] of Object.entries(items)) {
    for (const id of ids) await p.in(department).put('items', sampleItem(id, { subject: names[department] as string }))
  }
}

/** Twelve targets in the initiator's registry, six officers in each department's. */
export async function putPeopleAndTargets(p: TestPlatform): Promise<void> {
  for (let n = 1; n <= 12; n++) await p.put('targets', sampleTarget(n, { creditClass: 'B' }))
  for (let n = 1; n <= 6; n++) {
    await p.put('officers', sampleOfficer(n))
    for (const [department, prefix] of [
      [market, 'market'],
      [tax, 'tax'],
    ] as const) {
      await p
        .in(department)
        .put('officers', sampleOfficer(n, { id: cooperatingCertificate(prefix, n), specialties: [] }))
    }
  }
}

/** A joint task that stands, as a published plan leaves it; its departments have confirmed. */
export async function putJointTask(p: TestPlatform, id: string, more: Partial<Task> = {}): Promise<Task> {
  const { cooperating = [] } = jointTask
  const task = sampleTask({ ...jointTask, cooperating, id, ...more })
  await p.put('tasks', task)
  for (const { department, asking } of invitedBy(task, {
    initiator: p.department,
    taskId: id,
    about: { about: 'plan', planId: '2022' },
    on: '2022-04-01',
  })) {
    const decided = { decision: 'confirmed' as const, by: 'market-approver', on: '2022-04-02' }
    await p.in(department).put('invitations', { ...asking, state: 'confirmed', decided })
  }
  return task
}

export function standingInvitation(p: TestPlatform, taskId: string): string {
  return invitationId(p.department, taskId)
}

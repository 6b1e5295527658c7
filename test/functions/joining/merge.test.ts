import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mergeInvitationId } from '../../../shared/domain/joint/invitation.ts'
import type { Merge } from '../../../shared/domain/joint/merge.ts'
import type { WeighedMerge } from '../../../shared/domain/joint/weigh-merge.ts'
import type { Task } from '../../../shared/domain/plan/task.ts'
import type { Target } from '../../../shared/domain/registry/target.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { frozen, sampleItem, sampleOfficer, sampleTarget, sampleTask } from '../drawing/fixtures.ts'
import { market, putItems, tax } from './samples.ts'

/** The n-th year's tasks of three departments on the same twelve companies, which each calls by its own sub-registry. */
const fields: Readonly<Record<string, string>> = { [market]: '代理记账', [tax]: '涉税服务' }

describe('tasks of several departments on the same companies', () => {
  let p: TestPlatform
  let n = 0
  /** Dies before the commit of a merge. */
  let dieAt: string | undefined

  beforeAll(async () => {
    p = await platform({
      now: '2022-05-04T01:00:00Z',
      neighbours: true,
      wrapPorts: (ports) => ({
        ...ports,
        table: {
          ...ports.table,
          transact: async (items, token) => {
            if (dieAt !== undefined && items.some(({ put }) => put?.row['type'] === dieAt)) {
              dieAt = undefined
              throw new Error('died')
            }
            return ports.table.transact(items, token)
          },
        },
      }),
    })
    await putItems(p)
    await p.in(market).put('items', sampleItem('SJ-99', { state: 'draft' }))
    for (let at = 1; at <= 12; at++) {
      const target: Target = sampleTarget(at, { creditClass: 'B' })
      await p.put('targets', target)
      await p.in(market).put('targets', { ...target, field: fields[market] as string })
      if (at > 3) await p.in(tax).put('targets', { ...target, field: fields[tax] as string })
    }
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    n += 1
    await p.put('tasks', ours())
    await p.in(market).put('tasks', theirs(market, ['SJ-01']))
    await p
      .in(tax)
      .put('tasks', theirs(tax, ['SW-01'], { rounds: 1, window: { from: '2022-08-01', to: '2022-10-31' } }))
  })

  const id = () => `2022-${n}`
  const ours = (more: Partial<Task> = {}) => sampleTask({ id: id(), itemIds: ['item-1'], rounds: 1, ...more })
  const theirs = (department: string, itemIds: string[], more: Partial<Task> = {}) =>
    sampleTask({
      id: id(),
      itemIds,
      scope: fields[department] as string,
      rounds: 1,
      name: '对涉企服务机构的检查',
      ...more,
    })
  const propose = (others = [market, tax]) =>
    p.call('clerk', 'proposeMerge', {
      taskId: id(),
      others: others.map((department) => ({ department, taskId: id() })),
    })
  const answer = (person: string, mergeId: string, decision = 'confirmed') =>
    p.call(person, 'decideInvitation', {
      invitationId: mergeInvitationId(p.department, mergeId),
      decision,
      ...(decision === 'declined' ? { reason: '另有安排' } : {}),
    })
  const merge = async (mergeId: string): Promise<Merge> => (await p.store('merges').get(mergeId)).record
  const task = async (department: string): Promise<Task> => (await p.in(department).store('tasks').get(id())).record
  async function change(department: string, more: Partial<Task>): Promise<void> {
    const store = p.in(department).store('tasks')
    const read = await store.get(id())
    await p.ports.table.transact(
      [store.replace(read, { ...read.record, ...more }).item],
      `${department} ${id()}`.slice(-36),
    )
  }
  async function proposed(others = [market, tax]): Promise<string> {
    const { status, body } = await propose(others)
    expect(status, JSON.stringify(body)).toBe(201)
    await p.settle()
    return body.id
  }

  it('are found with what a merge would save, the arithmetic in words, and what stands against it', async () => {
    const { body } = await p.call('clerk', 'listMergeCandidates', { taskId: id() })

    const [first] = body.items as [WeighedMerge]
    const ofTax = body.items.find(({ sides }) => sides[1]?.department === tax) as WeighedMerge
    expect(first.sides.map(({ department, targets, shared }) => [department, targets, shared])).toEqual([
      [p.department, 12, 12],
      [market, 12, 12],
    ])
    expect(first.count).toMatchObject({ apart: 6, together: 3, saved: 3 })
    expect(first.count.zh).toBe(
      '分别检查：忻州市财政局“对从事会计代理记账机构的检查”每轮 3 家 × 1 轮 = 3 次；忻州市市场监督管理局“对涉企服务机构的检查”每轮 3 家 × 1 轮 = 3 次；合计 6 次。合并检查：每轮 3 家 × 1 轮 = 3 次。少上门 3 次。',
    )
    expect(ofTax.terms.window).toEqual({ from: '2022-08-01', to: '2022-09-30' })
    expect(ofTax.obstacles).toEqual([])
  })

  it('become one once each department’s approver has agreed, the proposer’s own among them', async () => {
    const mergeId = await proposed()

    expect((await answer('market-approver', mergeId)).status).toBe(200)
    expect((await answer('tax-approver', mergeId)).status).toBe(200)
    await p.settle()
    expect(await merge(mergeId)).toMatchObject({ state: 'proposed' })
    expect((await answer('approver', mergeId)).status).toBe(200)
    await p.settle()

    expect(await merge(mergeId)).toMatchObject({ state: 'merged', mergedOn: '2022-05-04', count: { saved: 5 } })
    expect(await task(p.department)).toMatchObject({
      window: { from: '2022-08-01', to: '2022-09-30' },
      cooperating: [
        { department: market, itemIds: ['SJ-01'] },
        { department: tax, itemIds: ['SW-01'] },
      ],
      mergedFrom: [{ department: market, taskId: id() }, { department: tax }],
    })
    for (const department of [market, tax]) {
      expect(await task(department)).toMatchObject({
        state: 'merged',
        mergedInto: { department: p.department, taskId: id(), on: '2022-05-04' },
      })
    }
    expect(
      await p.call('market-drawer', 'freezeDraw', { taskId: id(), round: 1, witnesses: ['示例见证'] }),
    ).toMatchObject({
      status: 409,
      body: { type: 'wrong-state', state: '已并入' },
    })
    const word = await p.in(market).store('invitations').get(`140900-finance-${id()}`)
    expect(word.record).toMatchObject({ state: 'confirmed', decided: { by: 'market-approver' } })
    const back = { invitationId: word.record.id, decision: 'declined', reason: '另有安排' }
    expect(await p.call('market-approver', 'decideInvitation', back)).toMatchObject({
      status: 409,
      body: { type: 'task-merged' },
    })
  })

  it('are merged when the event comes again after a death between the last word and the merge', async () => {
    const mergeId = await proposed([market])
    await answer('market-approver', mergeId)
    await p.settle()
    dieAt = 'task.merged'
    await answer('approver', mergeId)

    await p.settle()

    expect(dieAt).toBeUndefined()
    expect(await merge(mergeId)).toMatchObject({ state: 'merged' })
    expect(await task(market)).toMatchObject({ state: 'merged' })
  })

  it('stay as they are when one department declines; the others’ words are given back', async () => {
    const mergeId = await proposed()
    await answer('market-approver', mergeId)
    await answer('tax-approver', mergeId, 'declined')
    await p.settle()

    expect(await merge(mergeId)).toMatchObject({ state: 'declined', ended: { zh: '忻州市税务局：另有安排' } })
    const given = await p.in(market).store('invitations').get(mergeInvitationId(p.department, mergeId))
    expect(given.record.state).toBe('lapsed')
    expect((await task(p.department)).cooperating).toBeUndefined()
    expect(await answer('approver', mergeId)).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
  })

  it('are not merged while one of them is frozen', async () => {
    const mergeId = await proposed([market])
    await answer('market-approver', mergeId)
    for (let at = 1; at <= 2; at++) await p.put('officers', sampleOfficer(at)).catch(() => undefined)
    const { drawId } = await frozen(p, id())

    const refused = await answer('approver', mergeId)
    expect(refused).toMatchObject({ status: 409, body: { type: 'merge-not-possible' } })
    expect(await propose([market])).toMatchObject({
      status: 409,
      body: { type: 'merge-not-possible', why: ['已锁定或抽取'] },
    })

    await p.call('approver', 'voidDraw', { drawId, reason: '改为合并检查' })
    expect(await answer('approver', mergeId)).toMatchObject({ status: 409, body: { type: 'merge-not-possible' } })
  })

  it('end a merge with the reason when one of them is changed after everybody had agreed', async () => {
    const mergeId = await proposed([market])
    await answer('market-approver', mergeId)
    await answer('approver', mergeId)
    await change(market, { name: '另一名称' })

    await p.settle()

    expect(await merge(mergeId)).toMatchObject({ state: 'failed' })
    expect((await merge(mergeId)).ended?.zh).toContain('提出合并后任务又有改动')
    expect((await task(p.department)).mergedFrom).toBeUndefined()
  })

  it('are not confirmed by whoever proposed, nor twice', async () => {
    const mergeId = await proposed([market])
    const read = await p.store('merges').get(mergeId)
    const invitation = await p.store('invitations').get(mergeInvitationId(p.department, mergeId))
    expect(invitation.record.proposedBy).toBe('clerk')
    expect(read.record.proposedBy).toBe('clerk')

    await answer('approver', mergeId)
    expect(await answer('head', mergeId)).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
  })

  it('are left alone when the proposer withdraws', async () => {
    const mergeId = await proposed([market])

    expect((await p.call('clerk', 'withdrawMerge', { mergeId, reason: '另行安排' })).status).toBe(200)
    await p.settle()

    expect(await answer('market-approver', mergeId)).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
    expect(await merge(mergeId)).toMatchObject({ state: 'withdrawn' })
  })

  it.each([
    ['whose windows have no day in common', { window: { from: '2022-10-01', to: '2022-10-31' } }, '没有重叠'],
    ['whose methods differ', { method: 'online' }, '检查方式'],
    ['whose items are not public', { itemIds: ['SJ-99'] }, 'SJ-99 未公布'],
    ['that share too few companies', { scope: '其他' }, '只有 0 家'],
    ['that are joint already', { cooperating: [{ department: tax, name: '税务', itemIds: ['SW-01'] }] }, '已是联合'],
  ] as const)('are refused %s', async (_, more, why) => {
    await change(market, more)

    const refused = await propose([market])

    expect(refused).toMatchObject({ status: 409, body: { type: 'merge-not-possible' } })
    expect(JSON.stringify(refused.body)).toContain(why)
  })

  it('refuses a task twice, and one that nobody knows', async () => {
    expect(await propose([market, market])).toMatchObject({ status: 422, body: { type: 'id-repeated' } })
    const unknown = { taskId: id(), others: [{ department: market, taskId: 'none' }] }
    expect(await p.call('clerk', 'proposeMerge', unknown)).toMatchObject({ status: 404 })
  })

  it('of one department become one by the word of its own approver, and stay a task of that department alone', async () => {
    await p.put('tasks', sampleTask({ id: `${id()}-b`, itemIds: ['item-2'], rounds: 1, name: '示例另一检查' }))
    const others = [{ department: p.department, taskId: `${id()}-b` }]
    const { body } = await p.call('clerk', 'proposeMerge', { taskId: id(), others })
    await p.settle()

    expect((await answer('approver', body.id)).status).toBe(200)
    await p.settle()

    const joint = await task(p.department)
    expect(joint).toMatchObject({ itemIds: ['item-1', 'item-2'], mergedFrom: [{ taskId: `${id()}-b` }] })
    expect(joint.cooperating).toBeUndefined()
    expect((await p.store('tasks').get(`${id()}-b`)).record.state).toBe('merged')
  })
})

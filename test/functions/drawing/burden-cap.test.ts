import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { surround } from '../../../functions/http/surroundings.ts'
import { burdenId, cityOf } from '../../../shared/domain/registry/burden.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bundleOf, drawnOf, drawOf, frozen, putRegistries, sampleTarget, sampleTask } from './fixtures.ts'

describe('the yearly cap on visits', () => {
  let p: TestPlatform
  let tasks = 0
  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
  })
  afterAll(() => p.stop())

  /** Visits that departments of the city made this year, or another. */
  async function visited(numbers: readonly number[], times: number, department = '140900/market', day = '2022-03-01') {
    const needs = { burdens: 'write', crosses: 'the ledger of the city lies in the scope of the city' } as const
    const { burdens } = surround(p.ports, needs, p.department).of(cityOf(p.department)).stores
    for (const n of numbers) {
      for (let time = 1; time <= times; time++) {
        const targetId = sampleTarget(n).id
        const id = burdenId(targetId, day, `${department}-${time}`)
        await p.ports.table.transact([burdens.create({ id, targetId, on: day, department }).item], id.slice(-36))
      }
    }
  }

  async function newTask(more: Parameters<typeof sampleTask>[0] = {}): Promise<string> {
    const id = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id, ...more }))
    return id
  }

  const preview = async (taskId: string) => (await p.call('drawer', 'previewPool', { taskId, round: 1 })).body
  const freeze = (taskId: string) => p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证甲'] })
  const ask = (taskId: string, more: Record<string, unknown> = {}, person = 'clerk') =>
    p.call(person, 'askOverCap', { taskId, reason: '上级挂牌督办，须当年复查', ...more })
  const decide = (taskId: string, n: number, more: Record<string, unknown> = {}, person = 'approver') =>
    p.call(person, 'decideOverCap', { taskId, n, decision: 'approved', ...more })

  it('says nothing of a pool in which nobody has reached it', async () => {
    await visited([1, 2, 3], 1)
    await visited([4], 2, '140900/market', '2021-12-31')
    const taskId = await newTask()

    const body = await preview(taskId)
    const { drawId } = await frozen(p, taskId)

    expect(body.burden).toBeUndefined()
    expect((await drawOf(p, drawId)).burden).toBeUndefined()
    expect(body.poolSize).toBe(59)
  })

  it('counts the visits of every department, and a visit that was called off not', async () => {
    const taskId = await newTask({ rounds: 1, floor: 5000 })
    const drawId = await drawnOf(p, taskId)
    await p.settle()
    const drawn = (await bundleOf(p, drawId)).drawn.flatMap(({ ids }) => ids)
    const needs = { burdens: 'read', crosses: 'the ledger of the city lies in the scope of the city' } as const
    const { burdens } = surround(p.ports, needs, p.department).of('140900').stores
    const lines = async () => (await burdens.list({ prefix: '2022#', limit: 200 })).items

    const mine = (await lines()).filter(({ department }) => department === p.department)
    await p.call('approver', 'voidDraw', { drawId, reason: '示例作废' })
    await p.settle()
    const after = (await lines()).filter(({ department }) => department === p.department)

    expect(mine.map(({ targetId }) => targetId).sort()).toEqual([...drawn].sort())
    expect(after.every(({ calledOff }) => calledOff === '2022-07-04')).toBe(true)
    expect((await preview(await newTask())).burden).toBeUndefined()
  })

  it('leaves out who has reached it exactly, with the reason in the manifest, and keeps the promised ratio from the rest', async () => {
    await visited([1, 2, 3], 1, '140900/finance')
    const taskId = await newTask()

    const body = await preview(taskId)
    const { drawId } = await frozen(p, taskId)
    const draw = await drawOf(p, drawId)

    const capped = [1, 2, 3].map((n) => sampleTarget(n).id)
    expect(body.burden).toMatchObject({
      cap: 2,
      year: 2022,
      excluded: 3,
      letIn: 0,
      breaksFloor: false,
      excludedIds: capped,
    })
    expect(body.burden?.zh).toBe(
      '3 家对象 2022 年已被检查满 2 次（全市各部门合计），本轮不抽；比例仍按全部名录计算，应抽 12 家（不低于 20%），由其余对象补足，本轮抽 13 家。',
    )
    expect(body.poolSize).toBe(56)
    expect(draw.burden).toMatchObject({ excluded: 3, zh: body.burden?.zh })
    expect(draw.excluded).toContainEqual({ reason: 'burden-cap', count: 3 })
    const lists = JSON.parse(Buffer.from((await p.bucket('archive').get(draw.frozenKey)) as Uint8Array).toString())
    expect(lists.manifest.burden).toEqual({ cap: 2, year: 2022, letIn: [] })
    expect(lists.manifest.exclusions.filter(({ reason }: { reason: string }) => reason === 'burden-cap')).toHaveLength(
      3,
    )
  })

  it('lets in whom an approval names, by a second person, with the reason on record', async () => {
    const taskId = await newTask()
    const [one, two] = [sampleTarget(1).id, sampleTarget(2).id]

    const asked = await ask(taskId, { targetIds: [one] })
    const waiting = await preview(taskId)
    const decided = await decide(taskId, 1)
    const after = await preview(taskId)
    const { drawId } = await frozen(p, taskId)

    expect(asked.body.overCap).toMatchObject([{ n: 1, targetIds: [one], askedBy: 'clerk', askedOn: '2022-07-04' }])
    expect(waiting.burden).toMatchObject({ excluded: 3, letIn: 0 })
    expect(decided.body.overCap).toMatchObject([{ decision: { approved: true, by: 'approver', on: '2022-07-04' } }])
    expect(after.burden).toMatchObject({ excluded: 2, letIn: 1, letInIds: [one] })
    expect(after.burden?.excludedIds).toContain(two)
    expect((await drawOf(p, drawId)).burden).toMatchObject({ excluded: 2, letIn: 1 })
  })

  it('lets in a whole task, and nobody when the request was rejected', async () => {
    const [rejected, granted] = [await newTask(), await newTask()]
    await ask(rejected)
    await ask(granted, {}, 'drawer')

    const unreasoned = await decide(rejected, 1, { decision: 'rejected' })
    await decide(rejected, 1, { decision: 'rejected', reason: '可留待下年度' })
    const twice = await decide(rejected, 1)
    await decide(granted, 1)

    expect(unreasoned).toMatchObject({ status: 422, body: { type: 'reason-required' } })
    expect(twice).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '未批准' } })
    expect((await preview(rejected)).burden).toMatchObject({ excluded: 3, letIn: 0 })
    expect((await preview(granted)).burden).toMatchObject({ excluded: 0, letIn: 3 })
  })

  it('is not lifted by whoever asked, for a target of nobody, or with a secret in the reason', async () => {
    const taskId = await newTask()
    await ask(taskId)
    const own = await p.store('tasks').get(taskId)
    const mine = { ...own.record, overCap: [{ ...(own.record.overCap?.[0] as object), askedBy: 'approver' }] } as never
    await p.ports.table.transact([p.store('tasks').replace(own, mine).item], 'asked-by-approver')

    const alone = await decide(taskId, 1)
    const unknown = await ask(taskId, { targetIds: ['91140100MA0000000X'] })
    const nothing = await decide(taskId, 7)
    const secret = await ask(taskId, { reason: '举报人电话 13812345678' })

    expect(alone).toMatchObject({ status: 409, body: { type: 'four-eyes' } })
    expect(unknown).toMatchObject({ status: 404 })
    expect(nothing).toMatchObject({ status: 404 })
    expect(secret).toMatchObject({ status: 409, body: { type: 'not-disclosable' } })
  })

  it('refuses a draw when the promised ratio cannot be kept without those it leaves out', async () => {
    await visited(
      Array.from({ length: 50 }, (_, at) => at + 4),
      2,
    )
    const taskId = await newTask()

    const body = await preview(taskId)
    const refused = await freeze(taskId)
    await ask(taskId)
    await decide(taskId, 1)
    const granted = await freeze(taskId)

    expect(body.burden).toMatchObject({ excluded: 53, breaksFloor: true })
    expect(body.burden?.zh).toContain('其余对象只能抽 6 家，达不到应抽的 12 家（不低于 20%）')
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'cap-breaks-floor', capped: 53, cap: 2, reached: 6, needed: 12 },
    })
    expect(granted.status).toBe(201)
  })

  it('says so, and not that nobody is in scope, when it leaves out everybody', async () => {
    await visited([54, 55, 56, 57, 58, 59], 2)
    const taskId = await newTask()

    const previewed = await p.call('drawer', 'previewPool', { taskId, round: 1 })
    const refused = await freeze(taskId)

    for (const answer of [previewed, refused]) {
      expect(answer).toMatchObject({ status: 409, body: { type: 'cap-breaks-floor', reached: 0, needed: 12 } })
    }
  })

  it('is the department’s own number', async () => {
    const { body } = await p.call('approver', 'getPolicy', {})
    const { id: _, ...policy } = body.policy
    await p.call('approver', 'editPolicy', { ...policy, burdenCap: 5 }, { ifMatch: 1 })

    expect((await preview(await newTask())).burden).toBeUndefined()
  })

  it('is asked about no more once every round is drawn', async () => {
    const taskId = await newTask({ rounds: 1 })
    await drawnOf(p, taskId)

    const { status, body } = await ask(taskId)

    expect({ status, body }).toMatchObject({ status: 409, body: { type: 'rounds-complete', rounds: 1 } })
  })

  it('is decided before a freeze or after it, never in between', async () => {
    const taskId = await newTask()
    await ask(taskId)

    const [decision, freezing] = await Promise.all([decide(taskId, 1), freeze(taskId)])

    const { record } = await p.store('tasks').get(taskId)
    for (const answer of [decision, freezing]) expect([200, 201, 412]).toContain(answer.status)
    expect(record.overCap?.[0]?.decision !== undefined).toBe(decision.status === 200)
    expect(record.progress !== undefined).toBe(freezing.status === 201)
  })
})

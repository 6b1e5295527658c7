import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { leastTickets, levelKey } from '../../../shared/domain/draw/tickets.ts'
import type { Supplement } from '../../../shared/domain/drawing/supplement.ts'
import type { Inspection } from '../../../shared/domain/inspection/inspection.ts'
import { supplementDifference } from '../../../shared/domain/verify/verify-supplements.ts'
import { fromHex } from '../../../shared/kernel/bytes.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bundleOf, contributedTo, drawnOf, drawOf, liftCap, putRegistries, sampleTask } from './fixtures.ts'

describe('a drawn target that cannot be visited', () => {
  let p: TestPlatform
  let tasks = 0
  let taskId: string
  let drawId: string
  let inspections: Inspection[]
  const ask = (inspectionId: string, person = 'clerk', more: Record<string, unknown> = {}) =>
    p.call(person, 'askReplacement', { inspectionId, reason: 'closed', remark: '现场已停业', ...more })
  const approve = (inspectionId: string, person = 'approver') =>
    p.call(person, 'decideReplacement', { inspectionId, decision: 'approved' })

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p, 24)
    await liftCap(p)
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    taskId = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id: taskId }))
    drawId = await drawnOf(p, taskId)
    await p.settle()
    inspections = (await p.store('inspections').list({ prefix: `${drawId}-`, limit: 200 })).items
  })

  /** One whose level has somebody left. */
  async function replaceable(): Promise<Inspection> {
    const bundle = await bundleOf(p, drawId)
    const full = new Set(bundle.manifest.strata.filter(({ take, size }) => size - take > 1).map(({ level }) => level))
    return inspections.find(({ creditClass }) => full.has(creditClass)) as Inspection
  }

  it('is replaced by the next ticket of its level, with a team, once a second person approves', async () => {
    const lost = await replaceable()
    const asked = await ask(lost.id)
    const before = await drawOf(p, drawId)

    const approved = await approve(lost.id)
    await p.settle()

    const draw = await drawOf(p, drawId)
    const bundle = await bundleOf(p, drawId)
    const next = reserveOf(bundle, lost.creditClass)
    const old = (await p.store('inspections').get(lost.id)).record
    const fresh = (await p.store('inspections').get(`${drawId}-${next}`)).record
    const rows = (await p.store('assignments').list({ limit: 200 })).items
    expect(asked).toMatchObject({ status: 201, body: { state: 'asked', askedBy: 'clerk' } })
    expect(before.supplements).toBeUndefined()
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved', supplement: 1, decidedBy: 'approver' } })
    expect(draw.supplements).toMatchObject([{ n: 1, out: lost.targetId, reason: 'closed', target: next }])
    expect(old).toMatchObject({ state: 'called-off', calledOff: { reason: 'closed' } })
    expect(fresh).toMatchObject({ state: 'dispatched', targetId: next, creditClass: lost.creditClass })
    expect(fresh.officerIds).toEqual(draw.supplements?.[0]?.officers)
    expect(new Set(fresh.officerIds).size).toBe(2)
    expect(rows.filter(({ inspectionId }) => inspectionId === fresh.id)).toHaveLength(2)
    expect(rows.filter((row) => row.inspectionId === lost.id).every((row) => row.calledOff !== undefined)).toBe(true)
  })

  it('leaves a public supplement that a stranger computes again from the bundle', async () => {
    const lost = await replaceable()
    await ask(lost.id)
    await approve(lost.id)

    const draw = await drawOf(p, drawId)
    const bundle = await bundleOf(p, drawId)
    const file = await supplementOf(draw.supplements?.[0]?.key ?? '')
    expect(supplementDifference(bundle, file)).toBeNull()
    expect(supplementDifference(bundle, { ...file, target: inspections[0]?.targetId ?? '' })).toMatchObject({
      where: '$.supplements[0].target',
    })
    expect(supplementDifference(bundle, { ...file, teams: [[file.target, ['SX0900-98', 'SX0900-99']]] })).toMatchObject(
      {
        where: '$.supplements[0].teams[0][1][0]',
      },
    )
    expect(supplementDifference(bundle, { ...file, losses: [] })).toMatchObject({
      where: '$.supplements[0].losses.length',
    })
  })

  it('is replaced again when the one that came in is lost too', async () => {
    const lost = await replaceable()
    await ask(lost.id)
    await approve(lost.id)
    await p.settle()
    const came = (await drawOf(p, drawId)).supplements?.[0]?.target ?? ''
    await ask(`${drawId}-${came}`, 'clerk', { reason: 'moved' })

    const again = await approve(`${drawId}-${came}`)

    const draw = await drawOf(p, drawId)
    const first = await supplementOf(draw.supplements?.[0]?.key ?? '')
    const file = await supplementOf(draw.supplements?.[1]?.key ?? '')
    expect(again).toMatchObject({ status: 200, body: { supplement: 2 } })
    expect(file.losses).toEqual([
      { id: lost.targetId, reason: 'closed' },
      { id: came, reason: 'moved' },
    ])
    expect(supplementDifference(await bundleOf(p, drawId), file, [first])).toBeNull()
  })

  it('is not replaced by whoever asked, nor twice, nor when it was refused', async () => {
    const lost = await replaceable()
    await ask(lost.id, 'head').then(({ status }) => expect(status).toBe(403))
    await ask(lost.id)
    const twice = await ask(lost.id)
    const reasonless = await p.call('approver', 'decideReplacement', { inspectionId: lost.id, decision: 'rejected' })
    const rejected = await p.call('approver', 'decideReplacement', {
      inspectionId: lost.id,
      decision: 'rejected',
      remark: '现场照片显示仍在营业',
    })
    const late = await approve(lost.id)

    expect(twice).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '待批准' } })
    expect(reasonless).toMatchObject({ status: 422, body: { type: 'reason-required' } })
    expect(rejected).toMatchObject({ status: 200, body: { state: 'rejected' } })
    expect(late).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
    expect((await ask(lost.id)).status).toBe(201)
    expect((await drawOf(p, drawId)).supplements).toBeUndefined()
  })

  it('is approved once when two approve at the same moment', async () => {
    const lost = await replaceable()
    await ask(lost.id)

    const answers = await Promise.all(['approver', 'head'].map((person) => approve(lost.id, person)))

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await drawOf(p, drawId)).supplements).toHaveLength(1)
  })

  it('takes no name of whom to bring in', async () => {
    const lost = await replaceable()

    const answer = await ask(lost.id, 'clerk', { target: inspections[0]?.targetId })

    expect(answer).toMatchObject({ status: 400, body: { type: 'malformed-request', where: 'target' } })
  })

  it('is not given up once somebody has begun, nor by an officer of another team', async () => {
    const lost = await replaceable()
    const other = Array.from({ length: 11 }, (_, at) => `officer-${String(at + 1).padStart(2, '0')}`).find(
      (person) => !lost.officerIds.includes(`SX0900-${person.slice(-2)}`),
    )
    const foreign = await ask(lost.id, other)
    const read = await p.store('inspections').get(lost.id)
    const begun = p.store('inspections').replace(read, { ...read.record, state: 'recorded' }).item
    await p.ports.table.transact([begun], `begin-${lost.id}`.slice(0, 36))

    const late = await ask(lost.id)

    expect(foreign).toMatchObject({ status: 403, body: { type: 'not-your-inspection' } })
    expect(late).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '已录入' } })
  })

  it('is not replaced under a later round; the later round leaves out who came in and who was lost', async () => {
    const [lost, second] = inspections.filter(({ creditClass }) => creditClass !== 'D') as [Inspection, Inspection]
    await ask(lost.id)
    await approve(lost.id)
    const came = (await drawOf(p, drawId)).supplements?.[0]?.target
    await ask(second.id)

    const later = await contributedTo(p, taskId, 2)
    const refused = await approve(second.id)

    const frozen = await p.bucket('archive').get((await drawOf(p, later)).frozenKey)
    const { manifest } = JSON.parse(new TextDecoder().decode(frozen))
    expect(refused).toMatchObject({ status: 409, body: { type: 'later-round-drawn', id: later } })
    expect(manifest.exclusions).toContainEqual({ id: lost.targetId, reason: 'lost-earlier-round' })
    expect(manifest.exclusions).toContainEqual({ id: came, reason: 'drawn-earlier-round' })
  })

  it('says when a level has nobody left', async () => {
    const everybody = `${taskId}00`
    await p.put('tasks', sampleTask({ id: everybody, floor: 10_000 }))
    const all = await drawnOf(p, everybody)
    await p.settle()
    const [first] = (await p.store('inspections').list({ prefix: `${all}-`, limit: 1 })).items
    await ask(first?.id ?? '')

    const answer = await approve(first?.id ?? '')

    expect(answer).toMatchObject({ status: 409, body: { type: 'reserve-empty', level: first?.creditClass } })
  })

  async function supplementOf(key: string): Promise<Supplement> {
    return JSON.parse(new TextDecoder().decode(await p.bucket('archive').get(key))) as Supplement
  }
})

/** The first ticket of a level that was not drawn, by the rule itself. */
function reserveOf(bundle: Awaited<ReturnType<typeof bundleOf>>, level: string): string {
  const excluded = new Set(bundle.manifest.exclusions.map(({ id }) => id))
  const pool = bundle.roster.filter(([id, own]) => own === level && !excluded.has(id)).map(([id]) => id)
  const order = leastTickets(levelKey(fromHex(bundle.seed), level), pool, pool.length)
  return order[bundle.drawn.find((each) => each.level === level)?.ids.length ?? 0] ?? ''
}

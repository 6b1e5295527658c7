import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  bundleOf,
  contributedTo,
  drawOf,
  frozen,
  putRegistries,
  recused,
  sampleTarget,
  sampleTask,
} from './fixtures.ts'

describe('executing a draw', () => {
  let p: TestPlatform
  let tasks = 0
  let taskId: string

  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
  })
  afterAll(() => p.stop())
  beforeEach(async () => {
    taskId = `2022-${++tasks}`
    await p.put('tasks', sampleTask({ id: taskId }))
  })

  it('waits for every witness, naming who is missing', async () => {
    const { drawId, codes } = await frozen(p, taskId)
    await p.call(undefined, 'contribute', { drawId, department: p.department, code: codes[0] ?? '', words: '示例' })

    const answer = await p.call('drawer', 'executeDraw', { drawId })

    const { record } = await p.store('draws').get(drawId)
    expect(answer).toMatchObject({ status: 409, body: { type: 'contribution-missing', missing: ['示例见证乙'] } })
    expect(record.state).toBe('frozen')
    expect(await p.bucket('archive').get(`draws/${p.department}/${drawId}/bundle.json`)).toBeUndefined()
  })

  it('makes one draw when it is asked for twice at the same moment', async () => {
    const drawId = await contributedTo(p, taskId)

    const answers = await Promise.all([1, 2, 3].map(() => p.call('drawer', 'executeDraw', { drawId })))

    const record = await drawOf(p, drawId)
    const done = answers.filter(({ status }) => status === 200)
    expect(done.length).toBeGreaterThanOrEqual(1)
    expect(answers.every(({ status }) => status === 200 || status === 412)).toBe(true)
    for (const { body } of done) expect(body).toMatchObject({ seed: record.seed, resultDigest: record.resultDigest })
    expect((await p.store('tasks').get(taskId)).record.progress).toEqual([{ round: 1, attempts: 1, executed: drawId }])
  })

  it('draws the same whatever order the witnesses typed in, and whatever the registries say by then', async () => {
    const { drawId, codes } = await frozen(p, taskId)
    for (const [at, code] of [...codes.entries()].reverse()) {
      await p.call(undefined, 'contribute', { drawId, department: p.department, code, words: `词${at}` })
    }
    await p.put('targets', sampleTarget(500 + tasks))

    const { body } = await p.call('drawer', 'executeDraw', { drawId })

    const bundle = JSON.parse(new TextDecoder().decode(await p.bucket('archive').get(body.bundleKey ?? '')))
    expect(bundle.contributions).toEqual([
      { kind: 'witness', by: '示例见证甲', value: '词0' },
      { kind: 'witness', by: '示例见证乙', value: '词1' },
    ])
    expect(bundle.roster.map(([id]: [string]) => id)).not.toContain(sampleTarget(500 + tasks).id)
    expect(verifyBundle(bundle).ok).toBe(true)
  })

  it('keeps a recused officer away from both his agencies when all are drawn', async () => {
    const everybody = `${taskId}00`
    await p.put('tasks', sampleTask({ id: everybody, floor: 10_000 }))

    const { body } = await p.call('drawer', 'executeDraw', { drawId: await contributedTo(p, everybody) })

    const teams = (await bundleOf(p, body.id)).teams ?? []
    const withHim = teams.filter(([, officers]) => officers.includes(recused.id))
    const barred = recused.recusals.filter((id) => teams.some(([target]) => target === id))
    expect(barred).toHaveLength(2)
    expect(withHim.length).toBeGreaterThan(0)
    expect(withHim.map(([target]) => target).filter((target) => barred.includes(target))).toEqual([])
  })

  it('refuses a frozen file that is not the committed one, and records nothing', async () => {
    const drawId = await contributedTo(p, taskId)
    const { record } = await p.store('draws').get(drawId)
    const file = JSON.parse(new TextDecoder().decode(await p.bucket('archive').get(record.frozenKey)))
    const altered = { ...file, manifest: { ...file.manifest, floor: 9999 } }
    await p.bucket('archive').put(record.frozenKey, JSON.stringify(altered), { type: 'application/json' })

    const answer = await p.call('drawer', 'executeDraw', { drawId })

    expect(answer).toMatchObject({ status: 409, body: { type: 'draw-not-verifiable', id: drawId } })
    expect((await p.store('draws').get(drawId)).record.state).toBe('frozen')
  })

  it('refuses a roster that was changed in the archive behind an untouched manifest', async () => {
    const drawId = await contributedTo(p, taskId)
    const { record } = await p.store('draws').get(drawId)
    const file = JSON.parse(new TextDecoder().decode(await p.bucket('archive').get(record.frozenKey)))
    await p
      .bucket('archive')
      .put(record.frozenKey, JSON.stringify({ ...file, roster: file.roster.slice(1) }), { type: 'application/json' })

    const answer = await p.call('drawer', 'executeDraw', { drawId })

    expect(answer).toMatchObject({ status: 409, body: { type: 'draw-not-verifiable' } })
    expect((await p.store('draws').get(drawId)).record).toMatchObject({ state: 'frozen' })
  })

  it('refuses a void draw', async () => {
    const drawId = await contributedTo(p, taskId)
    await p.call('approver', 'voidDraw', { drawId, reason: '示例理由' })

    const answer = await p.call('drawer', 'executeDraw', { drawId })

    expect(answer).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '已作废' } })
  })

  it('is refused to the wrong role and for an unknown draw', async () => {
    const drawId = await contributedTo(p, taskId)

    const role = await p.call('approver', 'executeDraw', { drawId })
    const unknown = await p.call('drawer', 'executeDraw', { drawId: 'unknown' })

    expect(role).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
    expect(unknown).toMatchObject({ status: 404, body: { type: 'not-found' } })
  })
})

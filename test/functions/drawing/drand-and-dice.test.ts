import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { bundleOf, codesOf, putRegistries, sampleTask } from './fixtures.ts'

/** Round 1000 of quicknet and its signature, as the network published them on 23 August 2023. */
const round = 1000
const signature = 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39'

describe('a draw with dice and a drand round', () => {
  let p: TestPlatform
  beforeAll(async () => {
    p = await platform({ now: '2022-07-04T01:00:00Z' })
    await putRegistries(p)
    await p.put('tasks', sampleTask())
    await p.put('tasks', sampleTask({ id: '2022-2' }))
  })
  afterAll(() => p.stop())

  const freeze = (taskId: string, more: Record<string, unknown>) =>
    p.call('drawer', 'freezeDraw', { taskId, round: 1, witnesses: ['示例见证甲'], ...more })
  const drand = (drawId: string, signed: string) =>
    p.call(undefined, 'contributeDrand', { drawId, department: p.department, signature: signed })

  it('takes the very round that was named, verified, and is recomputed with all three', async () => {
    const drawId = (await freeze('2022-1', { dice: ['示例掷骰'], drand: { round } })).body.draw.id
    const [witness = '', dice = ''] = await codesOf(p, drawId)
    for (const [code, words] of [
      [witness, '山高水长'],
      [dice, '6 1 4'],
    ]) {
      await p.call(undefined, 'contribute', { drawId, department: p.department, code, words })
    }
    const early = await p.call('drawer', 'executeDraw', { drawId })
    const forged = await drand(drawId, `a${signature.slice(1)}`)

    const given = await drand(drawId, signature)
    const again = await drand(drawId, signature)
    await p.call('drawer', 'executeDraw', { drawId })

    const bundle = await bundleOf(p, drawId)
    expect(early).toMatchObject({ status: 409, body: { missing: [`drand/quicknet/${round}`] } })
    expect(forged).toMatchObject({ status: 422, body: { type: 'contribution-not-valid' } })
    expect(given).toMatchObject({ status: 200, body: { by: `drand/quicknet/${round}`, waitingFor: [] } })
    expect(again.status).toBe(200)
    expect(bundle.contributions.map(({ kind }) => kind)).toEqual(['witness', 'dice', 'drand'])
    expect(verifyBundle(bundle)).toMatchObject({ ok: true })
  })

  it('refuses a round that was made by now, and a witness who calls himself drand', async () => {
    const now = p.clock.now()
    await p.clock.set('2023-09-01T00:00:00Z')

    const past = await freeze('2022-2', { drand: { round } })
    const named = await freeze('2022-2', { witnesses: [`drand/quicknet/${round}`] })

    await p.clock.set(now.toISOString())
    expect(past).toMatchObject({ status: 422, body: { type: 'contribution-not-valid' } })
    expect(named).toMatchObject({ status: 422, body: { type: 'contribution-not-valid' } })
  })

  it('takes no drand where none was named', async () => {
    const drawId = (await freeze('2022-2', {})).body.draw.id

    expect(await drand(drawId, signature)).toMatchObject({
      status: 409,
      body: { type: 'contribution-not-expected' },
    })
  })
})

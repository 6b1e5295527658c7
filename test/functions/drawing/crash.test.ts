import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyBundle } from '../../../shared/domain/verify/verify-bundle.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { contributedTo, putRegistries, sampleTask } from './fixtures.ts'

const witnesses = ['示例见证甲']

describe('dying between the archive and the transaction', () => {
  let p: TestPlatform
  let dying = false
  beforeAll(async () => {
    p = await platform({
      now: '2022-07-04T01:00:00Z',
      wrapPorts: (ports) => ({
        ...ports,
        table: {
          ...ports.table,
          transact: (items, token) =>
            dying ? Promise.reject(new Error('killed before the commit')) : ports.table.transact(items, token),
        },
      }),
    })
    await putRegistries(p)
    await p.put('tasks', sampleTask())
  })
  afterAll(() => p.stop())

  it('leaves an orphan object of a freeze and nothing else; the next freeze is still attempt 1', async () => {
    dying = true
    const died = await p.call('drawer', 'freezeDraw', { taskId: '2022-1', round: 1, witnesses })
    dying = false
    const draws = await p.store('draws').list()
    const orphans = await keysOf(p)

    const again = await p.call('drawer', 'freezeDraw', { taskId: '2022-1', round: 1, witnesses })

    expect(died.status).toBe(500)
    expect(draws.items).toEqual([])
    expect(orphans).toHaveLength(1)
    expect(again).toMatchObject({ status: 201, body: { draw: { attempt: 1 } } })
  })

  it('leaves a frozen draw when it dies while executing; the next execution makes the very same bundle', async () => {
    await p.put('tasks', sampleTask({ id: '2022-2' }))
    const drawId = await contributedTo(p, '2022-2')
    dying = true
    await p.call('drawer', 'executeDraw', { drawId })
    dying = false
    const left = await p.store('draws').get(drawId)
    const key = `draws/${p.department}/${drawId}/bundle.json`
    const orphan = await p.bucket('archive').get(key)

    const again = await p.call('drawer', 'executeDraw', { drawId })

    const bundle = await p.bucket('archive').get(key)
    expect(left.record.state).toBe('frozen')
    expect(again).toMatchObject({ status: 200, body: { state: 'executed', bundleKey: key } })
    expect(bundle).toEqual(orphan)
    expect(verifyBundle(new TextDecoder().decode(bundle)).ok).toBe(true)
  })
})

async function keysOf(p: TestPlatform): Promise<string[]> {
  const keys: string[] = []
  for await (const key of p.bucket('archive').keys(`draws/${p.department}/`)) keys.push(key)
  return keys
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteName, TestPlatform } from '../../platform.ts'
import { approvedInspection, stored, submittedInspection } from '../inspecting/samples.ts'
import { order, publishedInspection, referral, reviewingPlatform } from './files.ts'

let dies: 'before' | 'after' | undefined

let p: TestPlatform

beforeAll(async () => {
  p = await reviewingPlatform({
    wrapPorts: (ports) => ({
      ...ports,
      table: {
        ...ports.table,
        transact: async (items, token) => {
          const now = dies
          dies = undefined
          if (now === 'before') throw new Error('killed before the transaction')
          await ports.table.transact(items, token)
          if (now === 'after') throw new Error('killed after the transaction')
        },
      },
    }),
  })
})
afterAll(() => p.stop())

type Act = readonly [who: string, route: RouteName, prepare: () => Promise<Record<string, unknown>>]

/** One act of each kind, with what makes it possible. */
const acts: readonly Act[] = [
  ['reviewer', 'reviewResult', async () => ({ inspectionId: await submittedInspection(p), decision: 'approved' })],
  [
    'reviewer',
    'reviewResult',
    async () => ({
      inspectionId: await submittedInspection(p),
      decision: 'returned',
      items: [{ itemId: 'F-01', reason: '再查' }],
    }),
  ],
  [
    'officer-01',
    'recordRecheck',
    async () => ({
      inspectionId: await approvedInspection(p, order),
      on: '2022-07-20',
      outcome: 'passed',
      finding: '已改',
    }),
  ],
  ['reviewer', 'referInspection', async () => ({ inspectionId: await approvedInspection(p), ...referral })],
  [
    'reviewer',
    'handOverCase',
    async () => ({ inspectionId: await approvedInspection(p), unit: '示例', reason: '示例' }),
  ],
  ['reviewer', 'closeInspection', async () => ({ inspectionId: await publishedInspection(p) })],
]

describe.each(acts)('killed around the transaction of %s’s %s', (who, route, prepare) => {
  it.each(['before', 'after'] as const)('%s it: asked again under its key it happened once', async (when) => {
    const input = await prepare()
    await p.settle()
    const before = await stored(p, String(input['inspectionId']))
    const key = { idempotencyKey: `${route}-${when}-${String(input['inspectionId'])}` }

    dies = when
    await p.call(who, route, input, key)
    dies = undefined
    const again = await p.call(who, route, input, key)

    const after = await stored(p, String(input['inspectionId']))
    expect(again.status, JSON.stringify(again.body)).toBe(200)
    expect(after.edits).toBe((before.edits ?? 0) + 1)
    expect(after.state).toBe((again.body as { state?: string }).state)
  })
})

it('a list that was not told of a change hears of it when the event comes again', async () => {
  const inspectionId = await submittedInspection(p)
  dies = 'before'
  await p.settle()

  const { body } = await p.call('reviewer', 'listWaiting', { desk: 'review', limit: 200 })

  expect(body.items.map((line) => line.inspectionId)).toContain(inspectionId)
})

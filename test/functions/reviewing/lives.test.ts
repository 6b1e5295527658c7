import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Versioned } from '../../../functions/stores/record-store.ts'
import { apiPrefix, type Route } from '../../../shared/contract/route.ts'
import { routes } from '../../../shared/contract/routes.ts'
import { caseLifecycle } from '../../../shared/domain/inspection/case-filing.ts'
import { type Inspection, inspectionLifecycle } from '../../../shared/domain/inspection/inspection.ts'
import { rectificationLifecycle, rectificationState } from '../../../shared/domain/inspection/rectification.ts'
import { referralLifecycle } from '../../../shared/domain/inspection/referral.ts'
import type { Lifecycle } from '../../../shared/kernel/lifecycle.ts'
import type { TestPlatform } from '../../platform.ts'
import { record, submittedInspection } from '../inspecting/samples.ts'
import { order, rechecked, referral, reviewingPlatform, sentReferral } from './files.ts'

let p: TestPlatform
let versions: Versioned<Inspection>[]

/** One inspection goes through nearly everything that can become of it; what was written, and by which request, is on record. */
beforeAll(async () => {
  p = await reviewingPlatform()
  const inspectionId = await submittedInspection(p, order)
  const at = { inspectionId }
  const on = '2022-07-20'
  const items = [{ itemId: 'F-01', reason: '示例' }]
  await p.call('reviewer', 'reviewResult', { ...at, decision: 'returned', items })
  await record(p, inspectionId, order)
  await p.call('officer-02', 'confirmResult', at)
  await p.call('reviewer', 'reviewResult', { ...at, decision: 'approved' })
  await p.call('officer-01', 'takeProof', { ...at, on, text: '示例' })
  await p.call('officer-01', 'askForTerm', { ...at, until: '2022-09-01', reason: '示例' })
  await p.call('approver', 'decideTerm', { ...at, granted: true, reason: '示例' })
  await rechecked(p, inspectionId, 'failed')
  await p.call('reviewer', 'orderAgain', { ...at, dueOn: '2022-09-30', reason: '示例' })
  await rechecked(p, inspectionId, 'failed')
  const { body } = await p.call('reviewer', 'handOverCase', { ...at, unit: '示例', reason: '示例' })
  const caseId = body.cases?.[0]?.id ?? ''
  await p.call('reviewer', 'recordCaseFiling', { ...at, caseId, number: '1', on })
  await p.call('reviewer', 'concludeCase', { ...at, caseId, kind: 'penalty', number: '1', on, text: '示例' })
  const referralId = await sentReferral(p, inspectionId)
  await p.call('reviewer', 'receiptReferral', { ...at, referralId, on, number: '1' })
  await p.call('reviewer', 'concludeReferral', { ...at, referralId, kind: 'handled', on, text: '示例' })
  const proposed = await p.call('reviewer', 'referInspection', { ...at, ...referral })
  const second = proposed.body.referrals.at(-1)?.id
  await p.call('reviewer', 'withdrawReferral', { ...at, referralId: second, reason: '示例' })
  await p.call('approver', 'withholdResult', { ...at, basis: '示例', reason: '示例' })
  await p.call('reviewer', 'closeInspection', at)
  await p.call('approver', 'reopenInspection', { ...at, reason: '示例' })
  await p.call('publisher', 'publishResult', at)
  await p.call('reviewer', 'closeInspection', at)
  const { items: all } = await p.store('inspections').versions(inspectionId, { limit: 200 })
  versions = all.toReversed()
}, 60_000)
afterAll(() => p.stop())

const allRoutes: Readonly<Record<string, Route>> = routes

/** Every move of a life that was made, with the request that made it. */
function movesOf(state: (inspection: Inspection) => string | undefined) {
  return versions.slice(1).flatMap(({ record: after, hand }, at) => {
    const [from, to] = [state(versions[at]?.record as Inspection), state(after)]
    return from !== undefined && to !== undefined && from !== to ? [{ from, to, cause: hand?.cause ?? '' }] : []
  })
}

/** The moves of the table that go from the one to the other, made by the request. */
function inTable(
  { moves }: Lifecycle<string, string>,
  { from, to, cause }: ReturnType<typeof movesOf>[number],
): string[] {
  return Object.entries(moves).flatMap(([name, move]) => {
    const keys = (move.how?.via ?? [])
      .map((way) => allRoutes[way])
      .map((route) => route && `${route.method} ${apiPrefix}${route.path}`)
    return move.from.includes(from) && move.to === to && keys.includes(cause) ? [name] : []
  })
}

const lives: readonly (readonly [
  table: Lifecycle<string, string>,
  state: (inspection: Inspection) => string | undefined,
])[] = [
  [inspectionLifecycle, ({ state }) => state],
  [rectificationLifecycle, ({ rectification }) => rectification && rectificationState(rectification)],
  [caseLifecycle, ({ cases }) => cases?.[0]?.state],
  [referralLifecycle, ({ referrals }) => referrals[0]?.state],
  [referralLifecycle, ({ referrals }) => referrals[1]?.state],
]

describe.each(lives)('the life of $what', (table, state) => {
  it('is lived as its table says: from where, to where, and by which request', () => {
    const made = movesOf(state)

    expect(made.length).toBeGreaterThan(0)
    for (const move of made) expect(inTable(table, move), JSON.stringify(move)).toHaveLength(1)
  })
})

it('an inspection goes through every state but the one of a void draw', () => {
  const seen = new Set(versions.map(({ record: { state } }) => state))

  expect([...seen].sort()).toEqual(
    Object.keys(inspectionLifecycle.states)
      .filter((state) => state !== 'called-off')
      .sort(),
  )
})

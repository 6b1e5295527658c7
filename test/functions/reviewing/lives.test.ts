import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Versioned } from '../../../functions/stores/record-store.ts'
import { apiPrefix, type Route } from '../../../shared/contract/route.ts'
import { routes } from '../../../shared/contract/routes.ts'
import { outboxPartition } from '../../../shared/contract/stores.ts'
import { caseLifecycle } from '../../../shared/domain/inspection/case-filing.ts'
import { type Inspection, inspectionLifecycle } from '../../../shared/domain/inspection/inspection.ts'
import { rectificationLifecycle, rectificationState } from '../../../shared/domain/inspection/rectification.ts'
import { referralLifecycle } from '../../../shared/domain/inspection/referral.ts'
import type { Lifecycle } from '../../../shared/kernel/lifecycle.ts'
import type { TestPlatform } from '../../platform.ts'
import { record, stored, submittedInspection } from '../inspecting/samples.ts'
import { order, rechecked, referral, reviewingPlatform, sentReferral } from './files.ts'

let p: TestPlatform
let versions: Versioned<Inspection>[]

/** What one request did: its event, and whether the public site and the department's clocks followed. */
interface Step {
  readonly event: string
  readonly isPublic: boolean
  readonly site: boolean
  readonly clocks: boolean
}

let steps: Step[]
let events: string[]

/** Every public file by the hash of its bytes. */
async function siteNow(): Promise<string> {
  const { objects, more } = await p.bucket('site').list({})
  expect(more).toBe(false)
  return objects.map(({ key, etag }) => `${key} ${etag}`).join('\n')
}

async function clocksNow(): Promise<string> {
  const { body } = await p.call('clerk', 'listDeadlines', { year: '2022', limit: 200 })
  return JSON.stringify(body.items)
}

async function eventsOf(inspectionId: string): Promise<string[]> {
  const { rows } = await p.ports.table.query({ partition: outboxPartition, limit: 1000 })
  return rows.flatMap(({ type, object }) => (object === `inspections/${inspectionId}` ? [String(type)] : []))
}

/** One inspection goes through nearly everything that can become of it; what was written, and by which request, is on record. */
beforeAll(async () => {
  p = await reviewingPlatform()
  const inspectionId = await submittedInspection(p, order)
  const at = { inspectionId }
  const on = '2022-07-20'
  const items = [{ itemId: 'F-01', reason: '示例' }]
  await p.settle()
  let [site, clocks] = [await siteNow(), await clocksNow()]
  steps = []
  const act: typeof p.call = async (person, name, input, options) => {
    const answer = await p.call(person, name, input, options)
    await p.settle()
    const [nextSite, nextClocks] = [await siteNow(), await clocksNow()]
    const event = (await eventsOf(inspectionId)).at(-1) ?? ''
    const isPublic = (await stored(p, inspectionId)).publishedOn !== undefined
    steps.push({ event, isPublic, site: site !== nextSite, clocks: clocks !== nextClocks })
    ;[site, clocks] = [nextSite, nextClocks]
    return answer
  }
  await act('reviewer', 'reviewResult', { ...at, decision: 'returned', items })
  await record(p, inspectionId, order)
  await act('officer-02', 'confirmResult', at)
  await act('reviewer', 'reviewResult', { ...at, decision: 'approved' })
  await act('officer-01', 'takeProof', { ...at, on, text: '示例' })
  await act('officer-01', 'askForTerm', { ...at, until: '2022-09-01', reason: '示例' })
  await act('approver', 'decideTerm', { ...at, granted: true, reason: '示例' })
  await rechecked(p, inspectionId, 'failed')
  await act('reviewer', 'orderAgain', { ...at, dueOn: '2022-09-30', reason: '示例' })
  await rechecked(p, inspectionId, 'failed')
  const { body } = await act('reviewer', 'handOverCase', { ...at, unit: '示例', reason: '示例' })
  const caseId = body.cases?.[0]?.id ?? ''
  await act('reviewer', 'recordCaseFiling', { ...at, caseId, number: '1', on })
  await act('reviewer', 'concludeCase', { ...at, caseId, kind: 'penalty', number: '1', on, text: '示例' })
  const referralId = await sentReferral(p, inspectionId)
  await act('reviewer', 'receiptReferral', { ...at, referralId, on, number: '1' })
  await act('reviewer', 'concludeReferral', { ...at, referralId, kind: 'handled', on, text: '示例' })
  const proposed = await act('reviewer', 'referInspection', { ...at, ...referral })
  const second = proposed.body.referrals.at(-1)?.id
  await p.call('approver', 'issueReferral', { ...at, referralId: second, number: '2', on })
  await p.settle()
  clocks = await clocksNow()
  await act('reviewer', 'withdrawReferral', { ...at, referralId: second, reason: '示例' })
  await act('approver', 'withholdResult', { ...at, basis: '示例', reason: '示例' })
  await act('reviewer', 'closeInspection', at)
  await act('approver', 'reopenInspection', { ...at, reason: '示例' })
  await act('publisher', 'publishResult', at)
  const known = await act('reviewer', 'referInspection', { ...at, ...referral })
  const third = { ...at, referralId: known.body.referrals.at(-1)?.id }
  await act('approver', 'issueReferral', { ...third, number: '3', on })
  await act('reviewer', 'receiptReferral', { ...third, on, number: '3' })
  await act('reviewer', 'concludeReferral', { ...third, kind: 'handled', on, text: '示例' })
  await act('reviewer', 'closeInspection', at)
  const { items: all } = await p.store('inspections').versions(inspectionId, { limit: 200 })
  versions = all.toReversed()
  events = await eventsOf(inspectionId)
}, 120_000)
afterAll(() => p.stop())

const allRoutes: Readonly<Record<string, Route>> = routes

/** Every move of a life that was made, with the request that made it. */
function movesOf(state: (inspection: Inspection) => string | undefined) {
  return versions.slice(1).flatMap(({ record: after, hand }, at) => {
    const [from, to] = [state(versions[at]?.record as Inspection), state(after)]
    return from !== undefined && to !== undefined && from !== to
      ? [{ from, to, cause: hand?.cause ?? '', event: events[at] }]
      : []
  })
}

/** The moves of the table that go from the one to the other, made by the request. */
function inTable(
  { moves }: Lifecycle<string, string>,
  { from, to, cause, event }: ReturnType<typeof movesOf>[number],
): string[] {
  return Object.entries(moves).flatMap(([name, move]) => {
    const keys = (move.how?.via ?? [])
      .map((way) => allRoutes[way])
      .map((route) => route && `${route.method} ${apiPrefix}${route.path}`)
    return move.from.includes(from) && move.to === to && keys.includes(cause) && move.how?.event === event ? [name] : []
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
  it('is lived as its table says: from where, to where, by which request and with which event', () => {
    const made = movesOf(state)

    expect([made.length > 0, events.length]).toEqual([true, versions.length - 1])
    for (const move of made) expect(inTable(table, move), JSON.stringify(move)).toHaveLength(1)
  })
})

describe('what the tables say of an event', () => {
  const stories = new Map(
    lives.flatMap(([table]) =>
      Object.values(table.moves).flatMap(({ how }) => (how ? [[how.event, how] as const] : [])),
    ),
  )
  const told = () =>
    steps.flatMap((step) => (stories.has(step.event) ? [{ ...step, how: stories.get(step.event) }] : []))

  /** A closing tells the archive; of a result that was withheld first the clock had ended with that. */
  const withoutClock = ['inspection.closed', 'result.published']

  it('is what happens to the public site: nothing changes unsaid, and what is said of a public result changes', () => {
    expect(told().length).toBeGreaterThan(20)
    for (const { event, site, isPublic, how } of told()) {
      if (how?.publishes === undefined) expect([event, site]).toEqual([event, false])
      else if (isPublic) expect([event, site]).toEqual([event, true])
    }
  })

  it('is what happens to the clocks: none starts or ends unsaid, and those that are said do', () => {
    for (const { event, clocks, how } of told()) {
      if (how?.notifies === undefined) expect([event, clocks]).toEqual([event, false])
      else if (!withoutClock.includes(event)) expect([event, clocks]).toEqual([event, true])
    }
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

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inspectionSample } from '../../domain/inspection/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleCode, targetWords } from './sample-targets.ts'

let p: TestPlatform
let n = 0

beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())
beforeEach(() => {
  n += 1
})

async function entered(more: Record<string, unknown> = {}): Promise<string> {
  const targetId = sampleCode(n)
  const { status, body } = await p.call('clerk', 'createTarget', { targetId, ...targetWords, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return targetId
}

const recordOf = async (id: string) => (await p.store('targets').get(id)).record

describe('a target', () => {
  it('is entered unrated, with a licence without end and the name of its region', async () => {
    const targetId = await entered({ licence: { number: 'DLJZ1', from: '2020-01-01' }, tags: ['重点'] })

    const { body, headers } = await p.call('auditor', 'getTarget', { targetId })

    expect(body).toMatchObject({
      id: targetId,
      regionName: '忻府区',
      creditClass: 'unrated',
      state: 'active',
      licence: { number: 'DLJZ1', from: '2020-01-01' },
      tags: ['重点'],
      visitsThisYear: 0,
    })
    expect((body as { licence: object }).licence).not.toHaveProperty('to')
    expect(headers['etag']).toBe('"1"')
  })

  it('is one however its code is typed', async () => {
    const targetId = await entered()
    const wide = targetId.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

    for (const code of [wide, targetId.toLowerCase(), ` ${targetId}\u200b`]) {
      const answer = await p.call('clerk', 'createTarget', { targetId: code, ...targetWords })

      expect(answer, code).toMatchObject({ status: 409, body: { type: 'already-exists', id: targetId } })
    }
  })

  it('is taken with a failing check digit only for a reason', async () => {
    const id = '91350203M0001QAY9B'

    const refused = await p.call('clerk', 'createTarget', { targetId: id, ...targetWords })
    const accepted = await p.call('clerk', 'createTarget', { targetId: id, ...targetWords, acceptCode: '执照原件如此' })

    expect(refused).toMatchObject({ status: 422, body: { type: 'code-not-valid', code: id } })
    expect(accepted).toMatchObject({ status: 201, body: { id, codeAccepted: '执照原件如此' } })
  })

  it.each([
    [{ targetId: 'NO-CODE', acceptCode: '理由' }, 'code-not-valid'],
    [{ region: '350203' }, 'region-unknown'],
    [{ kind: 'other' }, 'kind-not-legal'],
    [{ otherKind: 'product' }, 'kind-not-legal'],
    [{ licence: { number: '1', from: '2022-02-01', to: '2022-01-01' } }, 'period-not-legal'],
    [{ observation: { from: '2022-02-01', to: '2022-01-01', reason: '新设' } }, 'period-not-legal'],
  ])('is refused with %j', async (wrong, type) => {
    const answer = await p.call('clerk', 'createTarget', { targetId: sampleCode(n), ...targetWords, ...wrong })

    expect(answer).toMatchObject({ status: 422, body: { type } })
    expect(await p.store('targets').find(sampleCode(n))).toBeUndefined()
  })

  it.each(['product', 'project', 'behaviour'])('may be a %s with a number of its own kind', async (otherKind) => {
    const targetId = `示例-${n}`

    const answer = await p.call('clerk', 'createTarget', { targetId, ...targetWords, kind: 'other', otherKind })

    expect(answer).toMatchObject({ status: 201, body: { id: targetId, kind: 'other', otherKind } })
  })

  it('is edited by the one who read it last, and what he leaves out is gone from it', async () => {
    const targetId = await entered({ address: '示例路 1 号' })

    const edited = await p.call('clerk', 'editTarget', { targetId, ...targetWords, name: '甲' }, { ifMatch: 1 })
    const late = await p.call('clerk', 'editTarget', { targetId, ...targetWords, name: '乙' }, { ifMatch: 1 })

    expect(edited).toMatchObject({ status: 200, body: { name: '甲' } })
    expect(edited.body).not.toHaveProperty('address')
    expect(late).toMatchObject({ status: 412, body: { type: 'changed-meanwhile', current: 2 } })
  })

  it('leaves the registry with a reason, stays readable, and comes back', async () => {
    const targetId = await entered()

    const removed = await p.call('clerk', 'removeTarget', { targetId, reason: '不再从事此业务' })
    const edited = await p.call('clerk', 'editTarget', { targetId, ...targetWords }, { ifMatch: 2 })
    const twice = await p.call('clerk', 'removeTarget', { targetId, reason: '再次' })
    const read = await p.call('auditor', 'getTarget', { targetId })
    const back = await p.call('clerk', 'reinstateTarget', { targetId, reason: '恢复经营' })

    const why = { on: '2022-03-01', reason: '不再从事此业务' }
    expect(removed.body).toMatchObject({ state: 'removed', removed: why })
    expect(edited).toMatchObject({ status: 409, body: { type: 'wrong-state', state: '移出名录' } })
    expect(twice).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
    expect(read.body).toMatchObject({ state: 'removed', removed: why })
    expect(back.body).toMatchObject({ state: 'active' })
    expect(back.body).not.toHaveProperty('removed')
  })

  it('tells every version: who, when, by what', async () => {
    const targetId = await entered()
    await p.call('clerk', 'editTarget', { targetId, ...targetWords, name: '改名' }, { ifMatch: 1 })
    await p.call('clerk', 'removeTarget', { targetId, reason: '示例' })

    const { body } = await p.call('auditor', 'listTargetHistory', { targetId })

    expect(body).toMatchObject({
      items: [
        { version: 3, by: 'clerk', cause: 'POST /api/targets/{targetId}/removal', record: { state: 'removed' } },
        { version: 2, by: 'clerk', record: { name: '改名', state: 'active' } },
        { version: 1, by: 'clerk', cause: 'POST /api/targets', record: { name: targetWords.name } },
      ],
    })
  })

  it.each(['createTarget', 'removeTarget', 'scoreTarget'] as const)(
    'is not for an officer to change: %s',
    async (name) => {
      const input = {
        createTarget: { ...targetWords },
        removeTarget: { reason: '示例' },
        scoreTarget: { class: 'A', source: '示例', date: '2022-01-01' },
      }[name]

      const answer = await p.call('officer-01', name, { targetId: sampleCode(n), ...input })

      expect(answer).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
    },
  )
})

describe('the credit of a target', () => {
  const scores = (targetId: string, ...all: [string, string][]) =>
    all.reduce(
      async (before, [date, cls]) => {
        await before
        return p.call('clerk', 'scoreTarget', { targetId, class: cls, source: '省平台', date })
      },
      Promise.resolve() as Promise<unknown>,
    )

  it('is the latest by its own date, whatever the order in which they came, with all before it', async () => {
    const targetId = await entered()

    await scores(targetId, ['2022-01-01', 'B'], ['2022-02-01', 'C'], ['2021-12-01', 'A'])

    expect(await recordOf(targetId)).toMatchObject({
      creditClass: 'C',
      creditDate: '2022-02-01',
      credits: [
        { class: 'A', source: '省平台', date: '2021-12-01' },
        { class: 'B', source: '省平台', date: '2022-01-01' },
        { class: 'C', source: '省平台', date: '2022-02-01' },
      ],
    })
  })

  it('is not changed by a repeat, and refuses another class from the same source for the same day', async () => {
    const targetId = await entered()
    const given = { targetId, class: 'B', source: '省平台', date: '2022-01-01' }
    await p.call('clerk', 'scoreTarget', given)

    const again = await p.call('clerk', 'scoreTarget', given)
    const other = await p.call('clerk', 'scoreTarget', { ...given, class: 'D' })
    const ahead = await p.call('clerk', 'scoreTarget', { ...given, date: '2022-03-02' })

    expect(again).toMatchObject({ status: 200, headers: { etag: '"2"' } })
    expect(other).toMatchObject({ status: 409, body: { type: 'credit-said-otherwise', date: '2022-01-01' } })
    expect(ahead).toMatchObject({ status: 422, body: { type: 'day-not-acceptable' } })
    expect(await recordOf(targetId)).toMatchObject({ creditClass: 'B' })
  })
})

describe('the visits of a target', () => {
  it('are counted by its dispatched inspections, once each, and not when called off', async () => {
    const targetId = await entered()
    const sample = (id: string, more = {}) =>
      inspectionSample({ id, targetId, dispatchedAt: '2022-07-04T01:00:00Z', state: 'dispatched', ...more })
    await p.put('inspections', sample(`v${n}-1`))
    await p.put(
      'inspections',
      sample(`v${n}-2`, { state: 'called-off', calledOff: { on: '2022-07-05', reason: '作废' } }),
    )
    await p.put('inspections', sample(`v${n}-3`, { dispatchedAt: '2021-07-04T01:00:00Z' }))
    for (const id of [1, 2, 3, 1]) await tell(`v${n}-${id}`)

    await p.settle()

    await p.clock.set('2022-08-01T01:00:00Z')
    const { body } = await p.call('auditor', 'getTarget', { targetId })
    const listed = await p.call('auditor', 'listVisits', { targetId })
    const before = await p.call('auditor', 'listVisits', { targetId, year: 2021 })
    expect(body).toMatchObject({ visitsThisYear: 1, burden: { year: 2022, visits: 1, cap: 2 } })
    expect(listed.body).toMatchObject({ year: 2022, count: 1 })
    expect((listed.body as { items: unknown[] }).items).toHaveLength(2)
    expect(before.body).toMatchObject({ year: 2021, count: 1, items: [{ inspectionId: `v${n}-3` }] })
  })
})

let told = 0

/** An outbox row as dispatching leaves it. */
async function tell(inspection: string): Promise<void> {
  told += 1
  const row = {
    pk: 'outbox#log',
    sk: `01TOLD${String(told).padStart(20, '0')}`,
    version: 1,
    type: 'inspection.dispatched',
    department: p.department,
    object: `inspections/${inspection}`,
    at: '2022-07-04T01:00:00Z',
    entry: '{}',
    payload: '{}',
    salt: '00',
    record: {},
  }
  await p.ports.table.transact([{ put: { row } }], row.sk)
}

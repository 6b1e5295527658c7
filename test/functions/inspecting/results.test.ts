import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordStore } from '../../../functions/stores/record-store.ts'
import { sampleCertificate } from '../../../infra/local/seed/people.ts'
import { jpeg } from '../../domain/inspection/pictures.ts'
import { good, inspectionSample, officerSample } from '../../domain/inspection/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import {
  addPhoto,
  declaration,
  dispatched,
  record,
  recordedInspection,
  registerOfficers,
  stored,
  visitTime,
} from './samples.ts'

let p: TestPlatform

beforeAll(async () => {
  p = await platform({ now: visitTime })
  await registerOfficers(p)
})
afterAll(() => p.stop())

async function transfer(n: number, since: string) {
  const officers = p.store('officers')
  const read = await officers.get(sampleCertificate(n))
  const left = officerSample(sampleCertificate(n), { state: 'transferred', since })
  await p.ports.table.transact([officers.replace(read, left).item], `transfer-${n}`)
}

describe('recording', () => {
  it('records what the officer found and answers with the next edition', async () => {
    const { id } = await dispatched(p)

    const { status, body, headers } = await record(p, id)

    expect([status, body.state, body.result?.recordedBy, headers['etag']]).toEqual([
      200,
      'recorded',
      'SX0900-01',
      '"2"',
    ])
  })

  it('is not spoiled by a photo that arrived while the officer typed', async () => {
    const { id } = await dispatched(p)
    const before = await p.call('officer-01', 'getInspection', { inspectionId: id })
    await addPhoto(p, id)

    const ifMatch = Number(JSON.parse(before.headers['etag'] as string))
    const { status, body } = await p.call('officer-01', 'recordResult', { inspectionId: id, ...good }, { ifMatch })

    expect([status, body.photos.map(({ state }) => state)]).toEqual([200, ['accepted']])
  })

  it('asks for the edition that was read', async () => {
    const { id } = await dispatched(p)

    const { status, body } = await p.call('officer-01', 'recordResult', { inspectionId: id, ...good })

    expect([status, body['type']]).toEqual([428, 'version-required'])
  })

  it('refuses the second of two officers who record on the same edition', async () => {
    const { id } = await dispatched(p)

    const both = await Promise.all(
      ['officer-01', 'officer-02'].map((person) =>
        p.call(person, 'recordResult', { inspectionId: id, ...good }, { ifMatch: 1 }),
      ),
    )

    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 412]))
    expect((await stored(p, id)).edits).toBe(1)
  })

  it('answers the same request sent again with the same result, and another body with a refusal', async () => {
    const { id } = await dispatched(p)
    const once = { ifMatch: 1, idempotencyKey: 'phone-1' }

    const first = await p.call('officer-01', 'recordResult', { inspectionId: id, ...good }, once)
    const again = await p.call('officer-01', 'recordResult', { inspectionId: id, ...good }, once)
    const other = await p.call('officer-01', 'recordResult', { inspectionId: id, ...good, opinion: '另议' }, once)

    expect([again.status, again.body]).toEqual([200, first.body])
    expect([other.status, other.body['type']]).toEqual([422, 'key-reused'])
    expect((await stored(p, id)).edits).toBe(1)
  })

  it.each([
    ['a code that nobody chose', { items: [{ itemId: 'F-01', finding: '' }] }, 'malformed-request'],
    ['a code outside the list', { items: [{ itemId: 'F-01', code: '98', finding: '' }] }, 'malformed-request'],
    ['an unknown property', { items: good.items, verdict: 'normal' }, 'malformed-request'],
    ['a day that is none', { endedOn: '2022-02-30' }, 'malformed-request'],
    [
      'an item of another inspection',
      { items: [...good.items, { itemId: 'F-77', code: '01', finding: '' }] },
      'item-not-in-inspection',
    ],
    ['an item left out', { items: good.items.slice(1) }, 'result-incomplete'],
    ['a day before the draw was dispatched', { endedOn: '2022-07-09' }, 'day-not-acceptable'],
    ['tomorrow', { endedOn: '2022-07-21' }, 'day-not-acceptable'],
  ])('refuses %s and keeps nothing', async (_, change, code) => {
    const { id } = await dispatched(p)

    const { status, body } = await record(p, id, change)

    expect([Math.floor(status / 100), body['type']]).toEqual([4, code])
    expect(await stored(p, id)).toMatchObject({ state: 'dispatched' })
  })

  it('is for the team alone', async () => {
    const { id } = await dispatched(p)

    const stranger = await record(p, id, {}, 'officer-03')
    const clerk = await record(p, id, {}, 'clerk')
    const unknown = await p.call('officer-01', 'recordResult', { inspectionId: 'no-such', ...good }, { ifMatch: 1 })

    expect([stranger, clerk, unknown].map(({ status, body }) => [status, body['type']])).toEqual([
      [403, 'not-your-inspection'],
      [403, 'not-your-role'],
      [404, 'not-found'],
    ])
  })

  it('does not find another department’s inspection', async () => {
    const foreign = inspectionSample({ id: 'foreign' })
    const other = recordStore(p.ports.table, 'inspections', '140900/health')
    await p.ports.table.transact([other.create(foreign).item], 'foreign')
    const inspectionId = foreign.id

    const answers = [
      await p.call('officer-01', 'getInspection', { inspectionId }),
      await p.call('officer-01', 'recordResult', { inspectionId, ...good }, { ifMatch: 1 }),
      await p.call('officer-01', 'declarePhoto', { inspectionId, ...declaration(jpeg()) }),
      await p.call('officer-01', 'withdrawPhoto', { inspectionId, photoId: 'x', reason: 'x' }),
      await p.call('officer-02', 'confirmResult', { inspectionId }),
      await p.call('reviewer', 'reviewResult', { inspectionId, decision: 'approved' }),
    ]

    expect(answers.map(({ status, body }) => [status, body['type']])).toEqual(answers.map(() => [404, 'not-found']))
  })

  it('refuses an officer who was transferred this morning, in everything he does', async () => {
    await transfer(4, '2022-07-20')
    const { id } = await dispatched(p, { officerIds: [sampleCertificate(4), sampleCertificate(2)] })
    const photo = { inspectionId: id, ...declaration(jpeg()) }

    const answers = [
      await record(p, id, {}, 'officer-04'),
      await p.call('officer-04', 'declarePhoto', photo),
      await p.call('officer-04', 'confirmResult', { inspectionId: id }),
    ]

    expect(answers.map(({ status, body }) => [status, body['type'], body['why']])).toEqual(
      answers.map(() => [409, 'officer-not-eligible', '已调离']),
    )
  })
})

describe('submitting', () => {
  it('is the second officer’s, and ends all editing', async () => {
    const id = await recordedInspection(p)

    const own = await p.call('officer-01', 'confirmResult', { inspectionId: id })
    const others = await p.call('officer-02', 'confirmResult', { inspectionId: id })
    const edit = await record(p, id)
    const photo = await p.call('officer-01', 'declarePhoto', { inspectionId: id, ...declaration(jpeg({ seed: 999 })) })

    expect([own.status, own.body['type']]).toEqual([409, 'four-eyes'])
    expect([others.status, others.body.state, others.body.confirmed?.by]).toEqual([200, 'submitted', 'SX0900-02'])
    expect([edit.status, photo.status]).toEqual([409, 409])
  })

  it('lets one of two officers who submit at once', async () => {
    const { id } = await dispatched(p, { officerIds: [1, 2, 3].map(sampleCertificate) })
    await addPhoto(p, id)
    await record(p, id)

    const both = await Promise.all(
      ['officer-02', 'officer-03'].map((person) => p.call(person, 'confirmResult', { inspectionId: id })),
    )

    const [lost] = both.filter(({ status }) => status !== 200)
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(['changed-meanwhile', 'wrong-state']).toContain(lost?.body['type'])
    expect(await stored(p, id)).toMatchObject({ state: 'submitted', edits: 2 })
  })

  it('names a photo that was declared and never came, until it is withdrawn with a reason', async () => {
    const id = await recordedInspection(p)
    const { body } = await p.call('officer-01', 'declarePhoto', {
      inspectionId: id,
      ...declaration(jpeg({ seed: 77 })),
    })
    const photoId = body.photo.id

    const early = await p.call('officer-02', 'confirmResult', { inspectionId: id })
    const taken = await p.call('officer-01', 'withdrawPhoto', { inspectionId: id, photoId, reason: '手机丢失' })
    const then = await p.call('officer-02', 'confirmResult', { inspectionId: id })

    expect([early.status, early.body['type'], early.body['ids']]).toEqual([409, 'photo-missing', [photoId]])
    expect([taken.status, then.status]).toEqual([200, 200])
  })

  it('refuses a record that nobody wrote', async () => {
    const { id } = await dispatched(p)

    const { status, body } = await p.call('officer-02', 'confirmResult', { inspectionId: id })

    expect([status, body['type']]).toEqual([409, 'wrong-state'])
  })
})

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../../shared/domain/registry/department.ts'
import type { PersonalDuty } from '../../../shared/domain/registry/people-moves.ts'
import type { RegionTree } from '../../../shared/domain/registry/regions.ts'
import { inspectionSample } from '../../domain/inspection/samples.ts'
import { platform, type TestPlatform } from '../../platform.ts'
import { sampleOfficer } from '../drawing/fixtures.ts'

let p: TestPlatform
let n = 0

beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())
beforeEach(() => {
  n += 1
})

/** Somebody new, who signs in at once by the subject of his name. */
async function added(roles: string[], more: Record<string, unknown> = {}): Promise<string> {
  const personId = `new-${n}-${roles[0]}`
  const words = { personId, name: '示例新人', subject: `sample|${personId}`, roles, ...more }
  const { status, body } = await p.call('operator', 'addPerson', words)
  expect(status, JSON.stringify(body)).toBe(201)
  return personId
}

const personOf = async (id: string) => (await p.store('people').get(id)).record

describe('a person', () => {
  it('is added with a login, signs in at once, and may do what his roles say', async () => {
    const id = await added(['clerk'])

    const me = await p.call(id, 'getMe', {})
    const drawing = await p.call(id, 'publishItem', { itemId: 'none' })

    expect(me).toMatchObject({ status: 200, body: { department: p.department, person: { id, roles: ['clerk'] } } })
    expect(drawing).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
  })

  it('is not added when the login stands for somebody else, and then no part of him is there', async () => {
    const words = { personId: `twin-${n}`, name: '示例', subject: 'sample|clerk', roles: ['drawer'] }

    const answer = await p.call('operator', 'addPerson', words)

    expect(answer).toMatchObject({ status: 409, body: { type: 'already-exists', what: '登录' } })
    expect(await p.store('people').find(words.personId)).toBeUndefined()
  })

  it('says himself on which days he is not to be disturbed, and takes it back', async () => {
    const id = await added(['clerk'])
    const leave = { from: '2022-07-04', to: '2022-07-08' }

    const set = await p.call(id, 'setQuietDays', { weekdays: [5, 5], spans: [leave] })
    const backwards = await p.call(id, 'setQuietDays', { weekdays: [], spans: [{ from: leave.to, to: leave.from }] })
    const kept = (await personOf(id)).quiet
    await p.call(id, 'setQuietDays', { weekdays: [], spans: [] })

    expect(set).toMatchObject({ status: 200, body: { quiet: { weekdays: [5], spans: [leave] } } })
    expect(backwards).toMatchObject({ status: 422, body: { type: 'day-not-acceptable' } })
    expect(kept).toEqual({ weekdays: [5], spans: [leave] })
    expect((await personOf(id)).quiet).toBeUndefined()
  })

  it('is one of two added at once under one id', async () => {
    const words = { personId: `race-${n}`, name: '示例', roles: ['clerk'] }

    const answers = await Promise.all(
      [1, 2].map((k) => p.call('operator', 'addPerson', { ...words, subject: `sample|race-${n}-${k}` })),
    )

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
  })

  it.each([
    [['operator', 'drawer'], {}, 'roles-not-together'],
    [['auditor', 'clerk'], {}, 'roles-not-together'],
    [['officer'], {}, 'officer-number-missing'],
  ])('is refused with the roles %j', async (roles, more, type) => {
    const words = { personId: `bad-${n}`, name: '示例', subject: `sample|bad-${n}`, roles, ...more }

    const answer = await p.call('operator', 'addPerson', words)

    expect(answer).toMatchObject({ status: 422, body: { type } })
  })

  it('is refused as an officer whom the registry does not know', async () => {
    const words = { personId: `o-${n}`, name: '示例', subject: `sample|o-${n}`, roles: ['officer'], officerId: 'NONE' }

    const answer = await p.call('operator', 'addPerson', words)

    expect(answer).toMatchObject({ status: 404, body: { type: 'not-found', id: 'NONE' } })
  })

  it('gets and loses roles by another hand, from the next request on', async () => {
    const id = await added(['clerk'])

    const changed = await p.call('operator', 'changeRoles', { personId: id, roles: ['approver'] }, { ifMatch: 1 })
    const late = await p.call('operator', 'changeRoles', { personId: id, roles: ['drawer'] }, { ifMatch: 1 })
    const acting = await p.call(id, 'publishItem', { itemId: 'none' })

    expect(changed.body).toMatchObject({ roles: ['approver'] })
    expect(late).toMatchObject({ status: 412, body: { type: 'changed-meanwhile' } })
    expect(acting.status).toBe(404)
  })

  it('gives himself no role, no second login, and no way back', async () => {
    const own = { personId: 'operator' }
    const before = await personOf('operator')

    const answers = [
      await p.call('operator', 'changeRoles', { ...own, roles: ['feeder'] }, { ifMatch: 1 }),
      await p.call('operator', 'addLogin', { ...own, subject: `sample|own-${n}` }),
      await p.call('operator', 'deactivatePerson', { ...own, from: '2022-04-01', reason: '示例' }),
      await p.call('operator', 'reactivatePerson', { ...own, reason: '示例' }),
    ]

    for (const answer of answers) expect(answer).toMatchObject({ status: 409, body: { type: 'own-roles' } })
    expect(await personOf('operator')).toEqual(before)
  })

  it.each(['clerk', 'approver', 'auditor', 'supervisor'])('is not added by a %s', async (who) => {
    const words = { personId: `x-${n}`, name: '示例', subject: `sample|x-${n}`, roles: ['clerk'] }

    expect(await p.call(who, 'addPerson', words)).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
  })

  it('acts until the day before he leaves, and not from that day on', async () => {
    const id = await added(['clerk'])
    await p.call('operator', 'deactivatePerson', { personId: id, from: '2022-03-02', reason: '调离' })

    const before = await p.call(id, 'getMe', {})
    await p.clock.set('2022-03-02T01:00:00Z')
    const after = await p.call(id, 'getMe', {})
    await p.call('operator', 'reactivatePerson', { personId: id, reason: '返岗' })
    const again = await p.call(id, 'getMe', {})

    expect(before.status).toBe(200)
    expect(after).toMatchObject({ status: 403, body: { type: 'no-longer-in-office', since: '2022-03-02' } })
    expect(again.status).toBe(200)
  })

  it('signs in by a second subject too', async () => {
    const id = await added(['clerk'])

    const login = await p.call('operator', 'addLogin', { personId: id, subject: `sample|second-${n}` })
    const taken = await p.call('operator', 'addLogin', { personId: id, subject: 'sample|clerk' })

    expect(login.status).toBe(201)
    expect(taken).toMatchObject({ status: 409, body: { type: 'already-exists' } })
    expect((await p.call(`second-${n}`, 'getMe', {})).body).toMatchObject({ person: { id } })
  })

  it('has a history of his roles', async () => {
    const id = await added(['clerk'])
    await p.call('operator', 'changeRoles', { personId: id, roles: ['clerk', 'approver'] }, { ifMatch: 1 })

    const { body } = await p.call('auditor', 'listPersonHistory', { personId: id })

    expect(body).toMatchObject({
      items: [
        { version: 2, by: 'operator', record: { roles: ['clerk', 'approver'] } },
        { version: 1, by: 'operator', record: { roles: ['clerk'] } },
      ],
    })
  })
})

describe('what somebody leaves behind', () => {
  const dutiesOf = async (personId: string) =>
    ((await p.call('operator', 'listDuties', { personId })).body as { items: PersonalDuty[] }).items

  it('is what he is alone, and his open inspections', async () => {
    const officer = sampleOfficer(1)
    await p.put('officers', officer)
    const inspection = inspectionSample({ id: `duty-${n}`, state: 'recorded' })
    await p.put('inspections', inspection)
    await p.put('inspections', inspectionSample({ id: `done-${n}`, state: 'approved' }))
    for (const inspectionId of [`duty-${n}`, `done-${n}`]) {
      await p.put('assignments', {
        id: `${officer.id}#${inspectionId}`,
        officerId: officer.id,
        inspectionId,
        targetName: '示例一',
        dueOn: '2022-09-30',
      })
    }

    expect(await dutiesOf('officer-01')).toMatchObject([{ kind: 'inspection', inspectionId: `duty-${n}` }])
    expect(await dutiesOf('drawer')).toMatchObject([{ kind: 'only-holder', role: 'drawer' }])
    expect(await dutiesOf('head')).toMatchObject([{ kind: 'head' }])
  })

  it('is given to another at once, whole', async () => {
    const to = await added(['approver'])

    const { status, body } = await p.call('operator', 'handOver', { personId: 'head', to })

    expect(status).toBe(200)
    expect(body).toMatchObject({ from: { handedOverTo: to }, given: [{ kind: 'head' }], left: [] })
    expect((await p.call('auditor', 'getDepartment', {})).body).toMatchObject({ head: to })
    expect(await dutiesOf('head')).toEqual([])
    expect(await dutiesOf(to)).toMatchObject([{ kind: 'head' }])
  })

  it('gives the role that he alone held', async () => {
    const to = await added(['clerk'])

    await p.call('operator', 'handOver', { personId: 'publisher', to })

    expect((await personOf(to)).roles).toEqual(['clerk', 'publisher'])
    expect(await dutiesOf('publisher')).toEqual([])
  })

  it('does not give roles to whoever hands over, nor to somebody who left, nor beside a role that stands alone', async () => {
    const left = await added(['clerk'])
    await p.call('operator', 'deactivatePerson', { personId: left, from: '2022-03-01', reason: '调离' })

    const toHimself = await p.call('operator', 'handOver', { personId: 'reviewer', to: 'reviewer' })
    const toSelf = await p.call('approver', 'handOver', { personId: 'reviewer', to: 'approver' })
    const toLeft = await p.call('operator', 'handOver', { personId: 'reviewer', to: left })
    const toAuditor = await p.call('operator', 'handOver', { personId: 'reviewer', to: 'auditor' })

    expect(toHimself).toMatchObject({ status: 409, body: { type: 'own-roles' } })
    expect(toSelf).toMatchObject({ status: 409, body: { type: 'own-roles' } })
    expect(toLeft).toMatchObject({ status: 403, body: { type: 'no-longer-in-office' } })
    expect(toAuditor).toMatchObject({ status: 422, body: { type: 'roles-not-together' } })
    expect((await personOf('reviewer')).handedOverTo).toBeUndefined()
  })
})

describe('the department', () => {
  it('is edited by the one who read it last, with people of its own', async () => {
    const { body, headers } = await p.call('operator', 'getDepartment', {})
    const department = body as { name: string; leadingGroup: string; head: string; leadingGroupContact: string }
    const { name, leadingGroup, leadingGroupContact } = department
    const words = { name, leadingGroup, head: 'approver', leadingGroupContact }
    const ifMatch = Number(/\d+/.exec(headers['etag'] ?? '')?.[0])

    const edited = await p.call('operator', 'editDepartment', words, { ifMatch })
    const late = await p.call('operator', 'editDepartment', words, { ifMatch })
    const stranger = await p.call('operator', 'editDepartment', { ...words, head: 'nobody' }, { ifMatch: ifMatch + 1 })

    expect(edited).toMatchObject({ status: 200, body: { head: 'approver' } })
    expect(late).toMatchObject({ status: 412, body: { type: 'changed-meanwhile' } })
    expect(stranger).toMatchObject({ status: 404, body: { type: 'not-found', id: 'nobody' } })
    const history = await p.call('auditor', 'listDepartmentHistory', { limit: 1 })
    expect(history.body).toMatchObject({
      items: [{ by: 'operator', record: { head: 'approver' } }, { record: department }],
    })
  })

  it('lists its people', async () => {
    const { body } = await p.call('clerk', 'listPeople', { limit: 200 })

    expect((body as { items: Person[] }).items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['clerk', 'officer-14', 'operator']),
    )
  })

  it('stands in a tree of regions', async () => {
    const { body } = await p.call('clerk', 'listRegions', {})
    const city = await p.call('clerk', 'listRegions', { root: '140900' })
    const unknown = await p.call('clerk', 'listRegions', { root: '999999' })

    expect(body).toMatchObject({ code: '140000', name: '山西省' })
    expect((body as RegionTree).below).toHaveLength(11)
    expect((city.body as RegionTree).below.map(({ name }) => name)).toHaveLength(14)
    expect(unknown).toMatchObject({ status: 422, body: { type: 'region-unknown' } })
  })
})

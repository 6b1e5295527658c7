import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Eligibility, Officer } from '../../../shared/domain/registry/officer.ts'
import { platform, type TestPlatform } from '../../platform.ts'

let p: TestPlatform
let n = 0

beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())
beforeEach(() => {
  n += 1
})

const words = {
  name: '示例执法',
  kind: 'officer',
  certificate: { from: '2020-01-01', to: '2022-12-31' },
  specialties: ['会计'],
  office: '法规税政科',
}

async function entered(more: Record<string, unknown> = {}): Promise<string> {
  const officerId = `SXT-${n}`
  const { status, body } = await p.call('clerk', 'createOfficer', { officerId, ...words, ...more })
  expect(status, JSON.stringify(body)).toBe(201)
  return officerId
}

async function eligibility(id: string, day: string): Promise<Eligibility | undefined> {
  const { body } = await p.call('auditor', 'listEligibility', { day, limit: 200 })
  return (body as { items: Eligibility[] }).items.find((one) => one.id === id)
}

describe('an officer', () => {
  it('is entered once by his certificate, in any width', async () => {
    const officerId = await entered()

    const again = await p.call('clerk', 'createOfficer', { officerId: `ｓｘｔ-${n}`, ...words })

    expect(again).toMatchObject({ status: 409, body: { type: 'already-exists', id: officerId } })
    expect((await p.call('auditor', 'getOfficer', { officerId })).body).toMatchObject({ ...words, state: 'active' })
  })

  it.each([
    [{ certificate: undefined }, 'certificate-missing'],
    [{ certificate: { from: '2022-02-01', to: '2022-01-01' } }, 'period-not-legal'],
  ])('is refused with %j', async (wrong, type) => {
    const answer = await p.call('clerk', 'createOfficer', { officerId: `SXT-${n}`, ...words, ...wrong })

    expect(answer).toMatchObject({ status: 422, body: { type } })
  })

  it('renews his certificate, and the old one stays in his history', async () => {
    const officerId = await entered()
    const certificate = { from: '2023-01-01', to: '2025-12-31' }

    const edited = await p.call('clerk', 'editOfficer', { officerId, ...words, certificate }, { ifMatch: 1 })
    const late = await p.call('clerk', 'editOfficer', { officerId, ...words }, { ifMatch: 1 })

    const { body } = await p.call('auditor', 'listOfficerHistory', { officerId })
    expect(edited).toMatchObject({ status: 200, body: { certificate } })
    expect(late).toMatchObject({ status: 412, body: { type: 'changed-meanwhile' } })
    expect(body).toMatchObject({
      items: [
        { version: 2, by: 'clerk', record: { certificate } },
        { version: 1, by: 'clerk', record: { certificate: words.certificate } },
      ],
    })
  })

  it.each([
    ['transferred', '已调离'],
    ['retired', '已退休'],
    ['suspended', '已停职'],
  ])('is %s from a day that may lie ahead, and eligible until then', async (state, zh) => {
    const officerId = await entered()

    const change = { officerId, state, since: '2022-05-01', reason: '组织决定', to: '示例县财政局' }
    const changed = await p.call('clerk', 'changeOfficer', change)
    const twice = await p.call('clerk', 'changeOfficer', change)

    expect(changed).toMatchObject({ status: 200, body: { state, since: '2022-05-01', reason: '组织决定' } })
    expect((changed.body as Officer).transferredTo).toBe(state === 'transferred' ? '示例县财政局' : undefined)
    expect(twice).toMatchObject({ status: 409, body: { type: 'wrong-state' } })
    expect(await eligibility(officerId, '2022-04-30')).toMatchObject({ eligible: true })
    expect(await eligibility(officerId, '2022-05-01')).toMatchObject({ eligible: false, why: state, zh })
  })

  it('comes back, and nothing of what kept him away is left but his history', async () => {
    const officerId = await entered()
    await p.call('clerk', 'changeOfficer', { officerId, state: 'suspended', since: '2022-02-01', reason: '调查' })

    const back = await p.call('clerk', 'changeOfficer', {
      officerId,
      state: 'active',
      since: '2022-03-01',
      reason: '查无此事',
    })

    expect(back.body).toMatchObject({ state: 'active' })
    expect(back.body).not.toHaveProperty('since')
    expect(back.body).not.toHaveProperty('reason')
    expect(await eligibility(officerId, '2022-03-01')).toMatchObject({ eligible: true })
  })

  it('is kept from a target by a standing recusal until another ends it', async () => {
    const officerId = await entered()
    const recusal = { officerId, targetId: '91140900MA0SL00018', reason: '近亲属任职' }

    const added = await p.call('clerk', 'addStandingRecusal', recusal)
    await p.call('clerk', 'addStandingRecusal', recusal)
    const byClerk = await p.call('clerk', 'endStandingRecusal', recusal)
    const ended = await p.call('approver', 'endStandingRecusal', recusal)
    const twice = await p.call('approver', 'endStandingRecusal', recusal)

    expect(added.body).toMatchObject({
      recusals: [recusal.targetId],
      recusalReasons: { [recusal.targetId]: '近亲属任职' },
    })
    expect(byClerk).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
    expect(ended.body).toMatchObject({ recusals: [], recusalReasons: {} })
    expect(twice).toMatchObject({ status: 409, body: { type: 'not-recused' } })
  })

  it('does not count with an expired certificate, nor an expert ever', async () => {
    const officerId = await entered()
    const expert = { officerId: `ZJ-${n}`, ...words, kind: 'expert', certificate: undefined }
    await p.call('clerk', 'createOfficer', expert)

    expect(await eligibility(officerId, '2022-12-31')).toMatchObject({ eligible: true })
    expect(await eligibility(officerId, '2023-01-01')).toMatchObject({ eligible: false, why: 'certificate-expired' })
    expect(await eligibility(officerId, '2019-12-31')).toMatchObject({ eligible: false, why: 'certificate-not-yet' })
    expect(await eligibility(`ZJ-${n}`, '2022-03-01')).toMatchObject({ eligible: false, why: 'expert' })
  })
})

describe('certificates that end soon', () => {
  it('are listed for the next 60 days, the soonest first, without those of people who left', async () => {
    const enter = (officerId: string, to: string) =>
      p.call('clerk', 'createOfficer', { officerId, ...words, certificate: { from: '2020-01-01', to } })
    for (const [id, to] of [
      ['E-1', '2022-04-30'],
      ['E-2', '2022-03-01'],
      ['E-3', '2022-05-01'],
      ['E-4', '2022-02-28'],
      ['E-5', '2022-04-01'],
    ] as const) {
      await enter(id, to)
    }
    await p.call('clerk', 'changeOfficer', { officerId: 'E-5', state: 'retired', since: '2022-02-01', reason: '退休' })

    const { body } = await p.call('auditor', 'listExpiring', {})
    const wider = await p.call('auditor', 'listExpiring', { days: 61 })

    const ids = (answer: unknown) => (answer as { items: Officer[] }).items.map(({ id }) => id)
    expect(ids(body)).toEqual(['E-2', 'E-1'])
    expect(ids(wider.body)).toEqual(['E-2', 'E-1', 'E-3'])
  })
})

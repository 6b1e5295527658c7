import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundDepartment } from '../../../functions/registries/found-department.ts'
import { sampleDepartment, sampleSubject } from '../../../infra/local/seed/people.ts'
import { roleNames } from '../../../shared/contract/roles.ts'
import { sampleInput } from './sample-input.ts'
import { unsigned } from './test-issuer.ts'
import { callerFor, type Door, expectProblem, openDoor, routeOf, signedInRoutes, strangersTo } from './the-door.ts'

let door: Door

beforeAll(async () => {
  door = await openDoor()
  const person = (id: string, inactiveFrom: string) => ({
    subject: sampleSubject(id),
    person: { id, name: '示例离任', roles: [...roleNames], pseudonym: `p-${id}`, officerId: 'SX0900-99', inactiveFrom },
  })
  await foundDepartment(door.p.ports, { ...sampleDepartment, id: '140900/culture' }, [
    person('gone', '2022-03-01'),
    person('leaving', '2022-03-02'),
  ])
})
afterAll(() => door.stop())

describe.each(signedInRoutes)('%s', (name) => {
  const input = sampleInput(routeOf(name))
  const subject = sampleSubject(callerFor(name) ?? '')
  const refused = async (token: string | undefined, why: string) => {
    const answer = await door.ask(name, input, { token })
    expectProblem(name, answer)
    expect(answer).toMatchObject({ status: 401, body: { type: 'not-signed-in', why } })
  }

  it('refuses who brings no token', async () => {
    await refused(undefined, 'no token')
  })

  it('refuses a token that has expired', async () => {
    const now = door.p.clock.now()
    const exp = Math.floor(now.getTime() / 1000) - 1

    await refused(await door.issuer.mint(subject, now, { exp }), 'ERR_JWT_EXPIRED')
  })

  it('refuses a token that never expires', async () => {
    const forEver = await door.issuer.mint(subject, door.p.clock.now(), { exp: undefined })

    await refused(forEver, 'ERR_JWT_CLAIM_VALIDATION_FAILED')
  })

  it.each([
    { of: 'another issuer', claims: { iss: 'https://other.invalid' } },
    { of: 'another audience', claims: { aud: 'another-platform' } },
  ])('refuses a token of $of', async ({ claims }) => {
    await refused(await door.issuer.mint(subject, door.p.clock.now(), claims), 'ERR_JWT_CLAIM_VALIDATION_FAILED')
  })

  it('refuses a token signed by another key', async () => {
    const forged = await door.issuer.mint(subject, door.p.clock.now(), {}, 'foreign')

    await refused(forged, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED')
  })

  it('refuses a token without a signature', async () => {
    const now = door.p.clock.now()

    await refused(unsigned(subject, door.issuer, now), 'no bearer token')
    await refused(unsigned(subject, door.issuer, now, 'c2lnbmVk'), 'ERR_JOSE_ALG_NOT_ALLOWED')
  })

  it('refuses a subject that nobody registered', async () => {
    await refused(await door.issuer.mint('sample|nobody', door.p.clock.now()), 'unknown subject')
  })

  it('refuses who left office today', async () => {
    const answer = await door.ask(name, input, { person: 'gone' })

    expectProblem(name, answer)
    expect(answer).toMatchObject({ status: 403, body: { type: 'no-longer-in-office', since: '2022-03-01' } })
  })

  const strangers = strangersTo(name)
  if (strangers.length === 0) return
  it('refuses every role that it does not name', async () => {
    for (const person of strangers) {
      const answer = await door.ask(name, input, { person })

      expectProblem(name, answer)
      expect(answer, person).toMatchObject({ status: 403, body: { type: 'not-your-role' } })
    }
  })
})

it('lets somebody act on his last day', async () => {
  const answer = await door.ask('getMe', {}, { person: 'leaving' })

  expect(answer).toMatchObject({ status: 200, body: { department: '140900/culture', person: { id: 'leaving' } } })
})

it('names the roles that may when it refuses one', async () => {
  const answer = await door.ask('submitPlan', { planId: '2022' }, { person: 'auditor' })

  expect(answer.body).toMatchObject({ type: 'not-your-role', needed: ['经办人'], roles: ['审计'] })
})

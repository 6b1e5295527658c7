import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundDepartment } from '../../../functions/registries/found-department.ts'
import type { RouteName } from '../../../infra/local/api-client.ts'
import { sampleCertificate, sampleDepartment, sampleSubject } from '../../../infra/local/seed/people.ts'
import { roleNames } from '../../../shared/contract/roles.ts'
import { type StoreName, stores } from '../../../shared/contract/stores.ts'
import { sampleOfficer } from '../drawing/fixtures.ts'
import { pathFields, sampleInput } from './sample-input.ts'
import { type Door, expectProblem, openDoor, routeNames, routeOf } from './the-door.ts'

const other = '140900/culture'
const theirs = 'their-own'

/** The store whose ids a path parameter takes: `planId` those of `plans`; a disclosure has its inspection's. */
function storeOf(name: RouteName, field: string): StoreName {
  if (/^(correctDisclosure|withdrawDisclosure|reportMistake|dismissMistake)$/.test(name)) return 'disclosures'
  const irregular: Readonly<Record<string, StoreName>> = {
    personId: 'people',
    dispatchId: 'dispatches',
    rulesId: 'workingRules',
  }
  const store = irregular[field] ?? `${field.replace(/Id$/, '')}s`
  if (!(store in stores)) throw new Error(`${field} names no store`)
  return store as StoreName
}

const withRecord = routeNames
  .filter((name) => pathFields(routeOf(name)).length > 0)
  .map((name) => ({ name, field: pathFields(routeOf(name))[0] as string }))
  // What is chosen from a list of the contract's own is nobody's record.
  .filter(({ field }) => field.endsWith('Id'))

let door: Door

beforeAll(async () => {
  door = await openDoor()
  await foundDepartment(door.p.ports, { ...sampleDepartment, id: other }, [
    {
      subject: sampleSubject('stranger'),
      person: { id: 'stranger', name: '示例他局', roles: [...roleNames], pseudonym: 'p-s', officerId: 'SX0900-99' },
    },
  ])
  for (let n = 1; n <= 2; n++) await door.p.put('officers', sampleOfficer(n))
  // What stands in the other department is never read, so its row alone matters.
  const names = new Set(withRecord.map(({ name, field }) => storeOf(name, field)))
  const rows = [...names].map((name) => ({
    put: { row: { pk: `${stores[name].prefix}#${other}`, sk: theirs, version: 1, record: { id: theirs } } },
  }))
  await door.p.ports.table.transact(rows, randomUUID())
})
afterAll(() => door.stop())

describe.each(withRecord)('$name', ({ name, field }) => {
  it('answers for another department’s record as for one that nobody has', async () => {
    const input = sampleInput(routeOf(name))
    const before = await door.outbox()

    const foreign = await door.ask(name, { ...input, [field]: theirs })
    const unknown = await door.ask(name, { ...input, [field]: 'nobodys' })

    expectProblem(name, foreign)
    expect(foreign).toMatchObject({
      status: 404,
      body: { type: 'not-found', what: stores[storeOf(name, field)].zh, id: theirs },
    })
    expect(JSON.parse(JSON.stringify(unknown.body).replaceAll('nobodys', theirs))).toEqual(foreign.body)
    expect(unknown.status).toBe(404)
    expect(await door.outbox()).toBe(before)
  })
})

it('shows nobody the lists of another department', async () => {
  await door.p.put('officers', sampleOfficer(9))

  const ours = await door.ask('listOfficers', {}, { person: 'auditor' })
  const strangers = await door.ask('listOfficers', {}, { person: 'stranger' })

  expect((ours.body['items'] as { id: string }[]).map(({ id }) => id)).toContain(sampleCertificate(9))
  expect(strangers.body['items']).toEqual([{ id: theirs }])
})

it('refuses a cursor that another department was given', async () => {
  const { body } = await door.ask('listOfficers', { limit: 1 }, { person: 'auditor' })

  const answer = await door.ask('listOfficers', { cursor: body['next'] }, { person: 'stranger' })

  expect(body['next']).toEqual(expect.any(String))
  expectProblem('listOfficers', answer)
  expect(answer).toMatchObject({ status: 400, body: { type: 'bad-cursor' } })
})

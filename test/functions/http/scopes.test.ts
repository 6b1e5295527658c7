import { afterAll, beforeAll, expect, it } from 'vitest'
import { surround } from '../../../functions/http/surroundings.ts'
import type { Surroundings } from '../../../functions/http/use-case.ts'
import { type Act, commit } from '../../../functions/stores/commit.ts'
import { objectSubscriptions, schedules, subscriptions } from '../../../shared/contract/events.ts'
import { routes } from '../../../shared/contract/routes.ts'
import type { Needs } from '../../../shared/contract/stores.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import { platform, type TestPlatform } from '../../platform.ts'

const why = 'one visit of two departments is written into the partitions of both'
const crossing = { plans: 'write', crosses: why } as const
const elsewhere = '140900/market'
const plan: Plan = {
  id: '2022',
  year: 2022,
  title: '示例',
  state: 'draft',
  tasks: [],
  decisions: [],
  draftedBy: 'clerk',
}

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})
afterAll(() => p.stop())

function act(key: string): Act {
  const at = p.clock.now()
  return { department: p.department, actor: 'a', key, asked: key, at, eventId: key, salt: Buffer.alloc(32), code: 't' }
}

const event = { type: 'plan.edited', object: 'plans/2022', payload: {} } as const

it('gives another scope to nobody whose contract does not say why', () => {
  const here = surround(p.ports, { plans: 'read' }, p.department)
  const of: undefined = here.of

  expect([of, here.departmentPaths]).toEqual([undefined, undefined])
  const all: { needs: Needs }[] = [
    ...Object.values(routes),
    ...Object.values(subscriptions),
    ...Object.values(schedules),
    ...Object.values(objectSubscriptions),
  ]
  for (const { needs } of all) {
    const given: Surroundings<Needs> = surround(p.ports, needs, p.department)
    expect(given.of === undefined).toBe(needs.crosses === undefined)
  }
})

it('reads and writes the same stores in another scope, and no others', async () => {
  const here = surround(p.ports, crossing, p.department)
  const there = here.of(elsewhere)

  await commit(p.ports.table, { writes: [there.stores.plans.create(plan)], event, answer: {}, act: act('one') })

  expect(there.department).toBe(elsewhere)
  expect(Object.keys(there.stores)).toEqual(['plans'])
  expect((await there.stores.plans.get('2022')).record).toEqual(plan)
  expect(await here.stores.plans.find('2022')).toBeUndefined()
  const paths: string[] = []
  for await (const path of here.departmentPaths()) paths.push(path)
  expect(paths).toEqual([p.department])
  expect((await there.of(p.department).stores.plans.list()).items).toEqual([])
})

it('writes two scopes in one transaction: both or neither', async () => {
  const here = surround(p.ports, crossing, p.department)
  const there = here.of(elsewhere)
  const taken = [here.stores.plans.create({ ...plan, id: '2023' }), there.stores.plans.create(plan)]

  await expect(commit(p.ports.table, { writes: taken, event, answer: {}, act: act('two') })).rejects.toMatchObject({
    code: 'already-exists',
  })

  expect(await here.stores.plans.find('2023')).toBeUndefined()
})

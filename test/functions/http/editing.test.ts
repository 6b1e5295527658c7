import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ApiRequest } from '../../../infra/local/api-event.ts'
import type { Plan } from '../../../shared/domain/plan/plan.ts'
import { sampleInput } from './sample-input.ts'
import { type Door, expectProblem, openDoor, routeNames, routeOf } from './the-door.ts'

let door: Door
let year = 2100
let planId: string

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.stop())
beforeEach(async () => {
  planId = String(++year)
  const plan: Plan = {
    id: planId,
    year,
    title: '示例计划',
    state: 'draft',
    tasks: [],
    decisions: [],
    draftedBy: 'clerk',
  }
  await door.p.put('plans', plan)
})

const header = (value: string) => (request: ApiRequest) => ({
  ...request,
  headers: { ...request.headers, 'if-match': value },
})
const input = (title: string) => ({ ...sampleInput(routeOf('editPlan')), planId, title })

describe.each(routeNames.filter((name) => routeOf(name).edits))('%s', (name) => {
  it.each(['', '*', '1', 'W/"1"', '"0"', '"-1"', '"x"', '"1", "2"'])(
    'wants the version that was read, not If-Match: %s',
    async (value) => {
      const before = await door.outbox()

      const answer = await door.ask(name, sampleInput(routeOf(name)), { change: header(value) })

      expectProblem(name, answer)
      expect(answer).toMatchObject({ status: 428, body: { type: 'version-required' } })
      expect(await door.outbox()).toBe(before)
    },
  )

  it('wants If-Match', async () => {
    const answer = await door.ask(name, sampleInput(routeOf(name)), {
      change: ({ headers, ...request }) => {
        const { 'if-match': _, ...others } = headers
        return { ...request, headers: others }
      },
    })

    expectProblem(name, answer)
    expect(answer.status).toBe(428)
  })
})

it('refuses in English that is English', async () => {
  const missing = await door.ask('getPlan', { planId: 'none' })
  const wrongState = await door.ask('approvePlan', { planId })
  const wrongRole = await door.ask('editPlan', input('他人'), { person: 'auditor' })

  expect([missing, wrongState, wrongRole].map(({ body }) => body['detail'])).toEqual([
    'No plan "none" is known to your department.',
    `The plan "${planId}" is in state "draft" and cannot "approve"; it can: edit, answer, submit, abandon.`,
    'This needs the role "clerk"; yours are auditor.',
  ])
})

describe('two people editing one plan', () => {
  it('lets the second read again before he overwrites the first', async () => {
    const read = await door.ask('getPlan', { planId })
    const first = await door.ask('editPlan', input('甲的修改'), { change: header(read.headers['etag'] as string) })

    const second = await door.ask('editPlan', input('乙的修改'), { change: header(read.headers['etag'] as string) })

    const stands = await door.ask('getPlan', { planId })
    expect(first).toMatchObject({ status: 200, headers: { etag: '"2"' } })
    expectProblem('editPlan', second)
    expect(second).toMatchObject({ status: 412, body: { type: 'changed-meanwhile', id: planId, current: 2 } })
    expect(stands).toMatchObject({ headers: { etag: '"2"' }, body: { title: '甲的修改' } })
  })

  it('lets one of eight at once through, whole', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => door.ask('editPlan', input(`第${at}人的修改`))),
    )

    const through = answers.filter(({ status }) => status === 200)
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expectProblem('editPlan', answer)
      expect(answer.status).toBe(412)
    }
    const stands = await door.ask('getPlan', { planId })
    expect(through).toHaveLength(1)
    expect(stands.body['title']).toBe(through[0]?.body['title'])
  })

  it('refuses what one record cannot hold, and keeps what stood', async () => {
    const [task] = sampleInput(routeOf('editPlan'))['tasks'] as object[]
    const tasks = Array.from({ length: 60 }, (_, at) => ({ ...task, number: at + 1, scope: '示'.repeat(2500) }))
    const before = await door.outbox()

    const answer = await door.ask('editPlan', { ...input('过长'), tasks })

    expectProblem('editPlan', answer)
    expect(answer).toMatchObject({ status: 413, body: { type: 'record-too-large' } })
    expect(await door.outbox()).toBe(before)
    expect((await door.ask('getPlan', { planId })).body['title']).toBe('示例计划')
  })
})

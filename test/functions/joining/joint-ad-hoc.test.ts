import { afterAll, beforeAll, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../platform.ts'
import { drawnOf } from '../drawing/fixtures.ts'
import { adHocWords, submitted } from '../tasking/samples.ts'
import { jointTask, market, putItems, putPeopleAndTargets, standingInvitation, tax } from './samples.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform({ now: '2022-07-04T01:00:00Z', neighbours: true })
  await putItems(p)
  await putPeopleAndTargets(p)
})
afterAll(() => p.stop())

const joint = { cooperating: jointTask.cooperating }
const approve = (taskId: string) => p.call('approver', 'approveTask', { taskId })
const confirm = (person: string, taskId: string) =>
  p.call(person, 'decideInvitation', { invitationId: standingInvitation(p, taskId), decision: 'confirmed' })

it('an ad-hoc task of several departments asks for their word at its submission, and is approved with all of them', async () => {
  const taskId = await submitted(p, joint)
  await p.settle()

  const early = await approve(taskId)
  await confirm('market-approver', taskId)
  const half = await approve(taskId)
  await confirm('tax-approver', taskId)
  const whole = await approve(taskId)

  expect(early).toMatchObject({ status: 409, body: { type: 'cooperation-missing', departments: [market, tax] } })
  expect(half).toMatchObject({ status: 409, body: { type: 'cooperation-missing', departments: [tax] } })
  expect(whole).toMatchObject({ status: 200, body: { state: 'approved', docNumber: { serial: 1 } } })
  expect(whole.body.cooperating?.map(({ itemVersions }) => itemVersions)).toEqual([
    { 'SJ-01': 1, 'item-1': 1 },
    { 'SW-01': 1 },
  ])
  await drawnOf(p, taskId)
})

it('is asked again when its terms changed after a return: an earlier word does not hold for them', async () => {
  const taskId = await submitted(p, joint)
  await p.settle()
  for (const person of ['market-approver', 'tax-approver']) await confirm(person, taskId)
  await p.call('approver', 'returnTask', { taskId, reason: '请提高比例' })
  const { version } = await p.store('tasks').get(taskId)
  await p.call('clerk', 'editTask', { taskId, ...adHocWords({ ...joint, floor: 5000 }) }, { ifMatch: version })
  await p.call('clerk', 'submitTask', { taskId })
  await p.settle()

  const refused = await approve(taskId)
  for (const person of ['market-approver', 'tax-approver']) await confirm(person, taskId)
  const granted = await approve(taskId)

  expect(refused).toMatchObject({ status: 409, body: { type: 'cooperation-missing', departments: [market, tax] } })
  expect(granted).toMatchObject({ status: 200, body: { floor: 5000 } })
})

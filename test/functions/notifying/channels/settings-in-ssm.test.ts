import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { platform, type TestPlatform } from '../../../platform.ts'
import { type RobotServer, robotServer, says } from './robot-server.ts'

let p: TestPlatform
let robot: RobotServer

beforeAll(async () => {
  p = await platform({ now: '2022-03-31T00:30:00Z' })
  robot = await robotServer()
})
afterAll(async () => {
  await robot.stop()
  await p.stop()
})

it('sends the day’s message by the department’s channels in SSM, falls to the next, and shows both in the reminder', async () => {
  robot.answers = [says(200, { errcode: 93000, errmsg: 'invalid webhook url' }), says(200, { code: 0 })]
  const channels = [
    { kind: 'wecom', url: robot.url },
    { kind: 'feishu', url: robot.url, secret: 'SEC0' },
  ]
  const parameters = { [`/mingchou/channels/${p.department}`]: JSON.stringify(channels) }
  await writeFile(join(p.directory, 'parameters.json'), JSON.stringify(parameters))

  await p.runSchedule('sweepReminders')

  const { items } = (await p.call('auditor', 'listReminders', {})).body
  expect(items).toMatchObject([
    {
      id: '2022-03-31-clerk',
      state: 'sent',
      delivery: { by: 'feishu', failures: [{ channel: 'wecom', attempts: 1, why: expect.stringContaining('93000') }] },
    },
  ])
  expect(robot.asked).toHaveLength(2)
  expect(await p.mailbox.all()).toEqual([])
})

it('shows which channel fails and what it said, by a route, and that it is well again', async () => {
  const failing = (await p.call('operator', 'listChannels', {})).body
  robot.answers = [says(200, { errcode: 0 })]
  await p.clock.set('2022-04-08T00:30:00Z')
  await p.runSchedule('sweepReminders')

  const well = (await p.call('operator', 'listChannels', {})).body
  await p.clock.set('2022-05-01T00:30:00Z')
  const forgotten = (await p.call('operator', 'listChannels', {})).body

  const lastFailure = { on: '2022-03-31', why: expect.stringContaining('93000') }
  expect(failing.items).toEqual([
    { channel: 'wecom', sent: 0, failed: 1, lastFailure, failing: true, unreached: ['clerk'] },
    { channel: 'feishu', sent: 1, failed: 0, lastSentOn: '2022-03-31', failing: false, unreached: [] },
  ])
  expect(well.items.find(({ channel }) => channel === 'wecom')).toEqual({
    channel: 'wecom',
    sent: 1,
    failed: 1,
    lastSentOn: '2022-04-08',
    lastFailure,
    failing: false,
    unreached: [],
  })
  expect(forgotten.items).toEqual([])
  expect((await p.call('officer-01', 'listChannels', {})).status).toBe(403)
})

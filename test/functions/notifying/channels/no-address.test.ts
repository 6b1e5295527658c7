import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ChannelFailure } from '../../../../functions/notifying/channels/channel.ts'
import { departmentNotices } from '../../../../functions/notifying/department-notices.ts'
import { type Notice, snsNotices } from '../../../../functions/stores/notices.ts'
import { ssmParameters } from '../../../../functions/stores/parameters.ts'
import { platform, type TestPlatform } from '../../../platform.ts'
import { type MailServer, mailServer } from './mail-server.ts'

let p: TestPlatform
let server: MailServer
/** Whether the department's topic takes anything. */
let topicTakes = true
/** What was read of the parameters is never kept: each morning reads anew. */
let reads = 0

beforeAll(async () => {
  server = await mailServer()
  p = await platform({
    now: '2022-03-01T00:30:00Z',
    wrapPorts: (ports) => ({
      ...ports,
      notices: departmentNotices(
        { send: (notice) => byTopic(notice) },
        ssmParameters(() => (reads += 300_001)),
      ),
    }),
  })
  await p.runSchedule('sweepReminders')
})
afterAll(async () => {
  server.stop()
  await p.stop()
})

async function byTopic(notice: Notice) {
  if (!topicTakes) throw new ChannelFailure(`nobody listens for ${notice.to.join()}`, false)
  return snsNotices(process.env['NOTICES_TOPIC_ARN'] ?? '').send(notice)
}

/** The department sends by mail alone, to those who are listed. */
async function addresses(...people: string[]): Promise<void> {
  const users = Object.fromEntries(people.map((person) => [person, `${person}@city.invalid`]))
  const channels = [
    { kind: 'smtp', host: '127.0.0.1', port: server.port, security: 'none', from: 'a@b.invalid', users },
  ]
  await writeFile(
    join(p.directory, 'parameters.json'),
    JSON.stringify({ [`/mingchou/channels/${p.department}`]: JSON.stringify(channels) }),
  )
}

async function morningOf(day: string): Promise<string[]> {
  const before = server.said.length
  await p.clock.set(`${day}T00:30:00Z`)
  await p.runSchedule('sweepReminders').catch(() => undefined)
  return server.said.slice(before).filter((line) => line.startsWith('RCPT'))
}

const reminderOf = async (id: string) => (await p.store('reminders').get(id)).record

it('tells who has no address by the next channel in the same morning, the others by mail, and shows who was not reached', async () => {
  await addresses('clerk')
  const mailed = await morningOf('2022-04-15')

  expect(mailed).toEqual(['RCPT TO:<clerk@city.invalid>'])
  expect((await p.mailbox.all()).map(({ to }) => to)).toEqual([['publisher']])
  expect(await reminderOf('2022-04-15-publisher')).toMatchObject({
    state: 'sent',
    delivery: { by: 'sns', failures: [{ channel: 'smtp', attempts: 1, why: '没有邮箱地址：publisher' }] },
  })
  for (const person of ['head', 'operator']) {
    const { items } = (await p.call(person, 'listChannels', {})).body
    expect(items.find(({ channel }) => channel === 'smtp')).toMatchObject({
      sent: 1,
      failed: 1,
      lastFailure: { on: '2022-04-15', why: '没有邮箱地址：publisher' },
      unreached: ['publisher'],
    })
  }
})

it('keeps his message while no channel takes it, and sends it once when his address is there', async () => {
  topicTakes = false
  await addresses('clerk', 'head', 'supervisor')
  const without = await morningOf('2022-04-25')
  const kept = await reminderOf('2022-04-25-publisher').catch(() => undefined)
  const told = (await p.call('operator', 'listReminders', {})).body.items.filter(({ failure }) => failure)
  await addresses('clerk', 'head', 'supervisor', 'publisher')
  const mended = await morningOf('2022-04-25')
  const again = await morningOf('2022-04-25')
  topicTakes = true

  expect(without).not.toContain('RCPT TO:<publisher@city.invalid>')
  expect(without).toContain('RCPT TO:<clerk@city.invalid>')
  expect(kept).toMatchObject({ state: 'claimed', failure: expect.stringContaining('publisher') })
  expect(told.map(({ to }) => to)).toEqual(['publisher'])
  expect([mended, again]).toEqual([['RCPT TO:<publisher@city.invalid>'], []])
  const { items } = (await p.call('operator', 'listChannels', {})).body
  expect(items.find(({ channel }) => channel === 'smtp')?.unreached).toEqual([])
})

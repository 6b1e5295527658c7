import { expect, it } from 'vitest'
import { channelHealth } from '../../../shared/domain/clock/channel-health.ts'
import type { Reminder } from '../../../shared/domain/clock/obligation.ts'

const reminder = (day: string, more: Partial<Reminder>): Reminder => ({
  id: `${day}-clerk`,
  day,
  to: 'clerk',
  items: [],
  subject: '示例',
  text: '示例',
  state: 'sent',
  claimedAt: `${day}T00:30:00.000Z`,
  ...more,
})
const by = (channel: string, ...failed: string[]) => ({
  by: channel,
  failures: failed.map((one) => ({ channel: one, attempts: 3, why: `${one} 500` })),
})

it('counts each message at each channel that was tried, whatever the order of the rows', () => {
  const rows = [
    reminder('2022-04-12', { delivery: by('sns', 'wecom') }),
    reminder('2022-04-08', { delivery: by('wecom') }),
  ]

  expect(channelHealth(rows)).toEqual([
    {
      channel: 'wecom',
      sent: 1,
      failed: 1,
      lastSentOn: '2022-04-08',
      lastFailure: { on: '2022-04-12', why: 'wecom 500' },
      failing: true,
      unreached: ['clerk'],
    },
    { channel: 'sns', sent: 1, failed: 0, lastSentOn: '2022-04-12', failing: false, unreached: [] },
  ])
})

it('tells of what no channel took, and of what was sent again by hand', () => {
  const resends = [{ askedBy: 'operator', askedAt: '2022-04-14T01:00:00.000Z', delivery: by('mail') }]
  const rows = [reminder('2022-04-13', { state: 'claimed', failure: '没有可用的渠道', resends })]

  expect(channelHealth(rows)).toEqual([
    {
      channel: 'none',
      sent: 0,
      failed: 1,
      lastFailure: { on: '2022-04-13', why: '没有可用的渠道' },
      failing: true,
      unreached: ['clerk'],
    },
    { channel: 'mail', sent: 1, failed: 0, lastSentOn: '2022-04-14', failing: false, unreached: [] },
  ])
  expect(channelHealth([reminder('2022-04-13', { state: 'claimed' })])).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { type Channel, ChannelFailure, cutTo } from '../../../../functions/notifying/channels/channel.ts'
import { deliver } from '../../../../functions/notifying/channels/deliver.ts'
import { channelsOf } from '../../../../functions/notifying/channels/settings.ts'
import { departmentNotices } from '../../../../functions/notifying/department-notices.ts'

const notice = { subject: '示例', text: '示例', to: ['clerk'], department: '140900/finance' }
const pauses: number[] = []
const pause = async (ms: number) => {
  pauses.push(ms)
}

/** A channel that fails so often before it takes a message. */
function failing(name: string, times: number, passing: boolean, down = false): Channel & { sent: number } {
  let left = times
  return {
    name,
    sent: 0,
    async send() {
      if (left-- > 0) throw new ChannelFailure(`${name} fails`, passing, down)
      this.sent += 1
    },
  }
}

describe('a notice', () => {
  it('goes by the first channel and no other', async () => {
    const [first, second] = [failing('first', 0, true), failing('second', 0, true)]

    expect(await deliver(notice, [first, second], { pause })).toEqual({ by: 'first', failures: [] })
    expect([first.sent, second.sent]).toEqual([1, 0])
  })

  it('is tried again with growing pauses while the fault may pass', async () => {
    pauses.length = 0
    const channel = failing('first', 2, true)

    expect((await deliver(notice, [channel], { pause })).by).toBe('first')
    expect(pauses).toEqual([500, 2000])
    expect(channel.sent).toBe(1)
  })

  it('goes to the next channel at once when the fault will last, and after three tries when not; both are told', async () => {
    const channels = [failing('refused', 9, false), failing('busy', 9, true), failing('third', 0, true)]

    expect(await deliver(notice, channels, { pause })).toEqual({
      by: 'third',
      failures: [
        { channel: 'refused', attempts: 1, why: 'refused fails' },
        { channel: 'busy', attempts: 3, why: 'busy fails' },
      ],
    })
  })

  it('leaves a server that was down alone for five minutes, whoever sends there, and then tries it again', async () => {
    let now = 0
    const rests = new Map<string, number>()
    const down = (server: string) => ({ ...failing('down', 99, true, true), server })
    const next = failing('next', 0, true)
    const attempts = async (channel: Channel) =>
      (await deliver(notice, [channel, next], { pause, rests, now: () => now })).failures[0]

    const [first, other, elsewhere] = [
      await attempts(down('robots.invalid')),
      await attempts(down('robots.invalid')),
      await attempts(down('mail.invalid')),
    ]
    now = 5 * 60_000
    const later = await attempts(down('robots.invalid'))

    expect([first, other, elsewhere, later].map((one) => one?.attempts)).toEqual([3, 0, 3, 3])
    expect(other?.why).toBe('服务器刚刚没有应答，暂不再试')
    expect(next.sent).toBe(4)
  })

  it('does not leave alone who is merely busy, or refuses one message', async () => {
    const rests = new Map<string, number>()
    const busy = { ...failing('busy', 99, true), server: 'robots.invalid' }
    const refusing = { ...failing('refusing', 99, false), server: 'robots.invalid' }

    await deliver(notice, [busy, refusing, failing('next', 0, true)], { pause, rests })

    expect(rests.size).toBe(0)
  })

  it('says each channel’s last word when none takes it', async () => {
    await expect(deliver(notice, [failing('a', 9, false), failing('b', 9, true)], { pause })).rejects.toThrow(
      '没有可用的渠道：a（1 次）：a fails；b（3 次）：b fails',
    )
  })
})

describe('a department’s settings', () => {
  const topic = { send: async () => ({ by: 'sns', failures: [] }) }
  const names = (written: string | undefined) => channelsOf(written, topic).map(({ name }) => name)

  it('name its channels in their order, the topic last', () => {
    const written = JSON.stringify([
      { kind: 'feishu', url: 'https://robot.invalid' },
      { kind: 'smtp', host: 'mail.invalid', from: 'a@b.invalid' },
      { kind: 'sns' },
      { kind: 'dingtalk', url: 'https://robot.invalid', secret: 's' },
      { kind: 'wecom', url: 'https://robot.invalid' },
    ])

    expect(names(written)).toEqual(['feishu', 'smtp', 'dingtalk', 'wecom', 'sns'])
    expect(names(undefined)).toEqual(['sns'])
  })

  it.each([
    '',
    '{',
    'null',
    '{"kind":"sns"}',
    '[null]',
    '[{"kind":"fax"}]',
    '[{"kind":"wecom"}]',
    '[{"kind":"smtp","host":"x"}]',
    '[7]',
  ])('that are wrong (%s) silence nobody and are told', async (written) => {
    const delivery = await deliver(notice, channelsOf(written, topic), { pause })

    expect(delivery.by).toBe('sns')
    expect(delivery.failures.map(({ channel }) => channel)).toEqual(['settings'])
  })

  it('are asked for under the department’s name', async () => {
    const asked: string[] = []
    const notices = departmentNotices(topic, { get: async (name) => void asked.push(name) })

    await notices.send(notice)

    expect(asked).toEqual(['/mingchou/channels/140900/finance'])
  })

  it('share what is known of a server that is down: the next department’s message passes it over at once', async () => {
    const written = JSON.stringify([{ kind: 'wecom', url: 'http://127.0.0.1:1/robot' }])
    const notices = departmentNotices(topic, { get: async () => written }, { pause })

    const sent = [await notices.send(notice), await notices.send({ ...notice, department: '140900/market' })]

    expect(sent.map(({ by, failures }) => [by, failures.map(({ attempts }) => attempts)])).toEqual([
      ['sns', [3]],
      ['sns', [0]],
    ])
  })
})

describe('a text cut to a limit', () => {
  it('keeps whole signs and says that there is more', () => {
    expect(cutTo(10, '逾期')).toBe('逾期')
    expect(cutTo(60, '逾'.repeat(30))).toMatch(/^逾+……（全文请在平台查看）$/)
    expect(Buffer.byteLength(cutTo(60, '逾'.repeat(30)))).toBeLessThanOrEqual(60)
  })
})

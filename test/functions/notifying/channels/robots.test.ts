import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dingTalk, feishu, weCom } from '../../../../functions/notifying/channels/robots.ts'
import { type Asked, hangs, hangsUp, type RobotServer, robotServer, says } from './robot-server.ts'

let robot: RobotServer
beforeEach(async () => {
  robot = await robotServer()
})
afterEach(() => robot.stop())

const notice = {
  subject: '【今日到期】示例',
  text: '应于今日完成',
  to: ['clerk', 'head'],
  department: '140900/finance',
}
const at = Date.parse('2022-04-15T00:30:00Z')
const users = { clerk: 'zhang' }
const channels = {
  wecom: () => weCom({ url: robot.url, users }),
  dingtalk: () => dingTalk({ url: robot.url, secret: 'SEC0', users }, () => at),
  feishu: () => feishu({ url: robot.url, secret: 'SEC0', users }, () => at),
}
const names = Object.keys(channels) as (keyof typeof channels)[]
const taken = { wecom: { errcode: 0, errmsg: 'ok' }, dingtalk: { errcode: 0 }, feishu: { code: 0, msg: 'success' } }
const refused = { wecom: { errcode: 93000 }, dingtalk: { errcode: 310000 }, feishu: { code: 19021 } }
const busy = { wecom: { errcode: 45009 }, dingtalk: { errcode: 130101 }, feishu: { code: 11232 } }

describe.each(names)('%s', (name) => {
  it('takes a message with its subject, its readers and its text', async () => {
    robot.answers = [says(200, taken[name])]

    await channels[name]().send(notice)

    const said = JSON.stringify(robot.asked[0]?.body)
    for (const part of ['【今日到期】示例', '致：clerk、head', '应于今日完成', 'zhang']) expect(said).toContain(part)
    expect(robot.asked[0]?.url.searchParams.get('key')).toBe('very-secret')
  })

  it.each([
    ['500', says(500, 'oops'), true, true],
    ['429', says(429, ''), true],
    ['404', says(404, 'no such robot'), false],
    ['302 to elsewhere', says(302, ''), false],
    ['200 with an error inside', says(200, refused[name]), false],
    ['200 with “too many messages” inside', says(200, busy[name]), true],
    ['200 with a page of a proxy', says(200, '<html>login</html>'), false],
    ['200 with nothing', says(200, ''), false],
    ['200 with null', says(200, 'null'), false],
    ['nothing, hanging up', hangsUp(), true, true],
  ] as const)('that answers %s has failed', async (_, answer, passing, down?: boolean) => {
    robot.answers = [answer]

    const failure = await channels[name]()
      .send(notice)
      .catch((error: unknown) => error)

    expect(failure).toMatchObject({ name: 'ChannelFailure', passing, down: down === true })
    expect(String(failure)).not.toContain('very-secret')
  })

  it('takes a text of any length', async () => {
    robot.answers = [says(200, taken[name])]

    await channels[name]().send({ ...notice, text: '逾期'.repeat(20_000) })

    const [asked] = robot.asked as [Asked]
    const { text, content } = asked.body as { text?: { content: string }; content?: { text: string } }
    const said = text?.content ?? content?.text ?? ''
    expect(Buffer.byteLength(said)).toBeLessThanOrEqual({ wecom: 2048, dingtalk: 20_000, feishu: 30_000 }[name])
    expect(said).toContain('全文请在平台查看')
  })
})

it('gives up on a robot that hangs', async () => {
  robot.answers = [hangs()]

  await expect(channels.wecom().send(notice)).rejects.toMatchObject({
    passing: true,
    down: true,
    message: 'TimeoutError',
  })
}, 8000)

describe('signatures', () => {
  it('of DingTalk stand in the address: HMAC of time and secret under the secret', async () => {
    robot.answers = [says(200, taken.dingtalk)]

    await channels.dingtalk().send(notice)

    const [asked] = robot.asked as [Asked]
    const { searchParams } = asked.url
    const sign = createHmac('sha256', 'SEC0').update('1649982600000\nSEC0').digest('base64')
    expect(searchParams.get('timestamp')).toBe('1649982600000')
    expect(searchParams.get('sign')).toBe(sign)
  })

  it('of Feishu stand in the body: HMAC of nothing under seconds and secret', async () => {
    robot.answers = [says(200, taken.feishu)]

    await channels.feishu().send(notice)

    const sign = createHmac('sha256', '1649982600\nSEC0').update('').digest('base64')
    expect(robot.asked[0]?.body).toMatchObject({ timestamp: '1649982600', sign })
  })

  // Worked out with the sample programs in Python that the two vendors publish beside the rule, for the secret of those samples.
  it('are what the vendors’ own sample programs make of the same secret and moment', async () => {
    robot.answers = [says(200, taken.dingtalk), says(200, taken.feishu)]

    await dingTalk({ url: robot.url, secret: 'this is secret' }, () => at).send(notice)
    await feishu({ url: robot.url, secret: 'this is secret' }, () => at).send(notice)

    const [toDingTalk, toFeishu] = robot.asked as [Asked, Asked]
    expect(toDingTalk.url.search).toContain('&sign=CwECf95CPUrUg3rbX3G098Of%2FxCcXutC6iiqHWi2H8A%3D')
    expect(toFeishu.body).toMatchObject({ sign: 'I14EA8+6Qu2sggTqdk23qDacYr6RGFLWQFxQDVVPH2o=' })
  })

  it('are left out where the robot has no secret', async () => {
    robot.answers = [says(200, taken.dingtalk), says(200, taken.feishu)]

    await dingTalk({ url: robot.url }).send(notice)
    await feishu({ url: robot.url }).send(notice)

    expect(robot.asked[0]?.url.searchParams.has('sign')).toBe(false)
    expect(robot.asked[1]?.body).not.toHaveProperty('sign')
  })
})

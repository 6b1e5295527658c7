import { createHmac } from 'node:crypto'
import type { Notice } from '../../stores/notices.ts'
import { type Channel, cutTo, type Users } from './channel.ts'
import { postJson } from './post-json.ts'

export interface RobotSettings {
  readonly url: string
  readonly secret?: string
  readonly users?: Users
}

/** The machine's time, not the business clock: the servers refuse a signature that is an hour old. */
type Now = () => number

/**
 * 企业微信群机器人: the address is the secret; at most 20 messages a minute.
 *
 * @source https://developer.work.weixin.qq.com/document/path/91770
 */
export function weCom({ url, users = {} }: RobotSettings): Channel {
  return {
    name: 'wecom',
    server: serverOf(url),
    send: (notice) =>
      postJson(url, {
        body: {
          msgtype: 'text',
          text: { content: cutTo(2048, words(notice)), mentioned_list: mentioned(notice, users) },
        },
        code: 'errcode',
        busy: [-1, 45009],
      }),
  }
}

/**
 * 钉钉自定义机器人: `sign` is the HMAC-SHA256 of `timestamp\nsecret` under the secret, in the address.
 *
 * @source https://open.dingtalk.com/document/robots/customize-robot-security-settings
 */
export function dingTalk({ url, secret, users = {} }: RobotSettings, now: Now = Date.now): Channel {
  return {
    name: 'dingtalk',
    server: serverOf(url),
    send: (notice) => {
      const signed = new URL(url)
      if (secret !== undefined) {
        const timestamp = String(now())
        const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
        signed.searchParams.set('timestamp', timestamp)
        signed.searchParams.set('sign', sign)
      }
      return postJson(signed.href, {
        body: {
          msgtype: 'text',
          text: { content: cutTo(20_000, words(notice)) },
          at: { atUserIds: mentioned(notice, users) },
        },
        code: 'errcode',
        busy: [-1, 130101, 130102],
      })
    },
  }
}

/**
 * 飞书自定义机器人: `sign` is the HMAC-SHA256 of nothing under `timestamp\nsecret`, in the body.
 *
 * @source https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export function feishu({ url, secret, users = {} }: RobotSettings, now: Now = Date.now): Channel {
  return {
    name: 'feishu',
    server: serverOf(url),
    send: (notice) => {
      const timestamp = String(Math.floor(now() / 1000))
      const sign = secret && createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')
      const at = mentioned(notice, users).map((id) => `<at user_id="${id}"></at>`)
      return postJson(url, {
        body: {
          ...(sign ? { timestamp, sign } : {}),
          msg_type: 'text',
          content: { text: cutTo(30_000, [words(notice), ...at].join('\n')) },
        },
        code: 'code',
        busy: [9499, 11232],
      })
    },
  }
}

/** Robots speak to a group: the message says to whom it is. */
function words({ subject, text, to }: Notice): string {
  return `${subject}\n致：${to.join('、')}\n\n${text}`
}

function mentioned({ to }: Notice, users: Users): string[] {
  return to.flatMap((person) => users[person] ?? [])
}

/** What is written in the settings may be no address at all: then sending says so. */
function serverOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : ''
}

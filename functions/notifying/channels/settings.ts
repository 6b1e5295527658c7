import type { Notices } from '../../stores/notices.ts'
import type { Channel } from './channel.ts'
import { ChannelFailure } from './channel.ts'
import { type MailSettings, mail } from './mail.ts'
import { dingTalk, feishu, type RobotSettings, weCom } from './robots.ts'

/**
 * A department's channels as its operator wrote them, in the order in which they are tried:
 * `[{"kind":"wecom","url":"…","users":{"clerk":"zhang"}},{"kind":"smtp","host":"…","from":"…","users":{"clerk":"…"}}]`.
 * The topic comes last whatever was written, so that a mistake in here silences nobody.
 */
export function channelsOf(written: string | undefined, topic: Notices): Channel[] {
  return [...(written === undefined ? [] : parsed(written)), topicChannel(topic)]
}

function parsed(written: string): Channel[] {
  try {
    return (JSON.parse(written) as readonly unknown[]).flatMap(channelOf)
  } catch {
    return [broken('渠道设置不是有效的 JSON 列表')]
  }
}

function channelOf(one: unknown): Channel[] {
  const { kind, ...settings } = (one ?? {}) as { kind?: string } & Record<string, unknown>
  const wanting = kind === 'smtp' ? ['host', 'from'] : kind === 'sns' ? [] : ['url']
  const missing = wanting.filter((name) => typeof settings[name] !== 'string')
  if (missing.length > 0) return [broken(`渠道 ${kind} 缺少 ${missing.join('、')}`)]
  switch (kind) {
    case 'wecom':
      return [weCom(settings as unknown as RobotSettings)]
    case 'dingtalk':
      return [dingTalk(settings as unknown as RobotSettings)]
    case 'feishu':
      return [feishu(settings as unknown as RobotSettings)]
    case 'smtp':
      return [mail(settings as unknown as MailSettings)]
    case 'sns':
      return []
    default:
      return [broken(`不认识的渠道 ${String(kind)}`)]
  }
}

/** Seen in each reminder until it is mended. */
function broken(why: string): Channel {
  return { name: 'settings', send: () => Promise.reject(new ChannelFailure(why, false)) }
}

function topicChannel(topic: Notices): Channel {
  return {
    name: 'sns',
    async send(notice) {
      await topic.send(notice)
    },
  }
}

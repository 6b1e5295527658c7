import { type Day, dayOf } from '../../kernel/days.ts'
import type { Delivery, Reminder } from './obligation.ts'

/** How a channel took a department's messages of some days. */
export interface ChannelHealth {
  /** `wecom`, `sns`, …; `none` for messages that no channel took. */
  readonly channel: string
  readonly sent: number
  /** Messages that it did not take: they went by the next one, or by none. */
  readonly failed: number
  readonly lastSentOn?: Day
  readonly lastFailure?: { readonly on: Day; readonly why: string }
  /** Its last message failed. */
  readonly failing: boolean
  /** People whose last message it did not take: without an address there, for one. Shown though it takes everybody else's. */
  readonly unreached: readonly string[]
}

interface Attempt {
  readonly channel: string
  readonly to: string
  readonly day: Day
  readonly why?: string
}

/** No channel took the message: it is kept, and tried again by the next sweep. */
const none = 'none'

/** What reminders say of the channels, failing ones first; each message and each resending of it is one attempt at a channel. */
export function channelHealth(reminders: readonly Reminder[]): ChannelHealth[] {
  const attempts = reminders.flatMap(attemptsOf).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return [...Map.groupBy(attempts, ({ channel }) => channel)]
    .map(([channel, those]) => healthOf(channel, those))
    .sort((a, b) => Number(b.failing) - Number(a.failing) || (a.channel < b.channel ? -1 : 1))
}

function healthOf(channel: string, attempts: readonly Attempt[]): ChannelHealth {
  const failures = attempts.filter(({ why }) => why !== undefined)
  const [failure, taken] = [failures.at(-1), attempts.findLast(({ why }) => why === undefined)]
  return {
    channel,
    sent: attempts.length - failures.length,
    failed: failures.length,
    ...(taken ? { lastSentOn: taken.day } : {}),
    ...(failure ? { lastFailure: { on: failure.day, why: failure.why ?? '' } } : {}),
    failing: attempts.at(-1)?.why !== undefined,
    unreached: [...Map.groupBy(attempts, ({ to }) => to)]
      .flatMap(([to, his]) => (his.at(-1)?.why === undefined ? [] : [to]))
      .sort(),
  }
}

function attemptsOf({ to, day, delivery, failure, resends = [] }: Reminder): Attempt[] {
  return [
    ...told({ to, day }, delivery, failure),
    ...resends.flatMap((one) => told({ to, day: dayOf(new Date(one.askedAt)) }, one.delivery, one.failure)),
  ]
}

function told(
  about: Pick<Attempt, 'to' | 'day'>,
  delivery: Delivery | undefined,
  failure: string | undefined,
): Attempt[] {
  if (delivery) {
    const failed = delivery.failures.map(({ channel, why }) => ({ ...about, channel, why }))
    return [...failed, { ...about, channel: delivery.by }]
  }
  return failure === undefined ? [] : [{ ...about, channel: none, why: failure }]
}

import type { Delivery } from '../../../shared/domain/clock/obligation.ts'
import type { Notice } from '../../stores/notices.ts'
import { type Channel, ChannelFailure } from './channel.ts'

const ATTEMPTS = 3
const REST_MS = 5 * 60_000

/** Until when a server is left alone, by its name: a thousand departments do not wait one after the other for one that hangs. */
export type Rests = Map<string, number>

export interface Waiting {
  readonly pause?: (ms: number) => Promise<void>
  readonly rests?: Rests
  /** The machine's time. */
  readonly now?: () => number
}

/**
 * Sends by the first channel that takes it: each is tried up to three times with growing pauses while its fault may pass, then the next one.
 * A server that was down for three tries is passed over for five minutes.
 *
 * @returns by which it went, and what failed before
 * @throws {AggregateError} naming each channel's last word, when none took it
 */
export async function deliver(
  notice: Notice,
  channels: readonly Channel[],
  { pause = wait, rests = new Map(), now = Date.now }: Waiting = {},
): Promise<Delivery> {
  const failures: { channel: string; attempts: number; why: string }[] = []
  for (const channel of channels) {
    const failed = await tried(channel, notice, { pause, rests, now })
    if (!failed) return { by: channel.name, failures }
    failures.push({ channel: channel.name, ...failed })
  }
  const words = failures.map(({ channel, attempts, why }) => `${channel}（${attempts} 次）：${why}`).join('；')
  throw new AggregateError([], `没有可用的渠道：${words}`)
}

async function tried(channel: Channel, notice: Notice, { pause, rests, now }: Required<Waiting>) {
  const server = channel.server ?? ''
  for (let attempt = 1; ; attempt++) {
    if ((rests.get(server) ?? 0) > now()) return { attempts: attempt - 1, why: '服务器刚刚没有应答，暂不再试' }
    try {
      await channel.send(notice)
      return undefined
    } catch (error) {
      const passing = !(error instanceof ChannelFailure) || error.passing
      if (passing && attempt < ATTEMPTS) {
        await pause(500 * 4 ** (attempt - 1))
        continue
      }
      if (server && error instanceof ChannelFailure && error.down) rests.set(server, now() + REST_MS)
      return { attempts: attempt, why: (error as Error).message }
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

import type { Delivery } from '../../../shared/domain/clock/obligation.ts'
import type { Notice } from '../../stores/notices.ts'
import { type Channel, ChannelFailure } from './channel.ts'

const ATTEMPTS = 3

/**
 * Sends by the first channel that takes it: each is tried up to three times with growing pauses while its fault may pass, then the next one.
 *
 * @returns by which it went, and what failed before
 * @throws {AggregateError} naming each channel's last word, when none took it
 */
export async function deliver(
  notice: Notice,
  channels: readonly Channel[],
  pause: (ms: number) => Promise<void> = wait,
): Promise<Delivery> {
  const failures: { channel: string; attempts: number; why: string }[] = []
  for (const channel of channels) {
    const failed = await tried(channel, notice, pause)
    if (!failed) return { by: channel.name, failures }
    failures.push({ channel: channel.name, ...failed })
  }
  const words = failures.map(({ channel, attempts, why }) => `${channel}（${attempts} 次）：${why}`).join('；')
  throw new AggregateError([], `没有可用的渠道：${words}`)
}

async function tried(channel: Channel, notice: Notice, pause: (ms: number) => Promise<void>) {
  for (let attempt = 1; ; attempt++) {
    try {
      await channel.send(notice)
      return undefined
    } catch (error) {
      const passing = !(error instanceof ChannelFailure) || error.passing
      if (!passing || attempt === ATTEMPTS) return { attempts: attempt, why: (error as Error).message }
      await pause(500 * 4 ** (attempt - 1))
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

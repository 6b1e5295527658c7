import { channelHealth } from '../../shared/domain/clock/channel-health.ts'
import type { Reminder } from '../../shared/domain/clock/obligation.ts'
import { addDays } from '../../shared/kernel/days.ts'
import { answer, type UseCase } from '../http/use-case.ts'

/** As far back as an operator asks why somebody heard nothing. */
const DAYS = 14

/** Told from the messages of the last two weeks, read day by day; a channel that was never tried is not in it. */
export const listChannels: UseCase<'listChannels'> = async ({ stores, today }) => {
  const days = Array.from({ length: DAYS }, (_, at) => addDays(today, -at))
  const read = await Promise.all(
    days.map(async (day) => {
      const found: Reminder[] = []
      for await (const { record } of stores.reminders.all(`${day}-`)) found.push(record)
      return found
    }),
  )
  return answer({ since: days.at(-1) ?? today, items: channelHealth(read.flat()) })
}

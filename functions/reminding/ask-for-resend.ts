import type { Reminder } from '../../shared/domain/clock/obligation.ts'
import { isDay } from '../../shared/kernel/days.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { decided, type UseCase } from '../http/use-case.ts'

/** Records who asks for it; the worker sends from the stream, so that a crash in between loses nothing. */
export const askForResend: UseCase<'askForResend'> = async ({ input: { reminderId }, stores, who, now }) => {
  // Beside the messages lies what each person was told last: that is none.
  if (!isDay(reminderId.slice(0, 10)))
    throw new Refusal('not-found', { what: '提醒', id: reminderId }, { what: 'reminder' })
  const read = await stores.reminders.get(reminderId)
  const resends = [...(read.record.resends ?? []), { askedBy: who.id, askedAt: now.toISOString() }]
  const asked: Reminder = { ...read.record, resends }
  return decided(
    asked,
    [stores.reminders.replace(read, asked)],
    {
      type: 'reminder.resend-asked',
      object: `reminders/${reminderId}`,
      payload: { reminder: reminderId, resend: `${resends.length - 1}` },
    },
    { status: 202, version: read.version + 1 },
  )
}

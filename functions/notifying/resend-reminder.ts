import type { Reminder, Resend } from '../../shared/domain/clock/obligation.ts'
import type { Subscriber } from '../events/subscriber.ts'
import { overtaken } from './keep-obligations.ts'

type Here = Parameters<Subscriber<'resendReminder'>>[0]

/**
 * Sends a message again that somebody asked for, once: claimed, sent, marked. An interruption in between is marked as one, and a refusal
 * with what the channel said; neither is tried again by itself, for whoever asked sees it and may ask again.
 */
export const resendReminder: Subscriber<'resendReminder'> = async (here) => {
  const { reminder, resend } = here.event.payload as { reminder: string; resend: string }
  const at = Number(resend)
  const asked = { id: reminder, at }
  const { record } = await here.stores.reminders.get(reminder)
  const outcome = record.resends?.[at]
  if (!outcome || outcome.sentAt || (outcome.failure && outcome.failure !== underWay)) return
  const ours = await mark(here, { ...asked, step: 'claim' }, { failure: underWay })
  await mark(here, { ...asked, step: 'outcome' }, ours ? await send(here, record) : { failure: interrupted })
}

const underWay = '正在发送'
const interrupted = '发送被中断，可能已送达'

async function send({ notices, department, now }: Here, { to, subject, text }: Reminder): Promise<Partial<Resend>> {
  try {
    const delivery = await notices.send({ subject: `【重发】${subject}`, text, to: [to], department })
    return { sentAt: now.toISOString(), delivery }
  } catch (error) {
    return { failure: String(error).slice(0, 300) }
  }
}

/** Another resend of the same message may be marked at the same time: read again. */
async function mark(
  { stores, commit }: Here,
  { id, at, step }: { id: string; at: number; step: string },
  outcome: Partial<Resend>,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const read = await stores.reminders.get(id)
    const resends = (read.record.resends ?? []).map((one, n) => (n === at ? settled(one, outcome) : one))
    try {
      return await commit(step, [stores.reminders.replace(read, { ...read.record, resends })], {
        type: 'reminder.resent',
        object: `reminders/${id}`,
        payload: { reminder: id, resend: `${at}`, outcome: outcome.sentAt ? 'sent' : step },
      })
    } catch (error) {
      if (attempt === 3 || !overtaken(error)) throw error
    }
  }
}

function settled({ askedBy, askedAt }: Resend, outcome: Partial<Resend>): Resend {
  return { askedBy, askedAt, ...outcome }
}

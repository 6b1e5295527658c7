import { service } from '../service.ts'
import { followObligations } from './follow-obligations.ts'
import { grantExtension } from './grant-extension.ts'
import { resendReminder } from './resend-reminder.ts'
import { sweepReminders } from './sweep-reminders.ts'

/** The clock's work behind the requests: keeps obligations in step with the records, and tells people what is due. */
export const notifying = service({
  name: 'notifying',
  routes: {},
  useCases: {},
  subscribers: { followObligations, grantExtension, resendReminder },
  scheduled: { sweepReminders },
  objectSubscribers: {},
})

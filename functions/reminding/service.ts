import { remindingRoutes } from '../../shared/contract/routes/reminding.ts'
import { service } from '../service.ts'
import { askForResend } from './ask-for-resend.ts'
import { listDeadlines, listReminders } from './read-clock.ts'

/** What people ask of the clock; its work behind the requests is `notifying`'s. */
export const reminding = service({
  name: 'reminding',
  routes: remindingRoutes,
  useCases: { listDeadlines, listReminders, askForResend },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})

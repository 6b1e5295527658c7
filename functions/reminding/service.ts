import { remindingRoutes } from '../../shared/contract/routes/reminding.ts'
import { service } from '../service.ts'
import { followObligations } from './follow-obligations.ts'
import { listDeadlines, listReminders } from './read-clock.ts'
import { sweepReminders } from './sweep-reminders.ts'

export const reminding = service({
  name: 'reminding',
  routes: remindingRoutes,
  useCases: { listDeadlines, listReminders },
  subscribers: { followObligations },
  scheduled: { sweepReminders },
  objectSubscribers: {},
})

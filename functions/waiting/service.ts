import { waitingRoutes } from '../../shared/contract/routes/waiting.ts'
import { service } from '../service.ts'
import { listMyWaiting } from './list-my-waiting.ts'

/** What waits for whom: read from the records as they stand, written nowhere. */
export const waiting = service({
  name: 'waiting',
  routes: waitingRoutes,
  useCases: { listMyWaiting },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})

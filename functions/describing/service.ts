import { describingRoutes } from '../../shared/contract/routes/describing.ts'
import { service } from '../service.ts'
import { getOpenApi } from './open-api.ts'

/** The interface described by itself. Apart, because a description of every route weighs as much as a service and is seldom asked for. */
export const describing = service({
  name: 'describing',
  routes: describingRoutes,
  useCases: { getOpenApi },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})

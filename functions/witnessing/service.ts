import { witnessingRoutes } from '../../shared/contract/routes/witnessing.ts'
import { service } from '../service.ts'
import { contribute } from './contribute.ts'
import { contributeDrand } from './contribute-drand.ts'

/** What witnesses and the drand network give to a draw's seed. */
export const witnessing = service({
  name: 'witnessing',
  routes: witnessingRoutes,
  useCases: { contribute, contributeDrand },
  subscribers: {},
  scheduled: {},
  objectSubscribers: {},
})

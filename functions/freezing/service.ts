import { freezingRoutes } from '../../shared/contract/routes/freezing.ts'
import { service } from '../service.ts'
import { carryOutFreeze } from './carry-out-freeze.ts'
import { freezeDraw } from './freeze-draw.ts'
import { previewPool } from './preview-pool.ts'

/** Fixes everything that shapes a draw, before anybody has contributed to its seed. */
export const freezing = service({
  name: 'freezing',
  routes: freezingRoutes,
  useCases: { previewPool, freezeDraw },
  subscribers: { carryOutFreeze },
  scheduled: {},
  objectSubscribers: {},
})

import { findingRoutes } from '../../shared/contract/routes/finding.ts'
import { service } from '../service.ts'
import { findTargets } from './find-targets.ts'
import { keepTargetIndex, keepTargetIndexes } from './keep-target-index.ts'

/** Search over the target registry. A Lambda of its own, because it alone holds a department's targets in memory. */
export const finding = service({
  name: 'finding',
  routes: findingRoutes,
  useCases: { findTargets },
  subscribers: { keepTargetIndex },
  scheduled: { keepTargetIndexes },
  objectSubscribers: {},
})
